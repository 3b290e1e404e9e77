"""The picture that is read: grey, flat paper, full contrast, no seal over the print, no rules, no dots."""

import cv2
import numpy as np

from archivist.imaging.leaders import without_leaders
from archivist.imaging.levels import histogram, level_at
from archivist.imaging.pixels import Pixels, as_pixels, halved
from archivist.imaging.strokes import without_strokes
from archivist.imaging.uprights import without_uprights

# Tesseract brings each line to 36 px; print of 13 pt has them at 200 dpi. More costs time and reads worse, less loses marks.
READING_DPI = 200.0
_READABLE = (140.0, 215.0)
_PAPER, _WHITE = 250.0, 235
_INK_BELOW, _LEAST_SPAN = 200, 60


def reading_dpi(dpi: float) -> float:
    """The resolution at which a page of `dpi` is read: its own from 140 to 215, 200 otherwise."""
    return dpi if _READABLE[0] <= dpi <= _READABLE[1] else READING_DPI


def for_reading(page: Pixels, dpi: float) -> Pixels:
    """The picture that is read, from an upright page (grey or RGB) at its `reading_dpi`: the same size, grey.

    Red ink is taken off where colour tells it from print, uneven paper becomes white, faded ink black; rules, strokes
    of a pen along the lines, rows of dots and lone specks go.
    """
    grey = full_contrast(even_paper(without_red(page), dpi))
    return without_leaders(without_uprights(without_strokes(grey, dpi), dpi), dpi)


def without_red(pixels: Pixels) -> Pixels:
    """Grey in which red ink is nearly as light as paper, and black under it as dark as elsewhere."""
    return pixels if pixels.ndim == 2 else as_pixels(cv2.extractChannel(pixels, 0))


def even_paper(grey: Pixels, dpi: float) -> Pixels:
    """The picture divided by its own background, so that paper is white everywhere."""
    small = halved(halved(halved(grey)))
    reach = max(3, round(dpi / 8 * 0.16)) | 1
    ground = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    ground = cv2.blur(ground, (reach, reach))
    full = cv2.resize(ground, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return as_pixels(cv2.divide(grey, full, scale=_PAPER))


def full_contrast(grey: Pixels) -> Pixels:
    """Ink black and paper white, whatever the grey that the page's ink has; a page without ink stays as it is."""
    counts = histogram(grey)
    counts[_INK_BELOW:] = 0
    if not counts.any():
        return grey
    black = level_at(counts, 0.3)
    levels = (np.arange(256) - black) * (255.0 / max(_LEAST_SPAN, _WHITE - black))
    return as_pixels(cv2.LUT(grey, np.clip(levels, 0, 255).astype(np.uint8)))
