"""Takes a page apart into coarse paper and sharp ink, and tells whether the parts together still show the page."""

import io

import cv2
import numpy as np
from PIL import Image

from archivist.model.geometry import Box
from archivist.pdf.encoded import Colour, Filter, Layer
from archivist.pdf.ink import (
    CELL_DPI,
    Bits,
    Darkness,
    darkness,
    find_strokes,
    grown,
    is_coloured,
    padded,
    shrunk,
    spread,
    weakest,
)
from archivist.pdf.pixels import Mask, Picture, bits, jpeg

LEAST_DPI = 180.0  # below this, paper at 100 dpi saves too little
_INK_CELLS, _COLOURED_INK_CELLS, _PATCH_CELLS = 2, 1, 4  # sides, in cells of the paper
_FEW = 200  # px; less coloured ink than this is noise
_WRONG = 80  # levels by which a pixel of ink may not differ
_WRONG_SHARE = 5e-6  # of a page, after marks thinner than 3 px are taken out
_SHIFTED = 60  # levels by which a patch of a square millimetre may not differ
_SHIFTED_SHARE = 5e-5
_STEEP = 90  # levels within 5 px: an edge
_BLURRED_SHARE = 0.15  # of any 8 mm patch that may be edges which were lost by half


def layered(rendition: Picture, dpi: float, quality: int) -> tuple[Layer, ...]:
    """Paper, then coloured ink, then the rest: colours at low resolution, edges lossless at the full one.

    Nothing is ever drawn from a stock of shapes: each stroke keeps its own pixels. Empty when the parts would not
    show the same page, when nothing is written on it, or when it is too coarse to begin with.
    """
    if dpi < LEAST_DPI:
        return ()
    cell = round(dpi / CELL_DPI)
    page = padded(rendition, cell * _PATCH_CELLS)
    dark = darkness(page, cell)
    strokes = find_strokes(dark, cell)
    if not strokes.any():
        return ()  # paper alone would have fewer dots to the inch than is asked for
    beside = np.asarray(cv2.dilate(strokes.view(np.uint8), np.ones((3, 3), np.uint8)), np.uint8)
    paper = spread(page, 1 - beside, cell)
    inks = _inks(page, strokes, paper)
    layers = (
        _layer(paper, page, quality - 10, None),
        *(_layer(spread(page, _cores(mask), cell * cells), page, quality, mask) for mask, cells in inks),
    )
    return layers if _shows(layers, [mask for mask, _ in inks], page, dark, cell) else ()


def _inks(page: Picture, strokes: Mask, paper: Picture) -> list[tuple[Mask, int]]:
    """Masks of coloured and of other ink, with the sides of the cells in which their colours are kept."""
    coloured = is_coloured(page, strokes, paper) if page.ndim == 3 else np.zeros_like(strokes)
    if np.count_nonzero(coloured) < _FEW:
        return [(strokes, _INK_CELLS)]
    rest = strokes & ~coloured
    return [(coloured, _COLOURED_INK_CELLS), *([(rest, _INK_CELLS)] if rest.any() else [])]


def _cores(mask: Mask) -> Bits:
    """The insides of strokes, where the ink's own colour shows; thin strokes whole."""
    bits = mask.view(np.uint8)
    inner = cv2.erode(bits, np.ones((3, 3), np.uint8))
    reached = cv2.dilate(inner, np.ones((5, 5), np.uint8)) * np.uint8(255)
    return np.asarray(cv2.bitwise_or(inner, cv2.bitwise_and(bits, cv2.bitwise_not(reached))), np.uint8)


def _layer(colours: Picture, page: Picture, quality: int, mask: Mask | None) -> Layer:
    height, width = page.shape[:2]
    whole = Box(0, 0, width, height)
    kind = Colour.RGB if page.ndim == 3 else Colour.GREY
    size = (colours.shape[1], colours.shape[0])
    through = bits(mask, whole) if mask is not None else None
    return Layer(jpeg(colours, max(10, quality), thin_colour=mask is None), Filter.DCT, kind, size, whole, through)


def _shows(layers: tuple[Layer, ...], masks: list[Mask], page: Picture, dark: Darkness, cell: int) -> bool:
    """Whether no stroke is lost or invented, and no patch has another shade."""
    composed = grown(_decoded(layers[0]), page)
    for layer, mask in zip(layers[1:], masks, strict=True):
        cv2.copyTo(grown(_decoded(layer), page), mask.view(np.uint8), composed)
    seen = np.asarray(cv2.GaussianBlur(weakest(composed), (3, 3), 0.6), np.uint8)
    return not (_misses(seen, dark.seen) or _blurs(seen, dark.seen, cell) or _shifts(composed, page, cell))


def _misses(after: Picture, before: Picture) -> bool:
    """Whether strokes were lost or invented."""
    wrong = cv2.absdiff(after, before) > _WRONG
    solid = cv2.erode(wrong.view(np.uint8), np.ones((3, 3), np.uint8))
    return bool(np.count_nonzero(solid) > _WRONG_SHARE * solid.size)


def _blurs(after: Picture, before: Picture, cell: int) -> bool:
    """Whether a patch lost its edges: fine light lines on a dark ground, for one, are taken for paper."""
    around = np.ones((5, 5), np.uint8)
    steep = cv2.morphologyEx(before, cv2.MORPH_GRADIENT, around)
    left = cv2.morphologyEx(after, cv2.MORPH_GRADIENT, around)
    lost = (steep > _STEEP) & (left < steep // 2)
    patches = cv2.blur(shrunk(lost * np.uint8(255), cell * _PATCH_CELLS), (8, 8))
    return bool(patches.max() > 255 * _BLURRED_SHARE)


def _shifts(after: Picture, before: Picture, cell: int) -> bool:
    """Whether a patch got another shade or colour."""
    shift = cv2.absdiff(shrunk(after, cell * _PATCH_CELLS), shrunk(before, cell * _PATCH_CELLS))
    return bool(np.count_nonzero(shift > _SHIFTED) > _SHIFTED_SHARE * shift.size)


def _decoded(layer: Layer) -> Picture:
    return np.array(Image.open(io.BytesIO(layer.pixels)))
