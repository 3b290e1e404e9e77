"""How a page looks from afar: by it the same sheet, scanned twice, is known again."""

import cv2
import numpy as np

from archivist.imaging.pixels import Flags
from archivist.model.looks import GRID

_OUTLIERS = 0.5  # per cent of the ink on each side that is dirt, or a border that was left
_LEAST_INK = 200  # px of ink below which a page looks like nothing


def looks_of(ink: Flags, rotation: int, skew_deg: float) -> str:
    """`GRID` × `GRID` bits, as hex digits: where the ink of the upright, level page lies denser than usual, in the box
    around it; empty where there is hardly any. `ink` of the page as captured, at any resolution.
    """
    upright = np.rot90(ink, rotation // 90).astype(np.uint8)
    height, width = upright.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), skew_deg, 1.0)
    level = cv2.warpAffine(upright, matrix, (width, height), flags=cv2.INTER_NEAREST)
    down, across = np.nonzero(level)
    if len(down) < _LEAST_INK:
        return ""
    (top, bottom), (left, right) = (np.percentile(at, (_OUTLIERS, 100 - _OUTLIERS)) for at in (down, across))
    box = level[int(top) : int(bottom) + 1, int(left) : int(right) + 1]
    if min(box.shape) < GRID:
        return ""
    dense = cv2.resize(box * 255, (GRID, GRID), interpolation=cv2.INTER_AREA)
    return np.packbits(dense > np.median(dense)).tobytes().hex()
