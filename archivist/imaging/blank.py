"""Whether anything was written on a page: marks that are neither dirt, holes, folds nor ink from the other side."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from archivist.imaging.islands import islands
from archivist.imaging.pixels import Flags, Pixels
from archivist.model.geometry import MM_PER_INCH

# Grey levels below the paper: what can be a mark at all, and what print or pen on this side is at its darkest.
_VISIBLE, _CLEAR = 30.0, 68.0
_RED = 0.35  # how far red stands above green and blue, as a part of how dark the mark is
_EDGE_MM, _CORNER_MM = 4.0, 30.0
_SPECK_MM, _STAPLE_MM = 1.6, 2.2
_HOLE_MM, _HOLE_FROM_EDGE_MM = (4.0, 8.5), 30.0
_STREAK_MM, _STREAK_DARKEST = 0.8, 120.0
_LINE_MM, _LINE_THICK_MM = 60.0, 2.5
# A seal that came through from the other side is patchy: a seal of this side has a ring that holds together, and more ink.
_SEAL_ARC_MM, _SEAL_INK_MM2, _SEAL_SPOT_MM, _SEAL_ACROSS_MM = 16.0, 160.0, 6.0, 45.0


@dataclass(frozen=True, slots=True, eq=False)
class _Marks:
    """What stands out of the paper, one row per mark: mm, grey levels below the paper."""

    left: npt.NDArray[np.float64]
    top: npt.NDArray[np.float64]
    width: npt.NDArray[np.float64]
    height: npt.NDArray[np.float64]
    area: npt.NDArray[np.float64]
    darkest: npt.NDArray[np.float64]
    red: npt.NDArray[np.float64]
    page: tuple[float, float]

    def only(self, kept: Flags) -> "_Marks":
        """Some of the marks."""
        rows = (self.left, self.top, self.width, self.height, self.area, self.darkest, self.red)
        left, top, width, height, area, darkest, red = (row[kept] for row in rows)
        return _Marks(left, top, width, height, area, darkest, red, self.page)


def written_share(study: Pixels, even: Pixels, outside: Flags, dpi: float) -> float:
    """The share of the page that was written, printed or stamped on this side; 0 for an empty sheet of any age.

    `study` is the page (grey or RGB) at about 100 dpi, `even` the same in grey with its paper made white.
    """
    marks = _marks(study, even, outside, dpi)
    marks = marks.only(~(_is_dirt(marks) | _is_hole(marks) | _is_streak(marks)))
    red = marks.red >= _RED
    came_through = _came_through(marks.only(red))
    counted = marks.darkest >= _CLEAR
    if came_through:
        counted &= ~(red | _is_spot_of_seal(marks, red))
    return float(marks.area[counted].sum()) / (marks.page[0] * marks.page[1])


def _came_through(red: _Marks) -> bool:
    """Whether red marks are a seal of the other side."""
    arc = float(np.maximum(red.width, red.height).max(initial=0.0))
    return arc < _SEAL_ARC_MM and float(red.area.sum()) < _SEAL_INK_MM2


def _is_spot_of_seal(marks: _Marks, red: Flags) -> Flags:
    """Small marks among the red ones: where the ink soaked through it is nearly black."""
    if not red.any():
        return red
    x, y = marks.left + marks.width / 2, marks.top + marks.height / 2
    right, bottom = (marks.left + marks.width)[red].max(), (marks.top + marks.height)[red].max()
    among = (x > marks.left[red].min()) & (x < right) & (y > marks.top[red].min()) & (y < bottom)
    seal_sized = max(right - marks.left[red].min(), bottom - marks.top[red].min()) < 2 * _SEAL_ACROSS_MM
    small = np.maximum(marks.width, marks.height) < _SEAL_SPOT_MM
    return np.asarray(among & small & seal_sized, np.bool_)


def _marks(study: Pixels, even: Pixels, outside: Flags, dpi: float) -> _Marks:
    dark = 255 - cv2.blur(even, (3, 3)).astype(np.int16)
    seen = (dark > _VISIBLE) & ~outside
    found = islands(seen)
    at = found.labels[seen] - 1
    darkest = np.zeros(len(found.areas))
    np.maximum.at(darkest, at, dark[seen])
    red = np.bincount(at, weights=_redness(study)[seen], minlength=len(found.areas))
    redness = red / np.maximum(1, np.bincount(at, weights=dark[seen], minlength=len(found.areas)))
    mm = MM_PER_INCH / dpi
    left, top, width, height = found.boxes.T * mm
    page = (even.shape[1] * mm, even.shape[0] * mm)
    # The softening made every mark one pixel larger.
    return _Marks(left, top, width - mm, height - mm, found.areas.astype(np.float64) * mm * mm, darkest, redness, page)


def _redness(study: Pixels) -> npt.NDArray[np.float64]:
    if study.ndim == 2:
        return np.zeros(study.shape)
    red, green, blue = cv2.split(cv2.blur(study, (3, 3)))
    return cv2.subtract(red, cv2.max(green, blue)).astype(np.float64)


def _is_dirt(marks: _Marks) -> Flags:
    """Specks, staple holes near a corner, and what lies along the edges."""
    longer = np.maximum(marks.width, marks.height)
    x, y = _from_edges(marks)
    near_corner = np.maximum(x, y) < _CORNER_MM
    return (longer < _SPECK_MM) | (near_corner & (longer < _STAPLE_MM)) | (np.minimum(x, y) < _EDGE_MM)


def _from_edges(marks: _Marks) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """How far the middle of each mark lies from the nearest upright and the nearest level edge."""
    x, y = marks.left + marks.width / 2, marks.top + marks.height / 2
    return np.minimum(x, marks.page[0] - x), np.minimum(y, marks.page[1] - y)


def _is_hole(marks: _Marks) -> Flags:
    """Punch holes: round, solid, of the right size, near an edge."""
    longer, shorter = np.maximum(marks.width, marks.height), np.minimum(marks.width, marks.height)
    filled = marks.area / np.maximum(marks.width * marks.height, 1e-6)
    x, y = _from_edges(marks)
    size = (longer >= _HOLE_MM[0]) & (longer <= _HOLE_MM[1]) & (shorter >= 0.8 * longer)
    return size & (filled > 0.65) & (np.minimum(x, y) < _HOLE_FROM_EDGE_MM)


def _is_streak(marks: _Marks) -> Flags:
    """Folds and the lines that a dirty scanner draws: faint and very thin, or longer than any stroke of a pen."""
    longer, shorter = np.maximum(marks.width, marks.height), np.minimum(marks.width, marks.height)
    faint = (shorter < _STREAK_MM) & (longer > 8 * shorter) & (marks.darkest < _STREAK_DARKEST)
    return faint | ((longer > _LINE_MM) & (shorter < _LINE_THICK_MM))
