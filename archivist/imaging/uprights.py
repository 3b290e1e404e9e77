"""Upright rules of tables and folds along the page, taken off the picture that is read: an engine reads them as bars."""

import cv2
import numpy as np

from archivist.imaging.islands import islands
from archivist.imaging.pixels import Flags, Pixels, as_pixels, halved
from archivist.model.geometry import MM_PER_INCH

_FULL_DPI = 190.0
_INK = 190
_PIECE_MM = 5.0
_LONG_MM, _WIDE_MM = 10.0, 1.4  # no letter is so high, nor one of print over one by hand; a table is
_LEANING = 0.04  # px aside for each px down; more is no upright
_APART_MM, _MOST_BESIDE = 6.0, 3  # closer together they are the bars of a code, hatching, a pattern


def without_uprights(grey: Pixels, dpi: float) -> Pixels:
    """The picture (paper white) without its long thin upright strokes; bars of codes and solid parts stay."""
    small, times = (halved(grey), 2) if dpi >= _FULL_DPI else (grey, 1)
    px = dpi / times / MM_PER_INCH
    pieces = _pieces(small, px)
    if not pieces.any():
        return grey
    cleaned = grey.copy()
    for left, top, width, height in _strokes(pieces, px).tolist():
        wide = cv2.dilate(pieces[top : top + height, left : left + width], np.ones((3, 3), np.uint8))
        stroke = cv2.resize(wide, None, fx=times, fy=times, interpolation=cv2.INTER_NEAREST) > 0
        part = cleaned[top * times : (top + height) * times, left * times : (left + width) * times]
        part[stroke[: part.shape[0], : part.shape[1]]] = 255
    return cleaned


def _pieces(grey: Pixels, px: float) -> Pixels:
    """255 on what is ink without a break over the height of a table's row."""
    _, ink = cv2.threshold(grey, _INK - 1, 255, cv2.THRESH_BINARY_INV)
    return as_pixels(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((max(3, round(_PIECE_MM * px)), 1), np.uint8)))


def _strokes(pieces: Pixels, px: float) -> "np.ndarray[tuple[int, ...], np.dtype[np.int32]]":
    """The places (left, top, width, height) of pieces that make a stroke of their own, with room for its fringe."""
    found = islands(cv2.dilate(pieces, np.ones((3, 5), np.uint8)))
    boxes = found.boxes
    _, _, width, height = boxes.T
    thin = found.areas <= (_WIDE_MM * px + 4) * height
    upright = width <= _WIDE_MM * px + 4 + _LEANING * height
    return np.asarray(boxes[(height >= _LONG_MM * px) & thin & upright & ~_crowded(boxes, px)], np.int32)


def _crowded(boxes: "np.ndarray[tuple[int, ...], np.dtype[np.int32]]", px: float) -> Flags:
    left, top, width, height = boxes.T
    middle, bottom = left + width / 2, top + height
    near = np.abs(middle[:, None] - middle[None]) < _APART_MM * px
    beside = near & (top[:, None] < bottom[None]) & (top[None] < bottom[:, None])
    return np.asarray(beside.sum(axis=1) > _MOST_BESIDE, np.bool_)
