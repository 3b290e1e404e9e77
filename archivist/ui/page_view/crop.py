"""A place of a page as a small picture of its own."""

import numpy as np
from PySide6.QtGui import QImage

from archivist.model.geometry import Box
from archivist.ui.page_view.rendition import Picture
from archivist.ui.page_view.sheet import image_of

AROUND = 12  # px above and below, so that letters do not touch the edge
ASIDE = 40  # px to the left and right, to see what stands beside


def crop_of(picture: Picture, box: Box) -> QImage | None:
    """`box` in px of the rendition; None where it lies outside of the page."""
    width, height = picture.size
    left, right = max(0, int(box.left - ASIDE)), min(width, int(box.right + ASIDE))
    top, bottom = max(0, int(box.top - AROUND)), min(height, int(box.bottom + AROUND))
    if right - left < 2 or bottom - top < 2:
        return None
    return image_of(np.ascontiguousarray(picture.levels[0][top:bottom, left:right])).copy()
