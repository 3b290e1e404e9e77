"""The network that says of every column of a strip which digit is there: plain numpy, weights learnt from drawn strips."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from archivist.ocr.hand.strip import Strip
from archivist.resources import resource

Floats = npt.NDArray[np.float32]
WEIGHTS = "digits/digits.npz"
BLANK = 20  # classes: 0 to 9 by hand, 10 to 19 in print, 20 no digit
CLASSES = 21

# Convolutions: channels out, channels in, then height and width (or width alone) of the window.
LAYERS: dict[str, tuple[int, ...]] = {
    "a": (16, 1, 5, 5),
    "b": (24, 16, 3, 3),
    "c": (40, 24, 3, 3),
    "d": (96, 40, 5, 3),
    "e": (96, 96, 5),
    "f": (96, 96, 5),
    "g": (CLASSES, 96, 1),
}


@lru_cache
def weights() -> dict[str, Floats]:
    """The weights that are shipped; read once."""
    with np.load(resource(WEIGHTS)) as kept:
        return {name: kept[name].astype(np.float32) for name in kept.files}


def scores(strip: Strip) -> Floats:
    """The logarithm of each class's probability for every second px of a strip: width / 2 × CLASSES."""
    w = weights()
    padded = np.pad(strip, ((0, 0), (0, strip.shape[1] % 2)))[None]
    x = _layer(padded, w, "a", (2, 2), 2)
    x = _halved(_layer(x, w, "b", (1, 1)))
    x = _halved(_layer(x, w, "c", (1, 1)))
    x = _layer(x, w, "d", (0, 1))
    for name in ("e", "f"):
        x = _layer(x, w, name, (0, 2))
    flat = w["g"][:, :, 0] @ x[:, 0] + w["g_0"][:, None]
    top = flat.max(axis=0)
    return np.asarray((flat - top - np.log(np.exp(flat - top).sum(axis=0))).T, np.float32)


def _layer(x: Floats, w: dict[str, Floats], name: str, around: tuple[int, int], step: int = 1) -> Floats:
    """A convolution with its bias, nothing below zero; `x` is channels × height × width."""
    kernel = w[name] if w[name].ndim == 4 else w[name][:, :, None]
    padded = np.pad(x, ((0, 0), (around[0],) * 2, (around[1],) * 2))
    windows = np.lib.stride_tricks.sliding_window_view(padded, kernel.shape[2:], axis=(1, 2))[:, ::step, ::step]
    out = np.tensordot(kernel, windows, axes=((1, 2, 3), (0, 3, 4)))
    return np.asarray(np.maximum(out + w[name + "_0"][:, None, None], 0), np.float32)


def _halved(x: Floats) -> Floats:
    """Half as high: the greater of each two rows."""
    return np.maximum(x[:, ::2], x[:, 1::2])
