"""Master and recipe give the rendition: the operations of a recipe carried out on pixels."""

from collections.abc import Iterator

import cv2
import numpy as np

from archivist.imaging.pixels import Pixels, as_pixels
from archivist.model.geometry import Projection
from archivist.model.recipe import Crop, Operation, Recipe, Size, Turn

Colour = tuple[int, ...]
_TURNS = {1: cv2.ROTATE_90_CLOCKWISE, 2: cv2.ROTATE_180, 3: cv2.ROTATE_90_COUNTERCLOCKWISE}

_SAMPLING = cv2.INTER_LINEAR


def render(pixels: Pixels, recipe: Recipe) -> Pixels:
    """The rendition; what was outside the master takes the colour of the paper.

    Places follow `recipe.projection(size)`: its coordinates are edges of pixels, so the centre of the first is (0.5, 0.5).
    """
    for run in _runs(recipe.operations):
        pixels = _carried_out(pixels, run)
    return as_pixels(pixels)


def _runs(operations: tuple[Operation, ...]) -> Iterator[tuple[Operation, ...]]:
    """Turns alone, and all that stands between them together: one resampling, however many operations."""
    run: list[Operation] = []
    for operation in operations:
        if isinstance(operation, Turn):
            if run:
                yield tuple(run)
                run = []
            yield (operation,)
        else:
            run.append(operation)
    if run:
        yield tuple(run)


def _carried_out(pixels: Pixels, run: tuple[Operation, ...]) -> Pixels:
    first = run[0]
    if isinstance(first, Turn):
        quarters = first.quarters % 4
        return as_pixels(cv2.rotate(pixels, _TURNS[quarters])) if quarters else pixels
    if isinstance(first, Crop) and len(run) == 1 and _lies_inside(first, size_of(pixels)):
        box = first.box
        return pixels[int(box.top) : int(box.top) + int(box.height), int(box.left) : int(box.left) + int(box.width)]
    return _warped(pixels, Recipe(run))


def size_of(pixels: Pixels) -> Size:
    """Width and height in px."""
    return pixels.shape[1], pixels.shape[0]


def _lies_inside(crop: Crop, size: Size) -> bool:
    box = crop.box
    whole = all(edge == int(edge) for edge in (box.left, box.top))
    return whole and box.left >= 0 and box.top >= 0 and box.right <= size[0] and box.bottom <= size[1]


def _warped(pixels: Pixels, recipe: Recipe) -> Pixels:
    size = size_of(pixels)
    # OpenCV counts from the centre of the first pixel, a Projection from its corner.
    corner, centre = _shift(0.5), _shift(-0.5)
    matrix = np.array(corner.then(recipe.projection(size)).then(centre).rows)
    target = recipe.size(size)
    warp, matrix = (cv2.warpAffine, matrix[:2]) if np.allclose(matrix[2], (0, 0, 1)) else (cv2.warpPerspective, matrix)
    paper = paper_colour(pixels)
    return as_pixels(warp(pixels, matrix, target, flags=_SAMPLING, borderMode=cv2.BORDER_CONSTANT, borderValue=paper))


def _shift(by: float) -> Projection:
    return Projection(((1.0, 0.0, by), (0.0, 1.0, by), (0.0, 0.0, 1.0)))


def paper_colour(pixels: Pixels) -> Colour:
    """The colour of the paper: the median of the lighter half of the pixels."""
    step = max(1, int((pixels.shape[0] * pixels.shape[1] / 20_000) ** 0.5))
    sample = pixels[::step, ::step].reshape(-1, 1 if pixels.ndim == 2 else pixels.shape[2])
    light = sample.sum(axis=1, dtype=np.int32)
    chosen = sample[light >= np.median(light)]
    return tuple(round(float(level)) for level in np.median(chosen, axis=0))
