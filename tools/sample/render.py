"""From a drawn side to the scanner's image."""

import numpy as np
from numpy.typing import NDArray

from . import paper
from .batch import Side
from .scanner import scan


def image_of(side: Side) -> NDArray[np.uint8]:
    """Return the scan (RGB, 8 bit) of `side`: paper, print behind it, ink, wear, and the scanner last."""
    dpi, seed = side.sheet.dpi, side.how.seed * 10
    px_mm = dpi / 25.4
    ink = side.sheet.transmission()
    shape = (ink.shape[0], ink.shape[1])
    light = paper.blank(shape, side.tone, seed) * ink
    if side.behind is not None:
        light *= paper.shown_through(side.behind.transmission(), px_mm, side.through)
    for number, wear in enumerate(side.wear, start=1):
        light *= wear(shape, px_mm, seed + 2 * number)
    return scan(light, side.how, dpi)
