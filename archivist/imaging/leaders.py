"""Rows of dots that guide the eye or wait for a pen, and lone specks: taken off the picture that is read."""

import cv2
import numpy as np
import numpy.typing as npt

from archivist.imaging.islands import islands
from archivist.imaging.pixels import Pixels, as_pixels, halved
from archivist.model.geometry import MM_PER_INCH

Boxes = npt.NDArray[np.intp]

_FULL_DPI = 190.0
_INK = 170
_DOT_MM, _APART_MM = (0.12, 0.8), 2.6
_LEAST_MM, _TALLEST_MM = 12.0, 1.4
_LEAST_DOTS = 8
_LONE_MM = 2.5


def without_leaders(grey: Pixels, dpi: float) -> Pixels:
    """The picture (paper white) without its rows of at least eight dots in a line, and without dots that have nothing around
    them; print and pen that touch them stay.
    """
    small, times = (halved(grey), 2) if dpi >= _FULL_DPI else (grey, 1)
    found = _dots(small, dpi / times)
    dots = np.concatenate([_in_rows(*found, dpi / times), _alone(*found, dpi / times)])
    if not dots.size:
        return grey
    cleaned = grey.copy()
    for left, top, width, height in (dots * times).tolist():
        cleaned[max(0, top - times) : top + height + times, max(0, left - times) : left + width + times] = 255
    return cleaned


def lone_dots(grey: Pixels, dpi: float) -> Boxes:
    """The dots with nothing within `_LONE_MM`, one row each as of `leader_dots`: the dots of letters and the marks of a
    sentence have their letters beside them.
    """
    return _alone(*_dots(grey, dpi), dpi)


def _alone(dots: Boxes, ink: Pixels, dpi: float) -> Boxes:
    if not len(dots):
        return dots
    reach = round(_LONE_MM * dpi / MM_PER_INCH)
    around = cv2.boxFilter(ink, cv2.CV_32F, (2 * reach + 1, 2 * reach + 1), normalize=False, borderType=cv2.BORDER_CONSTANT)
    left, top, width, height = dots.T
    return np.asarray(dots[around[top + height // 2, left + width // 2] <= width * height], np.intp)


def leader_dots(grey: Pixels, dpi: float) -> Boxes:
    """The dots that stand in rows, one row each: left, top, width, height in px of `grey` (about 100 to 190 dpi)."""
    return _in_rows(*_dots(grey, dpi), dpi)


def _in_rows(dots: Boxes, ink: Pixels, dpi: float) -> Boxes:
    px_per_mm = dpi / MM_PER_INCH
    if len(dots) < _LEAST_DOTS:
        return dots[:0]
    gap = np.ones((1, round(_APART_MM * px_per_mm) | 1), np.uint8)
    joined = cv2.morphologyEx(_painted(dots, ink.shape), cv2.MORPH_CLOSE, gap)
    least = np.ones((1, max(1, int(_LEAST_MM * px_per_mm))), np.uint8)
    if not cv2.morphologyEx(joined, cv2.MORPH_OPEN, least).any():
        return dots[:0]
    rows = islands(joined)
    row = rows.labels[dots[:, 1], dots[:, 0]] - 1
    _, _, width, height = rows.boxes.T
    leader = (width >= _LEAST_MM * px_per_mm) & (height <= _TALLEST_MM * px_per_mm)
    leader &= np.bincount(row, minlength=len(leader)) >= _LEAST_DOTS
    return np.asarray(dots[leader[row]], np.intp)


def _dots(grey: Pixels, dpi: float) -> tuple[Boxes, Pixels]:
    """What hangs together and has the size of a dot; the ink of the whole picture."""
    px_per_mm = dpi / MM_PER_INCH
    _, ink = cv2.threshold(grey, _INK - 1, 1, cv2.THRESH_BINARY_INV)
    boxes = np.asarray(islands(ink).boxes, np.intp)
    longer = boxes[:, 2:].max(axis=1, initial=0)
    return boxes[(longer <= max(3.0, _DOT_MM[1] * px_per_mm)) & (longer >= _DOT_MM[0] * px_per_mm)], as_pixels(ink)


def _painted(boxes: Boxes, shape: tuple[int, ...]) -> Pixels:
    """The boxes in white on black."""
    canvas = np.zeros(shape, np.uint8)
    left, top, width, height = boxes.T
    for across in range(int(width.max())):
        for down in range(int(height.max())):
            wide = (across < width) & (down < height)
            canvas[top[wide] + down, left[wide] + across] = 1
    return canvas
