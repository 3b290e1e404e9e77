"""Whether two pages look the same from afar."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

GRID = 48  # cells across and down
Bits = npt.NDArray[np.float32]

SAME = 0.7  # rescans of 38 real and drawn pages: 0.95 as a rule; different pages, forms too: 0.54 at most
_ROUGH = 0.35
_SHIFT = 1  # cells by which two scans of a sheet may be out of step


def alike(one: str, other: str) -> float:
    """0 (nothing in common) to 1: how far the bits of two pages go together, at the best of a few small shifts."""
    if not one or not other:
        return 0.0
    first, second = _bits(one), _bits(other)
    steps: Sequence[int] = range(-_SHIFT, _SHIFT + 1)
    return max(0.0, *(_together(first, np.roll(second, (y, x), (0, 1))) for y in steps for x in steps))


def same_sheets(looks: Sequence[str], window: int, least: float = SAME) -> list[tuple[int, int]]:
    """For each page that looks like one of the `window` pages before it: its place and that of the nearest such page. Only
    what goes together roughly is looked at in small shifts: a long dossier is gone through in a moment.
    """
    grids = np.zeros((len(looks), GRID * GRID), np.float32)
    for number, one in enumerate(looks):
        if one:
            bits = _bits(one).ravel() - _bits(one).mean()
            grids[number] = bits / max(float(np.linalg.norm(bits)), 1.0)
    found = []
    for number in range(1, len(looks)):
        start = max(0, number - window)
        rough = grids[start:number] @ grids[number]
        near = [start + int(n) for n in np.flatnonzero(rough > _ROUGH)]
        match = next((n for n in reversed(near) if alike(looks[n], looks[number]) >= least), None)
        if match is not None:
            found.append((number, match))
    return found


def _bits(looks: str) -> Bits:
    return np.unpackbits(np.frombuffer(bytes.fromhex(looks), np.uint8)).reshape(GRID, GRID).astype(np.float32)


def _together(one: Bits, other: Bits) -> float:
    """The correlation of two grids."""
    a, b = one - one.mean(), other - other.mean()
    norm = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / norm if norm else 0.0
