"""Where a two-page opening parts: the shadow of the fold, or the empty band between the two columns of print."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from archivist.imaging.border import outside_of
from archivist.imaging.ink import find_ink
from archivist.imaging.pixels import Pixels, grey_of, reduced_for_study
from archivist.model.geometry import MM_PER_INCH

_LEAST_WIDE = 1.15  # times as wide as high: two pages side by side
_MIDDLE = (0.36, 0.64)  # the fold lies here, parts of the width
_SHADOW, _SHADOW_MM, _REACH_MM = 10.0, 4.0, 25.0  # so many grey levels darker than the paper on both sides of it
_EMPTY_MM, _EMPTY = 8.0, 0.004  # the band without print, and how much dirt it may hold
_LEAST_INK = 0.004  # on both sides there must be something to part

Profile = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Gutter:
    """`x` in px of the picture; `shadow` where the fold itself is seen, else it is the middle of an empty band."""

    x: float
    shadow: bool


def find_gutter(page: Pixels, dpi: float) -> Gutter | None:
    """The gutter of an upright page (uint8, grey or RGB); None where it is no opening."""
    height, width = page.shape[:2]
    if width < _LEAST_WIDE * height:
        return None
    grey, study_dpi = reduced_for_study(grey_of(page), dpi)
    px, factor = study_dpi / MM_PER_INCH, width / grey.shape[1]
    fold = _shadow(grey, px)
    if fold is not None:
        return Gutter((fold + 0.5) * factor, shadow=True)
    band = _band(np.asarray(find_ink(grey, study_dpi, outside_of(grey, study_dpi)).pixels.mean(axis=0), np.float64), px)
    return None if band is None else Gutter(band * factor, shadow=False)


def _middle(width: int) -> tuple[int, int]:
    return round(_MIDDLE[0] * width), round(_MIDDLE[1] * width)


def _shadow(grey: Pixels, px: float) -> int | None:
    """The darkest column of paper near the middle, where it is darker than the paper on both sides of it."""
    paper = np.percentile(grey, 75, axis=0)
    wide = max(3, round(_SHADOW_MM * px)) | 1
    smooth = cv2.blur(paper.reshape(1, -1), (wide, 1)).ravel()
    first, last = _middle(grey.shape[1])
    if last - first < 3:
        return None
    at, reach = first + int(np.argmin(smooth[first:last])), max(1, round(_REACH_MM * px))
    beside = (smooth[max(0, at - reach) : at].max(initial=0.0), smooth[at + 1 : at + 1 + reach].max(initial=0.0))
    return at if min(beside) - smooth[at] >= _SHADOW else None


def _band(ink: Profile, px: float) -> float | None:
    """The middle of the widest band near the middle that is nearly empty, with print on both sides of it."""
    first, last = _middle(len(ink))
    edges = np.flatnonzero(np.diff((ink[first:last] <= _EMPTY).astype(np.int8), prepend=0, append=0))
    bands = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    left, right = max(bands, key=lambda band: band[1] - band[0], default=(0, 0))
    printed = min(ink[: first + left].mean() if first + left else 0.0, ink[first + right :].mean())
    if right - left < _EMPTY_MM * px or printed < _LEAST_INK:
        return None
    return float(first + (left + right) / 2)
