"""Tells ink from paper on a page: what is a stroke, and which strokes are of coloured ink."""

from dataclasses import dataclass

import cv2
import numpy as np

from archivist.model.geometry import MM_PER_INCH
from archivist.pdf.cells import CELL_DPI, grown, shrunk, spread
from archivist.pdf.pixels import Mask, Picture

_STAIN_MM = 5.0  # what is wider is paper of another shade
_FAINTEST = 28  # grey levels below the paper; weaker marks stay with the paper
_SPECK = 3  # px in 5 × 5; smaller marks stay with the paper
_COLOURED = 50  # levels between the strongest and weakest channel, beyond the paper's own
_HALF = 0.5
_SOFTNESS = 0.6  # px


@dataclass(frozen=True)
class Darkness:
    """The weakest channel of each pixel and that of the paper around it: every ink is dark in one channel at least."""

    seen: Picture
    paper: Picture

    @property
    def contrast(self) -> Picture:
        return np.asarray(cv2.subtract(self.paper, self.seen), np.uint8)


def darkness(weak: Picture, cell: int) -> Darkness:
    """Measured on the weakest channel softened by less than a pixel, so that edges come out smooth; `cell` in px."""
    seen = softened(weak)
    small = shrunk(seen, cell)
    across = round(_STAIN_MM * CELL_DPI / MM_PER_INCH) | 1
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((across, across), np.uint8))
    return Darkness(seen, grown(np.asarray(cv2.blur(paper, (across, across)), np.uint8), seen))


def softened(picture: Picture) -> Picture:
    """Blurred by less than a pixel."""
    return np.asarray(cv2.GaussianBlur(picture, (3, 3), _SOFTNESS), np.uint8)


def find_strokes(dark: Darkness, cell: int) -> Mask:
    """Pixels nearer to the ink around them than to the paper; marks too faint or too small are left to the paper."""
    contrast = dark.contrast
    first = contrast > _threshold(contrast, cell)
    ink = spread(dark.seen, first.view(np.uint8), 2 * cell)
    half_way = cv2.addWeighted(grown(ink, dark.seen), _HALF, dark.paper, _HALF, 0)
    strokes = (dark.seen < half_way) & (contrast > _FAINTEST)
    around = cv2.boxFilter(strokes.view(np.uint8), -1, (5, 5), normalize=False)
    return np.asarray(strokes & (around > _SPECK))


def _threshold(contrast: Picture, cell: int) -> Picture:
    """Nearly half of the strongest contrast within half a millimetre."""
    peaks = cv2.dilate(contrast, np.ones((5, 5), np.uint8))
    small = np.ascontiguousarray(peaks[cell // 2 :: cell, cell // 2 :: cell])
    near = cv2.blur(cv2.dilate(small, np.ones((5, 5), np.uint8)), (3, 3))
    return grown(np.asarray(np.maximum(near * 0.45, _FAINTEST), np.uint8), contrast)


def is_coloured(picture: Picture, weak: Picture, strokes: Mask, paper: Picture) -> Mask:
    """Which strokes are of coloured ink (pens, seals), in patches and not in single pixels."""
    own = np.asarray(cv2.subtract(strongest(paper), weakest(paper)), np.uint8)
    colour = cv2.subtract(cv2.subtract(strongest(picture), weak), grown(own, weak))
    coloured = strokes & (cv2.blur(colour, (3, 3)) > _COLOURED)
    around = cv2.boxFilter(coloured.view(np.uint8), -1, (9, 9), normalize=False)
    return np.asarray(coloured & (around > 20))


def weakest(picture: Picture) -> Picture:
    """The weakest channel of each pixel."""
    return picture if picture.ndim == 2 else np.minimum(np.minimum(picture[..., 0], picture[..., 1]), picture[..., 2])


def strongest(picture: Picture) -> Picture:
    """The strongest channel of each pixel."""
    return picture if picture.ndim == 2 else np.maximum(np.maximum(picture[..., 0], picture[..., 1]), picture[..., 2])
