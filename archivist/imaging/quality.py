"""How good the picture of a page is: blur, size of the letters, colour of the paper, letters that its edge cuts off."""

import math

import cv2
import numpy as np

from archivist.imaging.ink import Ink
from archivist.imaging.islands import Islands, islands
from archivist.imaging.pixels import Flags, Pixels, grey_of, halved
from archivist.model.geometry import MM_PER_INCH
from archivist.model.measures import Quality

_TILE_MM = 12.0
_TILES = 6
_COVER = (0.04, 0.35)  # of a tile of print that is ink; more is a seal, a border, a picture
_SHARP_DPI = 400.0  # a finer picture is halved first: the blur of its grain is none of the print
_EDGE = 99.0  # the percentile of slopes that is taken for a full edge
_STEP = 2.5066  # the slope of an edge of height 1 and blur 1 is 1 / √(2π)
_GRID_PX = 0.7  # the blur that any edge has on a grid of px, and by the way in which slopes are taken
_LETTER_MM = (1.2, 8.0)
_NEAR_EDGE_MM, _CUT_MM = 0.35, (0.8, 9.0)


def quality_of(pixels: Pixels, dpi: float, ink: Ink, study_dpi: float, outside: Flags) -> Quality:
    """The measures of a page with content: `pixels` as captured (grey or RGB), `ink` and `outside` at `study_dpi`."""
    found = islands(ink.pixels)
    return Quality(
        blur_mm=round(_blur_mm(pixels, dpi, ink), 3),
        letter_mm=round(_letter_mm(found, study_dpi), 2),
        cast=round(_cast(pixels), 1),
        cut=_cut(found, ink, study_dpi, outside),
    )


def _blur_mm(pixels: Pixels, dpi: float, ink: Ink) -> float:
    """The blur (σ, mm) of the edges of print, beyond that of any picture, in some places of the page; 0 without print."""
    factor = pixels.shape[1] / ink.pixels.shape[1]
    side = max(8, round(_TILE_MM / MM_PER_INCH * dpi / factor))
    rows, columns = max(1, ink.pixels.shape[0] // side), max(1, ink.pixels.shape[1] // side)
    part = ink.pixels[: rows * side, : columns * side].astype(np.uint8) * 255
    cover = np.asarray(cv2.resize(part, (columns, rows), interpolation=cv2.INTER_AREA)) / 255.0
    places = np.argwhere((cover >= _COVER[0]) & (cover <= _COVER[1]))
    if not len(places):
        return 0.0
    chosen = places[np.linspace(0, len(places) - 1, min(_TILES, len(places))).astype(int)]
    cut = round(side * factor)
    blur = float(np.median([_blur_px(_tile(pixels, int(y * cut), int(x * cut), cut, dpi)) for y, x in chosen]))
    return math.sqrt(max(0.0, blur**2 - _GRID_PX**2)) / _seen_dpi(dpi) * MM_PER_INCH


def _seen_dpi(dpi: float) -> float:
    while dpi > _SHARP_DPI:
        dpi /= 2
    return dpi


def _tile(pixels: Pixels, top: int, left: int, side: int, dpi: float) -> Pixels:
    tile = grey_of(pixels[top : top + side, left : left + side])
    while dpi > _SHARP_DPI:
        tile, dpi = halved(tile), dpi / 2
    return tile


def _blur_px(tile: Pixels) -> float:
    """From how steep the steepest edges are: an edge of a step that was blurred is as steep as the step is high ÷ σ."""
    across, down = (cv2.Sobel(tile, cv2.CV_32F, dx, dy, ksize=3, scale=1 / 8) for dx, dy in ((1, 0), (0, 1)))
    steep = float(np.percentile(cv2.magnitude(across, down), _EDGE))
    paper, dark = np.percentile(tile, (90, 2))
    return float(paper - dark) / (steep * _STEP) if steep > 0 else 0.0


def _letter_mm(found: Islands, dpi: float) -> float:
    """The usual height of a letter; 0 where there is none."""
    height = found.boxes[:, 3] * MM_PER_INCH / dpi
    letters = height[(height >= _LETTER_MM[0]) & (height <= _LETTER_MM[1])]
    return float(np.median(letters)) if len(letters) >= 20 else 0.0


def _cast(pixels: Pixels) -> float:
    """How far the paper's colour is from white, yellow and brown, in grey levels: blue, green or violet in it."""
    if pixels.ndim == 2:
        return 0.0
    step = max(1, int((pixels.shape[0] * pixels.shape[1] / 20_000) ** 0.5))
    sample = pixels[::step, ::step].reshape(-1, 3).astype(np.int16)
    light = sample.sum(axis=1)
    red, green, blue = np.median(sample[light >= np.median(light)], axis=0)
    # Paper that yellows loses blue first, then green.
    return float(max(0.0, blue - green, blue - red, green - red))


def _cut(found: Islands, ink: Ink, dpi: float, outside: Flags) -> int:
    """How many letters the edge of the picture cuts, on the side where it cuts most; where the sheet itself was seen to
    end, its print ends on it.
    """
    mm = MM_PER_INCH / dpi
    height, width = ink.pixels.shape
    left, top, wide, high = found.boxes.T * mm
    sized = (np.maximum(wide, high) <= _CUT_MM[1]) & (np.minimum(wide, high) >= _CUT_MM[0] / 2)
    sized &= np.maximum(wide, high) >= _CUT_MM[0]
    gaps = (left, top, width * mm - left - wide, height * mm - top - high)
    seen = (outside[:, 0], outside[0], outside[:, -1], outside[-1])
    counts = [int((sized & (gap <= _NEAR_EDGE_MM)).sum()) for gap, rim in zip(gaps, seen, strict=True) if rim.mean() < 0.5]
    return max(counts, default=0)
