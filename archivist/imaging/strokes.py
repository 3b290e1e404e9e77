"""Long strokes along the lines: rules, underlines and what was struck through, taken off the picture that is read."""

import cv2
import numpy as np

from archivist.imaging.pixels import Flags, Pixels
from archivist.model.geometry import MM_PER_INCH

_INK, _FRINGE = 150, 225
_PIECE_MM = 2.6  # no letter of running text has a level stroke so long
_LONG_MM, _DEEP_MM = 25.0, 4.0  # a stroke in all; one by hand waves and slopes. TTTT in capitals is half as long
_THICK_MM = 0.9


def without_strokes(grey: Pixels, dpi: float) -> Pixels:
    """The picture (paper white) without its long level strokes; letters that cross them stay whole."""
    strokes = level_strokes(grey, dpi)
    if not strokes.any():
        return grey
    cleaned = grey.copy()
    cleaned[strokes] = 255
    return cleaned


def level_strokes(grey: Pixels, dpi: float) -> Flags:
    """True on long level strokes, except where a letter crosses them."""
    px = dpi / MM_PER_INCH
    ink = (grey < _INK).astype(np.uint8)
    pieces = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, round(_PIECE_MM * px)), np.uint8))
    if not pieces.any():
        return np.zeros(grey.shape, np.bool_)
    joined = cv2.dilate(pieces, np.ones((3, round(2 * px) | 1), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    width, height = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    long = (width >= _LONG_MM * px) & (height <= _DEEP_MM * px)
    long[0] = False
    if not long.any():
        return np.zeros(grey.shape, np.bool_)
    stroke = (long[labels] & (pieces > 0)).astype(np.uint8)
    # A solid part is no stroke: a bar of a code, a black border.
    stroke[cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((round(_THICK_MM * px), 3), np.uint8)) > 0] = 0
    around = cv2.dilate(stroke, np.ones((3, 3), np.uint8)) > 0
    return np.asarray(around & ~_crossed(((grey < _FRINGE) & ~around).astype(np.uint8), round(_THICK_MM * px) + 2), np.bool_)


def _crossed(rest: Pixels, reach: int) -> Flags:
    """Where other ink stands both above and below, within `reach` px."""
    up, down = np.zeros((2, 2 * reach + 1, 1), np.uint8)
    up[:reach], down[reach + 1 :] = 1, 1
    return np.asarray((cv2.dilate(rest, up) > 0) & (cv2.dilate(rest, down) > 0), np.bool_)
