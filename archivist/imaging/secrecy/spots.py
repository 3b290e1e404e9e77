"""Spots of a page where the syllable MẬT may stand, found by a small network in two sizes of the page."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from archivist.imaging.pixels import Pixels
from archivist.imaging.secrecy.network import network
from archivist.imaging.secrecy.views import View

STEP = 8  # px of a view for one cell of what the network says
HEIGHT = 12.0  # the height of capitals, in px of a view, for which the network says 0
LEAST = 0.03  # odds below which nothing is looked at again
MOST = 10  # spots of one view that are looked at again
Cells = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of the syllable and the height of its capitals in px of the page; `angle` in degrees, > 0 where it runs
    down to the right; `score` 0 to 1.
    """

    x: float
    y: float
    height: float
    angle: float
    score: float


def find_spots(view: View) -> list[Spot]:
    """The likeliest spots of one view, best first."""
    said = _said(view.pixels)
    score = 1 / (1 + np.exp(-said[0].clip(-30, 30)))
    peaks = (score >= LEAST) & (score >= cv2.dilate(score, np.ones((3, 3), np.uint8)))
    rows, columns = np.nonzero(peaks)
    best = sorted(zip(rows.tolist(), columns.tolist(), strict=True), key=lambda at: -score[at])[:MOST]
    return [_spot(said, score, row, column, view.scale) for row, column in best]


def as_input(pixels: Pixels) -> npt.NDArray[np.float32]:
    """N = 1 × 2 × H × W, 0 to 1, the sides filled up to whole cells."""
    height, width = (-(-side // STEP) * STEP for side in pixels.shape[:2])
    filled = np.zeros((1, 2, height, width), np.float32)
    filled[0, :, : pixels.shape[0], : pixels.shape[1]] = pixels.transpose(2, 0, 1) * np.float32(1 / 255)
    return filled


def _said(pixels: Pixels) -> Cells:
    """5 × rows × columns: logarithm of the odds, offset across and down in cells, doublings of the height, radians."""
    net: Any = network("finder")
    net.setInput(as_input(pixels))
    said: Cells = np.asarray(net.forward(), np.float32)
    return said.reshape(said.shape[1:])


def _spot(said: Cells, score: Cells, row: int, column: int, scale: float) -> Spot:
    _odds, across, down, doublings, lean = (float(v) for v in said[:, row, column])
    x, y = ((at + 0.5 + by) * STEP / scale for at, by in ((column, across), (row, down)))
    height = HEIGHT * 2 ** max(-2.0, min(2.0, doublings)) / scale
    return Spot(x, y, height, float(np.degrees(lean)), float(score[row, column]))
