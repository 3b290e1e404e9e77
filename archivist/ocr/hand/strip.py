"""The strip of a page in which digits are read: grey, of one height, its ink between 0 and 1."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from archivist.model.promises.ocr_engine import Picture

Strip = npt.NDArray[np.float32]

HEIGHT, CAPITAL = 40, 16  # px of a strip; of the capital letters of the print beside it
BASE = 28  # px from the top of a strip down to the line that the print stands on
_LEAST_CONTRAST = 60.0  # grey levels between paper and ink; below, a strip holds shadows
_LONGEST = 480  # px; a place that is longer is no gap for digits


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a strip lies, in px of a page: from `left` to `right`, around the line at `base` on which capitals of the
    height `capital` stand.
    """

    left: float
    right: float
    base: float
    capital: float


def strip_of(page: Picture, stretch: Stretch) -> Strip:
    """A stretch of a page (uint8, grey or RGB) as HEIGHT × width, 0 paper and 1 the darkest ink, what lies off the page
    being paper. Red ink is left out, so that digits show within a red stamp.
    """
    scale = CAPITAL / stretch.capital
    width = int(np.clip(round((stretch.right - stretch.left) * scale), CAPITAL, _LONGEST))
    part = _cut(page, stretch, width, scale)
    red_free = part if part.ndim == 2 else np.ascontiguousarray(part[:, :, 0])
    return inked(cv2.resize(red_free, (width, HEIGHT), interpolation=cv2.INTER_AREA))


def _cut(page: Picture, stretch: Stretch, width: int, scale: float) -> Picture:
    left, top = round(stretch.left), round(stretch.base - BASE / scale)
    right, bottom = max(left + 2, round(left + width / scale)), max(top + 2, round(top + HEIGHT / scale))
    tall, wide = page.shape[:2]
    inside = page[max(0, top) : max(0, bottom), max(0, left) : max(0, right)]
    if inside.size == 0:
        return np.full((bottom - top, right - left), 255, np.uint8)
    around = (max(0, -top), max(0, bottom - tall), max(0, -left), max(0, right - wide))
    return np.asarray(cv2.copyMakeBorder(inside, *around, cv2.BORDER_REPLICATE), np.uint8)


def inked(grey: npt.ArrayLike) -> Strip:
    """Grey levels (0 to 255) as ink (0 to 1) by the strip's own paper and darkest ink."""
    levels = np.asarray(grey, np.float32)
    paper, dark = np.percentile(levels, (80, 1))
    return np.asarray(np.clip((paper - levels) / max(_LEAST_CONTRAST, paper - dark), 0, 1), np.float32)
