"""Takes a page apart into coarse paper and sharp ink."""

from dataclasses import dataclass

import cv2
import numpy as np

from archivist.model.geometry import Box
from archivist.pdf.cells import CELL_DPI, Bits, coarsest, padded, spread
from archivist.pdf.encoded import Colour, Filter, Layer
from archivist.pdf.ink import darkness, find_strokes, is_coloured, weakest
from archivist.pdf.pixels import Mask, Picture, bits, jpeg
from archivist.pdf.profile import Profile
from archivist.pdf.resemblance import Part, resembles

LEAST_DPI = 180.0  # below this, paper at 100 dpi saves too little
_STEP = 8  # cells; pictures of colours begin and end on such steps, so that they can be halved
_LITTLE = 0.004  # share of a page that is ink; a page with ten lines has more
_FEW = 200  # px; less coloured ink than this is noise
_LARGE = 900_000  # samples; colours of smaller pictures are not thinned out as well
_FINER = 10  # in JPEG quality: ink's colours beside those of paper


@dataclass(frozen=True)
class _Ink:
    """Strokes of one kind, the place of their upper left corner (px), and the px to a side of the cells of their colours."""

    left: int
    top: int
    mask: Mask
    cell: int

    @property
    def box(self) -> Box:
        height, width = self.mask.shape
        return Box(self.left, self.top, self.left + width, self.top + height)

    def of(self, page: Picture) -> Picture:
        height, width = self.mask.shape
        return page[self.top : self.top + height, self.left : self.left + width]


def layered(rendition: Picture, dpi: float, profile: Profile) -> tuple[Layer, ...]:
    """Paper, then coloured ink, then the rest: colours at low resolution, edges lossless at the full one.

    Nothing is ever drawn from a stock of shapes: each stroke keeps its own pixels. Empty when the parts would not
    show the same page, when nothing is written on it, or when it is too coarse to begin with.
    """
    if dpi < LEAST_DPI:
        return ()
    cell = round(dpi / CELL_DPI)
    page = padded(rendition, cell * _STEP)
    weak = weakest(page)
    dark = darkness(weak, cell)
    strokes = find_strokes(dark, cell)
    if not strokes.any():
        return ()  # paper alone would have fewer dots to the inch than is asked for
    if profile.little and np.count_nonzero(strokes) < _LITTLE * strokes.size:
        profile = profile.little
    beside = np.asarray(cv2.dilate(strokes.view(np.uint8), np.ones((3, 3), np.uint8)), np.uint8)
    paper = spread(page, 1 - beside, cell)
    parts = [
        _paper(paper, page, profile),
        *(_part(ink, page, profile) for ink in _inks(page, weak, strokes, paper, cell, profile)),
    ]
    return tuple(part.layer for part in parts) if resembles(parts, page, dark.seen, cell) else ()


def _inks(page: Picture, weak: Picture, strokes: Mask, paper: Picture, cell: int, profile: Profile) -> list[_Ink]:
    """Coloured ink, whose colours are kept finer, and other ink; each cut out of the page."""
    step = cell * _STEP
    coloured = is_coloured(page, weak, strokes, paper) if page.ndim == 3 else np.zeros_like(strokes)
    if np.count_nonzero(coloured) < _FEW:
        return [_cut(strokes, step, profile.ink_cells * cell)]
    rest = strokes & ~coloured
    found = [_cut(coloured, step, cell)]
    return [*found, _cut(rest, step, profile.ink_cells * cell)] if rest.any() else found


def _cut(mask: Mask, step: int, cell: int) -> _Ink:
    """The smallest box on the grid of steps that holds all that is set."""
    rows, columns = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    top, left = (int(first) // step * step for first in (rows[0], columns[0]))
    bottom, right = ((int(last) // step + 1) * step for last in (rows[-1], columns[-1]))
    return _Ink(left, top, np.ascontiguousarray(mask[top:bottom, left:right]), cell)


def _paper(paper: Picture, page: Picture, profile: Profile) -> Part:
    colours = coarsest(paper, profile.tolerance, profile.halvings)
    return Part(_layer(colours, Box(0, 0, page.shape[1], page.shape[0]), profile.colours, None), None)


def _part(ink: _Ink, page: Picture, profile: Profile) -> Part:
    colours = coarsest(spread(ink.of(page), _cores(ink.mask), ink.cell), profile.tolerance, profile.halvings)
    through = bits(ink.mask, ink.box)
    return Part(_layer(colours, ink.box, profile.colours + _FINER, through), ink.mask)


def _cores(mask: Mask) -> Bits:
    """The insides of strokes, where the ink's own colour shows; thin strokes whole."""
    strokes = mask.view(np.uint8)
    inner = cv2.erode(strokes, np.ones((3, 3), np.uint8))
    reached = cv2.dilate(inner, np.ones((5, 5), np.uint8)) * np.uint8(255)
    return np.asarray(cv2.bitwise_or(inner, cv2.bitwise_and(strokes, cv2.bitwise_not(reached))), np.uint8)


def _layer(colours: Picture, place: Box, quality: int, mask: Layer | None) -> Layer:
    kind = Colour.RGB if colours.ndim == 3 else Colour.GREY
    size = (colours.shape[1], colours.shape[0])
    return Layer(
        jpeg(colours, quality, thin_colour=mask is None and colours.size > _LARGE), Filter.DCT, kind, size, place, mask
    )
