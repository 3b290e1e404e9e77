"""Which way is up: evidence from the print itself."""

from dataclasses import dataclass

import numpy as np

from archivist.imaging.pixels import Flags
from archivist.imaging.skew import Slope, slope_of


@dataclass(frozen=True, slots=True)
class Upright:
    """The clockwise turn in degrees that had been applied to the upright page, and how strongly the page says so."""

    rotation: int
    evidence: float


def upright(ink: Flags, largest: float) -> Upright:
    """The turn of a page from its ink at about 100 dpi."""
    lying, standing = slope_of(ink, largest), slope_of(np.ascontiguousarray(np.rot90(ink)), largest)
    if lying.sharpness >= standing.sharpness:
        head = _heads_up(ink, lying)
        return Upright(0 if head >= 0 else 180, abs(head) * 10)
    head = _heads_up(np.rot90(ink), standing)
    return Upright(90 if head >= 0 else 270, abs(head) * 10)


def _heads_up(ink: Flags, slope: Slope) -> float:
    """-1 to 1: lines of print end sharply at the foot and softly at the head, where accents and ascenders stand."""
    rows, columns = np.nonzero(ink)
    turn = np.deg2rad(slope.degrees)
    across = rows * np.cos(turn) - columns * np.sin(turn)
    profile = np.bincount((across - across.min(initial=0.0)).astype(np.int32)).astype(np.float64)
    steps = np.diff(profile)
    return float(-(steps**3).sum() / max(1.0, (np.abs(steps) ** 3).sum()))
