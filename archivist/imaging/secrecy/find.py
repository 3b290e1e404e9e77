"""The secrecy marks of a page: first where one may stand, then, straightened, what it says."""

import math
from dataclasses import replace

import numpy as np

from archivist.imaging.pixels import Pixels
from archivist.imaging.secrecy.spots import Spot, find_spots
from archivist.imaging.secrecy.strips import strip_of
from archivist.imaging.secrecy.views import View, views_of
from archivist.imaging.secrecy.words import WORDS, odds_of
from archivist.model.geometry import Box
from archivist.model.measures import SecrecyMark

FLOOR = 0.5  # confidence from which a page counts as marked
_SMALLEST = 64  # px: a smaller picture holds no page
_BEFORE = {"MẬT": 1.4, "TỐI MẬT": 4.4, "TUYỆT MẬT": 5.7}  # heights of capitals from the middle of MẬT to the left end
_AFTER, _BESIDE = 1.4, 0.9


def find_marks(page: Pixels, dpi: float, floor: float = FLOOR) -> tuple[SecrecyMark, ...]:
    """The marks on an upright page (uint8, grey or RGB), surest first; boxes in px of `page`.

    Capitals of 2.5 to 14 mm, tilted by up to 30° (NĐ 30/2020/NĐ-CP, Phụ lục I, ô số 10a). Not for several threads at once.
    """
    if min(page.shape[:2]) < _SMALLEST:
        return ()
    views = views_of(page, dpi)
    spots = candidates(views)
    odds = odds_of([strip_of(views, spot) for spot in spots])
    sure = 1 - odds[:, 0]
    found: list[tuple[Spot, SecrecyMark]] = []
    for at in np.argsort(-sure):
        if sure[at] >= floor and not any(_same(spots[at], spot) for spot, _mark in found):
            word = WORDS[1 + int(odds[at, 1:].argmax())]
            found.append((spots[at], _mark(spots[at], word, float(sure[at]))))
    return tuple(mark for _spot, mark in found)


def find_marks_any_way_up(page: Pixels, dpi: float) -> tuple[SecrecyMark, ...]:
    """As `find_marks`, for a page of which nobody knows which way is up; a mark that is not upright has the whole page for
    its box.
    """
    whole = Box(0, 0, page.shape[1], page.shape[0])
    turned = (m for k in (1, 2, 3) for m in find_marks(np.ascontiguousarray(np.rot90(page, k)), dpi))
    return (*find_marks(page, dpi), *(replace(m, box=whole) for m in turned))


def candidates(views: tuple[View, View, View]) -> list[Spot]:
    """Small capitals are looked for at 80 dpi, large ones at 40."""
    return [spot for view in views[1:] for spot in find_spots(view)]


def _same(one: Spot, other: Spot) -> bool:
    return math.hypot(one.x - other.x, one.y - other.y) < 1.5 * max(one.height, other.height)


def _mark(spot: Spot, word: str, confidence: float) -> SecrecyMark:
    lean, unit = math.radians(spot.angle), spot.height
    cos, sin = unit * math.cos(lean), unit * math.sin(lean)
    ends = [
        (spot.x + along * cos - down * sin, spot.y + along * sin + down * cos)
        for along in (-_BEFORE[word], _AFTER)
        for down in (-_BESIDE, _BESIDE)
    ]
    return SecrecyMark(word, Box.around(ends), round(spot.angle, 1), round(confidence, 4))
