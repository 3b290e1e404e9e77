"""How alike two pictures are to the eye, and the JPEG quality that keeps a page as alike as is asked for."""

import io

import cv2
import numpy as np
from PIL import Image

from archivist.pdf.pixels import Picture, jpeg

QUALITIES = (20, 30, 40, 50, 60, 70, 80, 90, 95)
_TILE, _TILES = 256, 4  # px to a side, and how many of the busiest are measured
_STABLE = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def quality_for(picture: Picture, likeness: float) -> int:
    """The lowest of QUALITIES that keeps the structural similarity of the busiest tiles; the highest where none does."""
    tiles = _busiest(picture)
    low, high = 0, len(QUALITIES) - 1
    while low < high:
        middle = (low + high) // 2
        if all(similarity(tile, _after(tile, QUALITIES[middle])) >= likeness for tile in tiles):
            high = middle
        else:
            low = middle + 1
    return QUALITIES[low]


def similarity(one: Picture, other: Picture) -> float:
    """Mean structural similarity of two pictures, by their lightness (Wang, Bovik, Sheikh, Simoncelli 2004)."""
    return float(similarities(one, other).mean())


def similarities(one: Picture, other: Picture) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    """The structural similarity of each pixel's neighbourhood (Gaussian, σ = 1.5 px)."""
    a, b = (_lightness(picture).astype(np.float32) for picture in (one, other))
    mean_a, mean_b = _around(a), _around(b)
    spread_a, spread_b = _around(a * a) - mean_a**2, _around(b * b) - mean_b**2
    both = _around(a * b) - mean_a * mean_b
    above = (2 * mean_a * mean_b + _STABLE[0]) * (2 * both + _STABLE[1])
    return np.asarray(above / ((mean_a**2 + mean_b**2 + _STABLE[0]) * (spread_a + spread_b + _STABLE[1])), np.float32)


def _around(
    tones: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]",
) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
    return np.asarray(cv2.GaussianBlur(tones, (11, 11), 1.5), np.float32)


def _lightness(picture: Picture) -> Picture:
    return picture if picture.ndim == 2 else np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


def _busiest(picture: Picture) -> list[Picture]:
    """The tiles with the strongest contrasts, in the order of the page; a small picture is its only tile."""
    height, width = picture.shape[:2]
    corners = [
        (y, x) for y in range(0, max(1, height - _TILE + 1), _TILE) for x in range(0, max(1, width - _TILE + 1), _TILE)
    ]
    tiles = [picture[y : y + _TILE, x : x + _TILE] for y, x in corners]
    ranked = sorted(range(len(tiles)), key=lambda n: -float(np.std(tiles[n][::4, ::4])))
    return [tiles[n] for n in sorted(ranked[:_TILES])]


def _after(tile: Picture, quality: int) -> Picture:
    return np.array(Image.open(io.BytesIO(jpeg(tile, quality))))
