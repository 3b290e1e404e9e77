"""A page as the two networks see it: how dark and how coloured each place is, in three sizes."""

from dataclasses import dataclass

import cv2
import numpy as np

from archivist.imaging.pixels import Pixels, as_pixels, halved, resized

FINE_DPI = 160.0
_GROUND_REACH = 13  # px at 40 dpi: more than any stroke is wide, less than a shadow
# Faint ink counts nearly as much as black ink: the square root lifts it out of the paper.
_LIFTED = np.sqrt(np.arange(256) * 255.0).round().astype(np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """`pixels` H × W × 2 (uint8): darkness against the paper, and colour; `scale` px of it for one px of the page."""

    pixels: Pixels
    scale: float


def views_of(page: Pixels, dpi: float) -> tuple[View, View, View]:
    """Of a page (uint8, grey or RGB) at 160, 80 and 40 dpi."""
    scale = FINE_DPI / dpi
    fine = page if abs(scale - 1) < 0.01 else resized(page, scale)
    middle = halved(fine)
    ground = _ground(halved(middle))
    coarse = halved(middle)
    return _view(fine, ground, page), _view(middle, ground, page), _view(coarse, ground, page)


def _ground(coarse: Pixels) -> Pixels:
    """The paper below the ink, from the darkest channel at 40 dpi."""
    reach = np.ones((_GROUND_REACH, _GROUND_REACH), np.uint8)
    ground = cv2.morphologyEx(_darkest(coarse), cv2.MORPH_CLOSE, reach)
    return as_pixels(cv2.blur(ground, (_GROUND_REACH, _GROUND_REACH)))


def _view(part: Pixels, ground: Pixels, page: Pixels) -> View:
    low = _darkest(part)
    paper = cv2.resize(ground, low.shape[::-1], interpolation=cv2.INTER_LINEAR)
    dark = 255 - cv2.divide(low, paper, scale=255.0)
    both = np.dstack([cv2.LUT(as_pixels(dark), _LIFTED), _colour(part, low)])
    return View(as_pixels(both), part.shape[1] / page.shape[1])


def _darkest(part: Pixels) -> Pixels:
    """The channel in which any ink is dark, whatever its colour."""
    if part.ndim == 2:
        return part
    return as_pixels(cv2.min(cv2.min(part[:, :, 0], part[:, :, 1]), part[:, :, 2]))


def _colour(part: Pixels, low: Pixels) -> Pixels:
    """How far a place is from grey, beyond the tint of the paper."""
    if part.ndim == 2:
        return np.zeros_like(low)
    high = cv2.max(cv2.max(part[:, :, 0], part[:, :, 1]), part[:, :, 2])
    colour = cv2.subtract(high, low)
    tint = int(np.median(colour[::8, ::8]))
    return as_pixels(cv2.LUT(as_pixels(np.maximum(colour, tint) - tint), _LIFTED))
