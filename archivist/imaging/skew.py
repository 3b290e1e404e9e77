"""How far the lines of a page run from level, by the sharpness of the page's profile."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from archivist.imaging.pixels import Flags

Places = npt.NDArray[np.float32]
Figures = npt.NDArray[np.float64]
_COARSE, _FINE, _FINEST = 0.5, 0.1, 0.02
_MOST_POINTS = 12_000
# Scribbles and seals have a slope, too, but a blunt one; the steeper it is, the sharper the profile must be.
_BLUNT, _BLUNT_PER_DEGREE = 1.3, 0.03


@dataclass(frozen=True, slots=True)
class Slope:
    """An angle in degrees (> 0: lines run down to the right) and how sharply the profile speaks for it (1 = not at all)."""

    degrees: float
    sharpness: float


def skew_of(ink: Flags, largest: float) -> float:
    """The skew of a page in degrees (> 0: lines run down to the right); 0 where nothing on it speaks clearly."""
    slope = slope_of(ink, largest)
    return slope.degrees if slope.sharpness >= _BLUNT + _BLUNT_PER_DEGREE * abs(slope.degrees) else 0.0


def slope_of(ink: Flags, largest: float) -> Slope:
    """The slope of the lines of a picture of about 100 dpi, at most `largest` degrees either way."""
    feet = ink[:-1] & ~ink[1:]
    rows, columns = np.nonzero(feet)
    if rows.size < 30:
        return Slope(0.0, 1.0)
    step = max(1, rows.size // _MOST_POINTS)
    y, x = rows[::step].astype(np.float32), columns[::step].astype(np.float32)
    x -= ink.shape[1] / 2
    angles = np.arange(-largest, largest + _COARSE / 2, _COARSE)
    scores = _scores(x, y, angles, 2.0)
    best = float(angles[int(np.argmax(scores))])
    sharpness = float(scores.max() / np.median(scores))
    for width, pace in ((_COARSE, _FINE), (_FINE, _FINEST)):
        near = np.arange(best - width, best + width + pace / 2, pace)
        best = _peak(near, _scores(x, y, near, 1.0))
    return Slope(float(np.clip(best, -largest, largest)), sharpness)


def _scores(x: Places, y: Places, angles: Figures, bin_px: float) -> Figures:
    return np.array([_score(x, y, angle, bin_px) for angle in angles])


def _score(x: Places, y: Places, degrees: float, bin_px: float) -> float:
    """Sum of squares of the profile along lines of this slope: highest where lines fall together."""
    turn = np.deg2rad(degrees)
    across = (y * np.cos(turn) - x * np.sin(turn)) / bin_px
    counts = np.bincount((across - across.min()).astype(np.int32)).astype(np.float64)
    return float((counts * counts).sum())


def _peak(angles: Figures, scores: Figures) -> float:
    return float(angles[int(np.argmax(scores))])
