"""Pictures of cells: the colours of a page at a lower resolution, of chosen pixels only, and no finer than needed."""

import cv2
import numpy as np
import numpy.typing as npt

from archivist.pdf.pixels import Picture

Bits = npt.NDArray[np.uint8]  # 0 or 1
Tones = npt.NDArray[np.float32]

CELL_DPI = 100.0  # the paper is kept, and its shade measured, in cells of about this resolution
_SPARSE = 32  # 255ths of a cell; with less of it known, it takes its colour from a wider place
_FULL_SHARE = 0.25  # of a wider cell: with so much of it known, it needs no neighbours
_DIFFERENT = 1e-4  # share of cells that may be another shade in a coarser picture


def spread(picture: Picture, chosen: Bits, cell: int) -> Picture:
    """The mean colour of the chosen pixels of each cell; cells without any take it from those around."""
    size = (picture.shape[1] // cell, picture.shape[0] // cell)
    weight = np.asarray(chosen * np.uint8(255))
    kept = cv2.bitwise_and(picture, picture, mask=weight)
    known = np.asarray(cv2.resize(weight, size, interpolation=cv2.INTER_AREA), np.uint8).reshape(size[::-1])
    sums = np.asarray(cv2.resize(kept, size, interpolation=cv2.INTER_AREA), np.uint8).reshape(
        *size[::-1], *picture.shape[2:]
    )
    parts = known if picture.ndim == 2 else cv2.merge([known] * 3)
    own = np.asarray(cv2.divide(sums, parts, scale=255), np.uint8).reshape(sums.shape)
    sparse = np.asarray(known < _SPARSE)
    if not sparse.any():
        return own
    wider = _filled(_halved(sums.astype(np.float32)), _halved(known.astype(np.float32) / np.float32(255)))
    around = grown(np.clip(np.rint(wider), 0, 255).astype(np.uint8), own)
    return np.asarray(cv2.copyTo(around, sparse.view(np.uint8), own), np.uint8).reshape(sums.shape)


def _filled(sums: Tones, known: Tones) -> Tones:
    """Sums over known shares, and where little is known, the same of a picture half as large."""
    own = sums / np.maximum(known, 1e-4).reshape(*known.shape, *[1] * (sums.ndim - 2))
    trust = np.minimum(known / _FULL_SHARE, 1).reshape(*known.shape, *[1] * (sums.ndim - 2))
    if known.size == 1 or bool((trust == 1).all()):
        return np.asarray(own, np.float32)
    below = _filled(_halved(sums), _halved(known))
    rows, columns = known.shape
    wider = np.asarray(cv2.resize(below, (columns, rows), interpolation=cv2.INTER_LINEAR), np.float32).reshape(sums.shape)
    return np.asarray(own * trust + wider * (1 - trust), np.float32)


def _halved(tones: Tones) -> Tones:
    rows, columns = tones.shape[:2]
    half = ((columns + 1) // 2, (rows + 1) // 2)
    return np.asarray(cv2.resize(tones, half, interpolation=cv2.INTER_AREA), np.float32).reshape(
        *half[::-1], *tones.shape[2:]
    )


def coarsest(colours: Picture, tolerance: int, halvings: int) -> Picture:
    """The picture halved as often as it shows the same, but for grain, to within `tolerance` levels; `halvings` at most."""
    shown = colours
    for _ in range(halvings):
        if min(shown.shape[:2]) < 16 or shown.shape[0] % 2 or shown.shape[1] % 2:
            break
        half = shrunk(shown, 2)
        if _differs(_drawn(half, colours), colours, tolerance):
            break
        shown = half
    return shown


def _drawn(picture: Picture, like: Picture) -> Picture:
    """A coarser picture as readers draw it: in squares, for PDF/A lets nobody smooth them (ISO 19005-2, 6.2.8.2)."""
    height, width = like.shape[:2]
    return np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_NEAREST), np.uint8).reshape(like.shape)


def _differs(one: Picture, other: Picture, tolerance: int) -> bool:
    """Whether any place is of another shade; softened, for grain is none."""
    difference = cv2.absdiff(one, cv2.blur(other, (3, 3)))
    return bool(np.count_nonzero(difference > tolerance) > _DIFFERENT * difference.size)


def padded(picture: Picture, to: int) -> Picture:
    """The picture with its last rows and columns repeated until its sides are multiples of `to`, for shrinking is
    several times as fast by whole numbers.
    """
    below, beside = (-side % to for side in picture.shape[:2])
    return np.asarray(cv2.copyMakeBorder(picture, 0, below, 0, beside, cv2.BORDER_REPLICATE), np.uint8)


def shrunk(picture: Picture, cell: int) -> Picture:
    """The means of all cells."""
    size = (picture.shape[1] // cell, picture.shape[0] // cell)
    means = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    return means.reshape(*size[::-1], *picture.shape[2:])


def grown(picture: Picture, like: Picture) -> Picture:
    """A smaller picture at the size of another."""
    height, width = like.shape[:2]
    larger = np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)
    return larger.reshape(height, width, *picture.shape[2:])
