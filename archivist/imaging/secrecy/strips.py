"""A spot cut out and straightened: capitals of one height, the syllable at one place, what stands before and after it."""

import math
from collections.abc import Sequence

import cv2
import numpy as np

from archivist.imaging.pixels import Pixels, as_pixels
from archivist.imaging.secrecy.spots import Spot
from archivist.imaging.secrecy.views import View

CAPITALS = 16.0  # px: the height of capitals in a strip
SIZE = (160, 48)  # px: width and height of a strip
MIDDLE = (106.0, 24.0)  # px: where the middle of the syllable comes to stand; TUYỆT has room before it
_SHARP = 0.75  # a view is taken where a strip enlarges it no more than this the other way round


def strip_of(views: Sequence[View], spot: Spot) -> Pixels:
    """48 × 160 × 2 (uint8) from the coarsest view that is sharp enough; nothing but 0 beyond the edge of the page."""
    view = next((v for v in reversed(views) if spot.height * v.scale >= _SHARP * CAPITALS), views[0])
    factor = CAPITALS / (spot.height * view.scale)
    lean = math.radians(spot.angle)
    cos, sin = math.cos(lean) * factor, math.sin(lean) * factor
    x, y = spot.x * view.scale, spot.y * view.scale
    grid = np.array([[cos, sin, MIDDLE[0] - cos * x - sin * y], [-sin, cos, MIDDLE[1] + sin * x - cos * y]])
    return as_pixels(cv2.warpAffine(view.pixels, grid, SIZE, flags=cv2.INTER_LINEAR))
