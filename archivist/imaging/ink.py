"""Which pixels of a page are ink: darker than the paper around them."""

from dataclasses import dataclass

import cv2
import numpy as np

from archivist.imaging.levels import histogram, level_at
from archivist.imaging.pixels import Flags, Pixels, as_pixels, halved

_REACH_INCH = 0.2
_LEAST_DIFFERENCE = 30
_FEW = 50


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """The ink of one grey picture: its pixels, the even picture (paper = 255), grey levels of paper and ink."""

    pixels: Flags
    even: Pixels
    paper: float
    contrast: float

    @property
    def share(self) -> float:
        """The part of the page that is ink, 0 to 1."""
        return float(np.count_nonzero(self.pixels)) / max(1, self.pixels.size)


def find_ink(grey: Pixels, dpi: float, outside: Flags) -> Ink:
    """The ink of a picture of about 100 dpi; `outside` is what does not belong to the page."""
    inside = ~outside
    paper = level_at(histogram(grey, inside), 0.75)
    page = grey
    if outside.any():
        page = grey.copy()
        page[outside] = round(paper)
    even = as_pixels(cv2.divide(page, background(page, dpi), scale=255.0))
    ink = (even < _threshold(even)) & inside
    contrast = paper - level_at(histogram(page, ink), 0.25) if ink.any() else 0.0
    return Ink(ink, even, paper, max(0.0, contrast))


def background(grey: Pixels, dpi: float) -> Pixels:
    """The paper without what is printed on it, as uneven as it is."""
    small = halved(halved(grey))
    reach = max(3, round(dpi / 4 * _REACH_INCH)) | 1
    ground = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    ground = cv2.blur(ground, (reach, reach))
    return as_pixels(cv2.resize(ground, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR))


def _threshold(even: Pixels) -> float:
    """Half way between paper and the darkest fifth of what is not paper, never so high that the grain of paper counts."""
    counts = histogram(even)
    counts[255 - _LEAST_DIFFERENCE :] = 0
    if counts.sum() < _FEW:
        return 255 - 2 * _LEAST_DIFFERENCE
    return min(255 - _LEAST_DIFFERENCE, (level_at(counts, 0.2) + 255) / 2)
