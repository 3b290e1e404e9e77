"""Rows of dots that guide the eye or wait for a pen: taken off the picture that is read, where they only make noise."""

import cv2
import numpy as np

from archivist.imaging.pixels import Flags, Pixels, halved
from archivist.model.geometry import MM_PER_INCH

_FULL_DPI = 190.0
_INK = 170
_DOT_MM, _APART_MM = (0.12, 0.8), 2.6
_LEAST_MM, _TALLEST_MM = 12.0, 1.4
_LEAST_DOTS = 8


def without_leaders(grey: Pixels, dpi: float) -> Pixels:
    """The picture (paper white) without its rows of at least eight dots in a line; print and pen that touch them stay."""
    small, small_dpi = (halved(grey), dpi / 2) if dpi >= _FULL_DPI else (grey, dpi)
    dots = leader_dots(small, small_dpi)
    if not dots.any():
        return grey
    grown = cv2.dilate(dots.astype(np.uint8), np.ones((3, 3), np.uint8))
    mask = cv2.resize(grown, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)
    cleaned = grey.copy()
    cleaned[mask > 0] = 255
    return cleaned


def leader_dots(grey: Pixels, dpi: float) -> Flags:
    """True on the dots that stand in rows; px of `grey` (about 100 to 190 dpi)."""
    px_per_mm = dpi / MM_PER_INCH
    _, labels, stats, centres = cv2.connectedComponentsWithStats((grey < _INK).astype(np.uint8), connectivity=8)
    longer = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    small = (longer <= max(3.0, _DOT_MM[1] * px_per_mm)) & (longer >= _DOT_MM[0] * px_per_mm)
    small[0] = False
    if int(small.sum()) < _LEAST_DOTS:
        return np.zeros(grey.shape, np.bool_)
    gap = np.ones((1, round(_APART_MM * px_per_mm) | 1), np.uint8)
    joined = cv2.morphologyEx(small[labels].astype(np.uint8), cv2.MORPH_CLOSE, gap)
    _, rows, found, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    x, y = np.rint(centres[small]).astype(np.intp).T
    dots = np.bincount(rows[y, x], minlength=len(found))
    leader = (found[:, cv2.CC_STAT_WIDTH] >= _LEAST_MM * px_per_mm) & (dots >= _LEAST_DOTS)
    leader &= found[:, cv2.CC_STAT_HEIGHT] <= _TALLEST_MM * px_per_mm
    leader[0] = False
    return np.asarray(small[labels] & leader[rows], np.bool_)
