"""A page is measured, and from the measures comes the recipe that makes it clean."""

import math
from dataclasses import replace

import cv2
import numpy as np

from archivist.imaging.blank import written_share
from archivist.imaging.border import outside_of, sheet_box
from archivist.imaging.codes import find_codes
from archivist.imaging.ink import Ink, find_ink
from archivist.imaging.looks import looks_of
from archivist.imaging.orientation import Upright, upright
from archivist.imaging.outline import find_outline, flattened
from archivist.imaging.patches import find_patches
from archivist.imaging.pixels import Flags, Pixels, grey_of, reduced_for_study, resized
from archivist.imaging.quality import quality_of
from archivist.imaging.render import render, size_of
from archivist.imaging.separators import find_separator
from archivist.imaging.skew import skew_of
from archivist.model.geometry import Box
from archivist.model.measures import Cleaned, Code, Measures
from archivist.model.recipe import Crop, Flatten, Level, Mirror, Operation, Recipe, Size, Turn
from archivist.settings import Imaging

_SHARPNESS_DPI = 100.0
_LEAST_SKEW = 0.05
_NEVER_BLANK = 0.02
_EXIF_TURN = {3: 180, 6: 270, 8: 90}
_MIRRORED = {2: 1, 4: 3, 5: 8, 7: 6}  # what is left of an EXIF orientation once left and right are exchanged


def clean(pixels: Pixels, dpi: float, orientation: int, settings: Imaging) -> Cleaned:
    """The recipe and the measures of one page as captured (uint8, grey or RGB); `orientation` is the EXIF one.

    The recipe mirrors, flattens, turns, levels and crops, in this order; a blank page has an empty one.
    """
    if orientation in _MIRRORED:
        return _mirrored(pixels, dpi, _MIRRORED[orientation], settings)
    grey, study_dpi = reduced_for_study(grey_of(pixels), dpi)
    outside = outside_of(grey, study_dpi)
    sheet = find_outline(grey) if settings.flatten else None
    if sheet is None or (sheet.is_square() and outside.any()):
        return _cleaned(pixels, dpi, orientation, settings, grey, study_dpi, outside)
    flatten = flattened(sheet.scaled(pixels.shape[1] / grey.shape[1], pixels.shape[0] / grey.shape[0]), dpi)
    return _flat(flatten, pixels, dpi, orientation, settings)


def _mirrored(pixels: Pixels, dpi: float, orientation: int, settings: Imaging) -> Cleaned:
    """A page whose picture is a mirror image, cleaned as what the mirror shows."""
    mirror = Mirror()
    return _behind(mirror, clean(np.ascontiguousarray(pixels[:, ::-1]), dpi, orientation, settings), size_of(pixels))


def _behind(first: Operation, cleaned: Cleaned, size: Size) -> Cleaned:
    """The page as it was before `first` was done to its picture of `size`; places are those of the picture as captured."""
    back = first.projection(size).inverse()
    codes = tuple(replace(code, box=back.box(code.box)) for code in cleaned.measures.codes)
    recipe = cleaned.recipe if cleaned.measures.blank else Recipe((first, *cleaned.recipe.operations))
    return Cleaned(recipe, replace(cleaned.measures, codes=codes))


def _flat(flatten: Flatten, pixels: Pixels, dpi: float, orientation: int, settings: Imaging) -> Cleaned:
    """A photographed page, cleaned as a scan once it is flat; places are those of the picture as captured."""
    flat = render(pixels, Recipe((flatten,)))
    grey, study_dpi = reduced_for_study(grey_of(flat), dpi)
    cleaned = _cleaned(flat, dpi, orientation, settings, grey, study_dpi, outside_of(grey, study_dpi))
    return _behind(flatten, cleaned, size_of(pixels))


def _cleaned(
    pixels: Pixels,
    dpi: float,
    orientation: int,
    settings: Imaging,
    grey: Pixels,
    study_dpi: float,
    outside: Flags,
) -> Cleaned:
    ink = find_ink(grey, study_dpi, outside)
    codes = find_codes(pixels, dpi, ink.pixels)
    patches = find_patches(grey, study_dpi)
    separator = find_separator(codes, patches, dpi, _rest(ink, codes, [p.box for p in patches], study_dpi / dpi))
    blank = not (codes or patches) and _is_blank(pixels, dpi, ink, outside, settings)
    declared = _EXIF_TURN.get(orientation, 0)
    turned = Upright(declared, 0.0) if blank else upright(ink, study_dpi, declared)
    sure = turned.evidence >= settings.orientation_floor
    rotation = turned.rotation if sure else declared
    skew = 0.0 if blank else skew_of(np.rot90(ink.pixels, rotation // 90), settings.max_skew)
    measures = Measures(
        rotation=rotation,
        rotation_sure=sure,
        skew_deg=round(skew, 3),
        blank=blank,
        ink=ink.share,
        sharpness=_sharpness(grey, study_dpi),
        contrast=ink.contrast,
        paper=ink.paper,
        codes=codes,
        separator=separator,
        quality=None if blank or separator else quality_of(pixels, dpi, ink, study_dpi, outside),
        looks="" if blank or separator else looks_of(ink.pixels, rotation, skew),
    )
    if blank:
        return Cleaned(Recipe(), measures)
    return Cleaned(_recipe(measures, outside, size_of(pixels), settings), measures)


def _is_blank(pixels: Pixels, dpi: float, ink: Ink, outside: Flags, settings: Imaging) -> bool:
    if ink.share >= _NEVER_BLANK:
        return False
    study, study_dpi = reduced_for_study(pixels, dpi)
    return written_share(study, ink.even, outside, study_dpi) < settings.blank_ink


def _rest(ink: Ink, codes: tuple[Code, ...], patches: list[Box], factor: float) -> float:
    """The share of ink beside codes and patches."""
    rest = ink.pixels.copy()
    for box in [*(c.box.scaled(factor, factor) for c in codes), *patches]:
        seen = box.grown(0.04 * max(box.width, box.height))
        rest[max(0, int(seen.top)) : math.ceil(seen.bottom), max(0, int(seen.left)) : math.ceil(seen.right)] = False
    return float(rest.mean())


def _sharpness(grey: Pixels, dpi: float) -> float:
    even = grey if abs(dpi - _SHARPNESS_DPI) < 1 else resized(grey, _SHARPNESS_DPI / dpi)
    _, deviation = cv2.meanStdDev(cv2.Laplacian(even, cv2.CV_16S))
    return float(deviation[0, 0] ** 2)


def _recipe(measures: Measures, outside: Flags, size: Size, settings: Imaging) -> Recipe:
    recipe = Recipe()
    if settings.orient and measures.rotation:
        recipe = recipe.then(Turn((360 - measures.rotation) // 90))
        outside = np.rot90(outside, measures.rotation // 90)
    if settings.deskew and _LEAST_SKEW <= abs(measures.skew_deg) <= settings.max_skew:
        recipe = recipe.then(Level(measures.skew_deg))
    if settings.crop_borders and outside.any():
        recipe = _cropped(recipe, outside, size)
    return recipe


def _cropped(recipe: Recipe, outside: Flags, size: Size) -> Recipe:
    """The recipe with a crop to the paper as it lies after the operations so far."""
    width, height = recipe.size(size)
    levels = [o for o in recipe.operations if isinstance(o, Level)]
    for level in levels:
        seen = (outside.shape[1], outside.shape[0])
        matrix = np.array(level.projection(seen).rows[:2])
        turned = cv2.warpAffine(outside.astype(np.uint8), matrix, seen, borderValue=1, flags=cv2.INTER_NEAREST)
        outside = turned.astype(np.bool_)
    box = sheet_box(outside, margin=2)
    if box is None:
        return recipe
    whole = box.scaled(width / outside.shape[1], height / outside.shape[0])
    right, bottom = min(width, math.ceil(whole.right)), min(height, math.ceil(whole.bottom))
    return recipe.then(Crop(Box(math.floor(whole.left), math.floor(whole.top), right, bottom)))
