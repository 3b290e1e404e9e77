"""The dark border that a scanner leaves around a sheet, and the edge of the paper inside it."""

import cv2
import numpy as np

from archivist.imaging.levels import histogram, level_at
from archivist.imaging.pixels import Flags, Pixels, halved
from archivist.model.geometry import Box

_SLAB_INCH = 0.08
_DARK = 0.5
_GROWN = 5
_LEAST_INSIDE = 0.02


def outside_of(grey: Pixels, dpi: float) -> Flags:
    """True where the picture shows the scanner and not the sheet: solid dark that reaches the edge of the picture.

    Print that runs off the sheet is thinner than the slabs that count, so it is never taken for border.
    """
    small = halved(grey)
    dark = (small < level_at(histogram(small), 0.75) * _DARK).astype(np.uint8)
    slab = max(3, round(dpi / 2 * _SLAB_INCH)) | 1
    framed = cv2.copyMakeBorder(dark, slab, slab, slab, slab, cv2.BORDER_REPLICATE)
    solid = cv2.morphologyEx(framed, cv2.MORPH_OPEN, np.ones((slab, slab), np.uint8))[slab:-slab, slab:-slab]
    count, labels = cv2.connectedComponents(np.ascontiguousarray(solid), connectivity=4)
    at_edge = np.zeros(count, np.uint8)
    for edge in (labels[0], labels[-1], labels[:, 0], labels[:, -1]):
        at_edge[edge] = 1
    at_edge[0] = 0
    if not at_edge.any():
        return np.zeros(grey.shape, np.bool_)
    whole = cv2.resize(at_edge[labels], (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)
    return np.asarray(cv2.dilate(whole, np.ones((_GROWN, _GROWN), np.uint8))).astype(np.bool_)


def sheet_box(outside: Flags, margin: int = 0) -> Box | None:
    """The upright rectangle around what is not outside; None where nothing would be cut off."""
    inside = ~outside
    rows, columns = (np.flatnonzero(inside.mean(axis=axis) > _LEAST_INSIDE) for axis in (1, 0))
    if not rows.size or not columns.size:
        return None
    height, width = outside.shape
    left, top = max(0, int(columns[0]) - margin), max(0, int(rows[0]) - margin)
    right, bottom = min(width, int(columns[-1]) + 1 + margin), min(height, int(rows[-1]) + 1 + margin)
    return None if (right - left, bottom - top) == (width, height) else Box(left, top, right, bottom)
