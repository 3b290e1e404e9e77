"""A page as it is looked at for reading: a recipe carried out at another size, in one resampling."""

import cv2
import numpy as np

from archivist.imaging.pixels import Pixels, as_pixels, halved
from archivist.imaging.render import paper_colour, render, size_of
from archivist.model.geometry import Projection
from archivist.model.recipe import Recipe, Size, Turn

_SOFT = 0.9  # a picture that becomes smaller than this is softened first, so that thin strokes do not break
_BLUR = 0.42  # the softening, in px of the smaller picture


def viewed(pixels: Pixels, recipe: Recipe, factor: float, part: float = 1.0) -> Pixels:
    """The rendition at `factor` of its size; of it the upper `part` (0 to 1). Places are those of the rendition × factor."""
    whole, times = size_of(pixels), 1
    size = view_size(whole, recipe, factor, part)
    while factor * times <= 0.5:
        pixels, times = halved(pixels), times * 2
    turned_only = all(isinstance(operation, Turn) for operation in recipe.operations)
    if factor * times == 1.0 and (turned_only or factor == part == 1.0):
        return as_pixels(render(pixels, recipe)[: size[1]])
    if factor * times < _SOFT:
        pixels = as_pixels(cv2.GaussianBlur(pixels, (0, 0), _BLUR / (factor * times)))
    place = _scaled(times).then(recipe.projection(whole)).then(_scaled(factor))
    return _sampled(pixels, place, size)


def view_size(master: Size, recipe: Recipe, factor: float, part: float = 1.0) -> Size:
    """The size of a view in px."""
    width, height = recipe.size(master)
    return max(1, round(width * factor)), max(1, round(height * factor * part))


def _sampled(pixels: Pixels, place: Projection, size: Size) -> Pixels:
    # OpenCV counts from the centre of the first pixel, a Projection from its corner.
    matrix = np.array(_shifted(0.5).then(place).then(_shifted(-0.5)).rows)
    flat = np.allclose(matrix[2], (0, 0, 1))
    warp, matrix = (cv2.warpAffine, matrix[:2]) if flat else (cv2.warpPerspective, matrix)
    paper = paper_colour(pixels)
    return as_pixels(warp(pixels, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=paper))


def _scaled(by: float) -> Projection:
    return Projection(((by, 0.0, 0.0), (0.0, by, 0.0), (0.0, 0.0, 1.0)))


def _shifted(by: float) -> Projection:
    return Projection(((1.0, 0.0, by), (0.0, 1.0, by), (0.0, 0.0, 1.0)))
