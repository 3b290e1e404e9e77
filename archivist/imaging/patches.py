"""Patch codes: four bars of two widths, printed along the edges of separator sheets."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from archivist.imaging.levels import histogram, level_at
from archivist.imaging.pixels import Flags, Pixels
from archivist.model.geometry import Box

# Two wide bars (0.20 inch) among four; narrow bars and the spaces are 0.08 inch; read from the sheet's edge inward.
_NAMES = {"1100": "1", "1001": "2", "1010": "3", "0110": "4", "0011": "6", "0101": "T"}
_NARROW_INCH = 0.08
_WIDE = 2.5
_STEP_INCH, _LEAST_LENGTH_INCH = 0.08, 1.2
_TOLERANCE, _QUIET = 0.45, 1.6
_DARK, _LEAST_SLAB_INCH2 = 0.55, 0.2


@dataclass(frozen=True, slots=True)
class Patch:
    """A patch code (1, 2, 3, 4, 6 or T) and where it lies, in px of the picture that was searched."""

    name: str
    box: Box


def find_patches(grey: Pixels, dpi: float) -> tuple[Patch, ...]:
    """The patch codes of a picture of about 100 dpi, along any edge, at any quarter turn and a few degrees of skew."""
    dark = grey < level_at(histogram(grey), 0.75) * _DARK
    if not _has_slabs(dark, dpi):
        return ()
    down = list(_along_columns(dark, dpi))
    across = [Patch(p.name, Box(p.box.top, p.box.left, p.box.bottom, p.box.right)) for p in _along_columns(dark.T, dpi)]
    return (*down, *across)


def _has_slabs(dark: Flags, dpi: float) -> bool:
    """Whether enough of the page is solid enough to be bars: pages of print are done with at once."""
    side = max(2, round(dpi * _NARROW_INCH * 0.6))
    solid = cv2.erode(dark.view(np.uint8), np.ones((side, side), np.uint8))
    return float(np.count_nonzero(solid)) >= _LEAST_SLAB_INCH2 * dpi * dpi


@dataclass(frozen=True, slots=True)
class _Hit:
    column: int
    start: int
    end: int
    name: str


def _along_columns(dark: Flags, dpi: float) -> Iterator[Patch]:
    step = max(1, round(dpi * _STEP_INCH))
    hits = [h for column in range(step // 2, dark.shape[1], step) for h in _hits(dark[:, column], column, dpi)]
    while hits:
        run = _run_from(hits, step, dpi)
        hits = [h for h in hits if h not in run]
        if (len(run) - 1) * step >= _LEAST_LENGTH_INCH * dpi:
            name = Counter(h.name for h in run).most_common(1)[0][0]
            yield Patch(name, Box(run[0].column, min(h.start for h in run), run[-1].column, max(h.end for h in run)))


def _run_from(hits: list[_Hit], step: int, dpi: float) -> list[_Hit]:
    """The hits that go on from the first one, column by column, allowing for skew and a gap of one column."""
    run = [hits[0]]
    for hit in hits[1:]:
        last = run[-1]
        if 0 < hit.column - last.column <= 2 * step and abs(hit.start - last.start) <= 0.06 * dpi:
            run.append(hit)
    return run


def _hits(column: Flags, at: int, dpi: float) -> Iterator[_Hit]:
    edges = np.flatnonzero(np.diff(column.astype(np.int8), prepend=np.int8(0), append=np.int8(0)))
    starts, ends = edges[::2], edges[1::2]
    # Two wide bars, two narrow ones and three spaces are ten units long.
    units = (ends[3:] - starts[:-3]) / 10 if len(starts) > 3 else np.zeros(0)
    likely = (units >= 0.5 * _NARROW_INCH * dpi) & (units <= 2 * _NARROW_INCH * dpi)
    far = len(column)
    gaps = np.concatenate([[far], starts[1:] - ends[:-1], [far]])
    likely &= (gaps[: len(units)] > _QUIET * units) & (gaps[4:] > _QUIET * units) if len(units) else likely
    for first in np.flatnonzero(likely):
        bars = ends[first : first + 4] - starts[first : first + 4]
        spaces = starts[first + 1 : first + 4] - ends[first : first + 3]
        pattern = _pattern(bars / units[first], spaces / units[first])
        if pattern is None:
            continue
        start, end = int(starts[first]), int(ends[first + 3])
        inward = pattern if start < len(column) - end else pattern[::-1]
        yield _Hit(at, start, end, _NAMES[inward])


def _pattern(bars: npt.NDArray[np.float64], spaces: npt.NDArray[np.float64]) -> str | None:
    """Which bars are wide, if these are the bars of a patch code; widths in units of a narrow bar."""
    wide = bars > (1 + _WIDE) / 2
    if int(wide.sum()) != 2 or (np.abs(spaces - 1) > _TOLERANCE).any():
        return None
    if (np.abs(bars - np.where(wide, _WIDE, 1.0)) > _TOLERANCE).any():
        return None
    return "".join("1" if w else "0" for w in wide)
