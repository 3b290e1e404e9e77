"""Tells ink from paper on a page: what is a stroke, and what colours lie on either side of its edge."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from archivist.model.geometry import MM_PER_INCH
from archivist.pdf.pixels import Mask, Picture

Bits = npt.NDArray[np.uint8]  # 0 or 1
Tones = npt.NDArray[np.float32]

CELL_DPI = 100.0  # the paper is kept, and its shade measured, in cells of about this resolution
_STAIN_MM = 5.0  # what is wider is paper of another shade
_FAINTEST = 28  # grey levels below the paper; weaker marks stay with the paper
_SPECK = 3  # px in 5 × 5; smaller marks stay with the paper
_COLOURED = 50  # levels between the strongest and weakest channel, beyond the paper's own
_HALF = 0.5
_FULL_SHARE = 0.25  # of a cell: with so much of it known, a cell needs no neighbours


@dataclass(frozen=True)
class Darkness:
    """The weakest channel of each pixel and that of the paper around it: every ink is dark in one channel at least."""

    seen: Picture
    paper: Picture

    @property
    def contrast(self) -> Picture:
        return np.asarray(cv2.subtract(self.paper, self.seen), np.uint8)


def darkness(picture: Picture, cell: int) -> Darkness:
    """Measured on a picture softened by less than a pixel, so that edges come out smooth; `cell` px make a cell."""
    seen = np.asarray(cv2.GaussianBlur(weakest(picture), (3, 3), 0.6), np.uint8)
    small = shrunk(seen, cell)
    across = round(_STAIN_MM * CELL_DPI / MM_PER_INCH) | 1
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((across, across), np.uint8))
    return Darkness(seen, grown(np.asarray(cv2.blur(paper, (across, across)), np.uint8), seen))


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
    small = peaks[cell // 2 :: cell, cell // 2 :: cell]
    near = cv2.blur(cv2.dilate(small, np.ones((5, 5), np.uint8)), (3, 3))
    return grown(np.asarray(np.maximum(near * 0.45, _FAINTEST), np.uint8), contrast)


def is_coloured(picture: Picture, strokes: Mask, paper: Picture) -> Mask:
    """Which strokes are of coloured ink (pens, seals), in patches and not in single pixels."""
    own = cv2.subtract(strongest(paper), weakest(paper))
    colour = cv2.subtract(cv2.subtract(strongest(picture), weakest(picture)), grown(np.asarray(own, np.uint8), picture))
    coloured = strokes & (cv2.blur(colour, (3, 3)) > _COLOURED)
    around = cv2.boxFilter(coloured.view(np.uint8), -1, (9, 9), normalize=False)
    return np.asarray(coloured & (around > 20))


def spread(picture: Picture, chosen: Bits, cell: int) -> Picture:
    """The mean colour of the chosen pixels of each cell; cells without any take it from those around."""
    size = (picture.shape[1] // cell, picture.shape[0] // cell)
    weight = np.asarray(chosen * np.uint8(255))
    kept = cv2.bitwise_and(picture, picture, mask=weight)
    known = np.asarray(cv2.resize(weight, size, interpolation=cv2.INTER_AREA), np.float32).reshape(size[::-1]) / np.float32(
        255
    )
    sums = np.asarray(cv2.resize(kept, size, interpolation=cv2.INTER_AREA), np.float32).reshape(*size[::-1], -1)
    means = np.clip(np.rint(_filled(sums, np.asarray(known, np.float32))), 0, 255).astype(np.uint8)
    return means if picture.ndim == 3 else means[..., 0]


def _filled(sums: Tones, known: Tones) -> Tones:
    """Sums over known shares, and where little is known, the same of a picture half as large."""
    rows, columns = known.shape
    own = sums / np.maximum(known, 1e-4)[..., None]
    trust = np.minimum(known / _FULL_SHARE, 1)[..., None]
    if rows * columns == 1 or bool((trust == 1).all()):
        return np.asarray(own, np.float32)
    half = ((columns + 1) // 2, (rows + 1) // 2)
    half_sums = np.asarray(cv2.resize(sums, half, interpolation=cv2.INTER_AREA), np.float32).reshape(*half[::-1], -1)
    half_known = np.asarray(cv2.resize(known, half, interpolation=cv2.INTER_AREA), np.float32).reshape(half[::-1])
    below = cv2.resize(_filled(half_sums, half_known), (columns, rows), interpolation=cv2.INTER_LINEAR).reshape(sums.shape)
    return np.asarray(own * trust + below * (1 - trust), np.float32)


def padded(picture: Picture, to: int) -> Picture:
    """The picture with its last rows and columns repeated until its sides are multiples of `to`, for shrinking is
    several times as fast by whole numbers.
    """
    below, beside = (-side % to for side in picture.shape[:2])
    return np.asarray(cv2.copyMakeBorder(picture, 0, below, 0, beside, cv2.BORDER_REPLICATE), np.uint8)


def shrunk(picture: Picture, cell: int) -> Picture:
    """The means of all cells."""
    size = (picture.shape[1] // cell, picture.shape[0] // cell)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def grown(picture: Picture, like: Picture) -> Picture:
    """A smaller picture at the size of another."""
    height, width = like.shape[:2]
    return np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def weakest(picture: Picture) -> Picture:
    """The weakest channel of each pixel."""
    if picture.ndim == 2:
        return picture
    red, green, blue = cv2.split(picture)
    return np.asarray(cv2.min(cv2.min(red, green), blue), np.uint8)


def strongest(picture: Picture) -> Picture:
    """The strongest channel of each pixel."""
    if picture.ndim == 2:
        return picture
    red, green, blue = cv2.split(picture)
    return np.asarray(cv2.max(cv2.max(red, green), blue), np.uint8)
