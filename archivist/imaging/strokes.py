"""Long strokes along the lines: rules, underlines and what was struck through, taken off the picture that is read."""

from collections.abc import Iterator

import cv2
import numpy as np

from archivist.imaging.islands import islands
from archivist.imaging.pixels import Flags, Pixels, as_pixels
from archivist.model.geometry import MM_PER_INCH

_INK, _FRINGE = 150, 225
_PIECE_MM = 2.6  # no letter of running text has a level stroke so long
_LONG_MM, _DEEP_MM = 25.0, 4.0  # a stroke in all; one by hand waves and slopes. TTTT in capitals is half as long
_THICK_MM = 0.9

Part = tuple[slice, slice]


def without_strokes(grey: Pixels, dpi: float) -> Pixels:
    """The picture (paper white) without its long level strokes; letters that cross them stay whole."""
    cleaned = grey
    for part, stroke in _strokes(grey, dpi):
        if stroke.any():
            cleaned = grey.copy() if cleaned is grey else cleaned
            cleaned[part][stroke] = 255
    return cleaned


def level_strokes(grey: Pixels, dpi: float) -> Flags:
    """True on long level strokes, except where a letter crosses them."""
    found = np.zeros(grey.shape, np.bool_)
    for part, stroke in _strokes(grey, dpi):
        found[part] |= stroke
    return found


def _strokes(grey: Pixels, dpi: float) -> Iterator[tuple[Part, Flags]]:
    """Each stroke with the part of the page around it: only there is it looked at closely."""
    px = dpi / MM_PER_INCH
    _, ink = cv2.threshold(grey, _INK - 1, 255, cv2.THRESH_BINARY_INV)
    pieces = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, round(_PIECE_MM * px)), np.uint8))
    for first, last in _bands(as_pixels(pieces)):
        band = pieces[first:last]
        joined = islands(cv2.dilate(band, np.ones((3, round(2 * px) | 1), np.uint8)))
        width, height = joined.boxes[:, 2:].T
        for number in np.flatnonzero((width >= _LONG_MM * px) & (height <= _DEEP_MM * px)).tolist():
            left, top, wide, high = joined.boxes[number].tolist()
            place = slice(top, top + high), slice(left, left + wide)
            yield _stroke(grey, (joined.labels[place] == number + 1) & (band[place] > 0), (left, first + top), px)


def _bands(pieces: Pixels) -> list[tuple[int, int]]:
    """The first and the last row (and one more) of each part of the page that has pieces, with a free row on either side."""
    full = cv2.dilate(pieces.max(axis=1, initial=0), np.ones((3, 1), np.uint8)).ravel() > 0
    edges = np.flatnonzero(np.diff(full, prepend=False, append=False))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _stroke(grey: Pixels, pieces: Flags, corner: tuple[int, int], px: float) -> tuple[Part, Flags]:
    """One stroke, of the pieces that lie at `corner` (left, top) of the page."""
    reach = round(_THICK_MM * px) + 2
    left, top = max(0, corner[0] - 2), max(0, corner[1] - 2 * reach)
    part = slice(top, corner[1] + pieces.shape[0] + 2 * reach), slice(left, corner[0] + pieces.shape[1] + 2)
    page = grey[part]
    stroke = np.zeros(page.shape, np.uint8)
    stroke[corner[1] - top :, corner[0] - left :][: pieces.shape[0], : pieces.shape[1]] = pieces
    # A solid part is no stroke: a bar of a code, a black border.
    _, ink = cv2.threshold(page, _INK - 1, 1, cv2.THRESH_BINARY_INV)
    stroke[cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((round(_THICK_MM * px), 3), np.uint8)) > 0] = 0
    course = _course(stroke)
    around = course | (cv2.dilate(stroke, np.ones((3, 3), np.uint8)) > 0)
    rest = ((page < _FRINGE) & ~around).astype(np.uint8)
    return part, np.asarray(around & ~_crossed(rest, reach), np.bool_)


def _course(stroke: Pixels) -> Flags:
    """Where a stroke runs, between its pieces too: along the line through their middles, as thick as they are."""
    thick = stroke.sum(axis=0)
    columns = np.flatnonzero(thick)
    if not columns.size:
        return np.zeros(stroke.shape, np.bool_)
    rows = np.arange(stroke.shape[0], dtype=np.float64)
    middles = (stroke[:, columns] * rows[:, None]).sum(axis=0) / thick[columns]
    across = np.arange(columns[0], columns[-1] + 1)
    middle = np.interp(across, columns, middles)
    course = np.zeros(stroke.shape, np.bool_)
    course[:, across] = np.abs(rows[:, None] - middle[None]) <= np.median(thick[columns]) / 2 + 1
    return course


def _crossed(rest: Pixels, reach: int) -> Flags:
    """Where other ink stands both above and below, within `reach` px."""
    up, down = np.zeros((2, 2 * reach + 1, 1), np.uint8)
    up[:reach], down[reach + 1 :] = 1, 1
    return np.asarray((cv2.dilate(rest, up) > 0) & (cv2.dilate(rest, down) > 0), np.bool_)
