"""Which way is up: evidence from the letters themselves, weighed by a small network."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from archivist.imaging.ink import Ink
from archivist.imaging.windows import Windows, letter_windows
from archivist.resources import resource

_WEIGHTS = "imaging/uprightness.npz"
# Windows of one page share their type and their damage: many of them count as this many independent ones at most.
_INDEPENDENT = 20.0
# The letters of a seal run in all directions and a scribble looks like some: odds are believed to a third.
_BELIEVED = 1 / 3
# The odds, in advance, of a page that lies as its scanner or camera says, against any other turn.
_AS_DECLARED = 1.0
_LEAST_TRUST = 1e-3


@dataclass(frozen=True, slots=True)
class Upright:
    """The clockwise turn in degrees that had been applied to the upright page.

    `evidence` is the natural logarithm of the odds of this turn against the next likely one (0 = none, 1.5 = 4 to 1).
    """

    rotation: int
    evidence: float


def upright(ink: Ink, dpi: float, declared: int) -> Upright:
    """The turn of a page from its letters at about 100 dpi; `declared` is the turn that is likely without looking."""
    weighed = _weighed(letter_windows(ink, dpi))
    weighed[declared // 90 % 4] += _AS_DECLARED
    order = np.argsort(weighed)
    return Upright(int(order[-1]) * 90, float(weighed[order[-1]] - weighed[order[-2]]))


def _weighed(windows: Windows) -> npt.NDArray[np.float64]:
    """The logarithm of the likelihood of each of the four turns (0, 90, 180, 270 clockwise)."""
    if not len(windows):
        return np.zeros(4)
    scores = np.stack([_uprightness(np.rot90(windows, k, axes=(1, 2))) for k in range(4)], axis=1).astype(np.float64)
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    each = np.log(likely * (1 - 4 * _LEAST_TRUST) + _LEAST_TRUST)
    count = len(windows)
    return np.asarray(each.mean(axis=0) * (_BELIEVED * count * _INDEPENDENT / (count + _INDEPENDENT - 1)))


def _uprightness(windows: Windows) -> npt.NDArray[np.float32]:
    """How upright each window looks; only differences between turns of one window mean anything."""
    layer: npt.NDArray[np.float32] = np.ascontiguousarray(windows).reshape(len(windows), -1)
    weights = _weights()
    for at, (slopes, offsets) in enumerate(weights):
        layer = layer @ slopes + offsets
        if at < len(weights) - 1:
            layer = np.maximum(layer, 0)
    return layer[:, 0]


@cache
def _weights() -> tuple[tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]], ...]:
    with np.load(resource(_WEIGHTS), allow_pickle=False) as kept:
        layers = [kept[f"layer_{at}"].astype(np.float32) for at in range(len(kept.files))]
    return tuple(zip(layers[::2], layers[1::2], strict=True))
