"""The dark border that a scanner leaves around a sheet, and the edge of the paper inside it."""

import cv2
import numpy as np

from archivist.imaging.pixels import Flags, Pixels
from archivist.model.geometry import Box

_SLAB_INCH = 0.08
_DARK = 0.5


def outside_of(grey: Pixels, dpi: float) -> Flags:
    """True where the picture shows the scanner and not the sheet: solid dark that reaches the edge of the picture.

    Print that runs off the sheet is thinner than the slabs that count, so it is never taken for border.
    """
    paper = float(np.percentile(grey, 75))
    dark = (grey < paper * _DARK).astype(np.uint8)
    slab = max(3, round(dpi * _SLAB_INCH)) | 1
    framed = cv2.copyMakeBorder(dark, slab, slab, slab, slab, cv2.BORDER_REPLICATE)
    solid = cv2.morphologyEx(framed, cv2.MORPH_OPEN, np.ones((slab, slab), np.uint8))[slab:-slab, slab:-slab]
    _, labels = cv2.connectedComponents(np.ascontiguousarray(solid), connectivity=4)
    edges = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    outside = np.isin(labels, edges[edges > 0])
    if not outside.any():
        return outside
    grown = cv2.dilate(outside.astype(np.uint8), np.ones((5, 5), np.uint8))
    return grown.astype(np.bool_)


def sheet_box(outside: Flags, margin: int = 0) -> Box | None:
    """The upright rectangle around what is not outside; None where nothing would be cut off."""
    inside = ~outside
    rows, columns = np.flatnonzero(inside.mean(axis=1) > 0.02), np.flatnonzero(inside.mean(axis=0) > 0.02)
    if not rows.size or not columns.size:
        return None
    height, width = outside.shape
    box = Box(
        max(0, int(columns[0]) - margin),
        max(0, int(rows[0]) - margin),
        min(width, int(columns[-1]) + 1 + margin),
        min(height, int(rows[-1]) + 1 + margin),
    )
    return None if (box.width, box.height) == (width, height) else box
