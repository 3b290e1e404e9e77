"""Which pixels of a page are ink: darker than the paper around them."""

from dataclasses import dataclass

import cv2
import numpy as np

from archivist.imaging.pixels import Flags, Pixels, as_pixels, halved

_REACH_INCH = 0.2
_LEAST_DIFFERENCE = 30.0


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """The ink of one grey picture: its pixels, the even picture (paper = 255), grey levels of paper and ink."""

    pixels: Flags
    even: Pixels
    paper: float
    contrast: float


def find_ink(grey: Pixels, dpi: float, outside: Flags) -> Ink:
    """The ink of a picture of about 100 dpi; `outside` is what does not belong to the page."""
    paper = float(np.percentile(grey[~outside], 75)) if (~outside).any() else 255.0
    page = grey.copy()
    page[outside] = round(paper)
    even = as_pixels(cv2.divide(page, background(page, dpi), scale=255.0))
    threshold = _threshold(even)
    ink = (even < threshold) & ~outside
    contrast = paper - float(np.percentile(page[ink], 25)) if ink.any() else 0.0
    return Ink(ink, even, paper, max(0.0, contrast))


def background(grey: Pixels, dpi: float) -> Pixels:
    """The paper without what is printed on it, as uneven as it is."""
    small = halved(halved(grey))
    reach = max(3, round(dpi / 4 * _REACH_INCH)) | 1
    ground = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    ground = cv2.blur(ground, (reach, reach))
    return as_pixels(cv2.resize(ground, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR))


def _threshold(even: Pixels) -> float:
    """Between paper and print (Otsu 1979 over what is not plain paper), never so high that grain counts."""
    dark = even[even < 255 - _LEAST_DIFFERENCE]
    if dark.size < 50:
        return 255 - 2 * _LEAST_DIFFERENCE
    typical = float(np.percentile(dark, 20))
    return min(255 - _LEAST_DIFFERENCE, (typical + 255) / 2)
