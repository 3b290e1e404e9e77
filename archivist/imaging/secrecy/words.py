"""Which mark a straightened strip says, told by a small network that sees the words before and after it too."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from archivist.imaging.pixels import Pixels
from archivist.imaging.secrecy.network import network

WORDS = ("", "MẬT", "TỐI MẬT", "TUYỆT MẬT")  # in the order of the network's answers; the first is none of them


def odds_of(strips: Sequence[Pixels]) -> npt.NDArray[np.float32]:
    """N × 4, the odds of each word for each strip, 0 to 1."""
    if not strips:
        return np.zeros((0, len(WORDS)), np.float32)
    net: Any = network("reader")
    said = []
    for strip in strips:
        net.setInput(strip.transpose(2, 0, 1)[None].astype(np.float32) * np.float32(1 / 255))
        said.append(np.asarray(net.forward(), np.float32)[0])
    likely = np.exp(np.stack(said) - np.max(said, axis=1, keepdims=True))
    return np.asarray(likely / likely.sum(axis=1, keepdims=True), np.float32)
