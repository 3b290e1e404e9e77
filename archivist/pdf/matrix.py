"""Draws the modules of a matrix code with vectors: sharp at any size and from any printer."""

import numpy as np
import numpy.typing as npt

from archivist.model.geometry import Box
from archivist.pdf.numbers import short

Modules = npt.NDArray[np.bool_]


def drawn_modules(dark: Modules, box: Box, quiet: int) -> bytes:
    """The operators that fill the dark modules, those side by side as one rectangle; the code keeps to the left of `box` (pt
    from the bottom left corner, top > bottom), with `quiet` modules of air around it.
    """
    rows, columns = dark.shape
    side = min((box.right - box.left) / (columns + 2 * quiet), (box.top - box.bottom) / (rows + 2 * quiet))
    left, top = box.left + side * quiet, box.top - (box.top - box.bottom - side * rows) / 2
    dark_runs = [(row, start, end) for row in range(rows) for start, end in _runs(dark[row])]
    rectangles = [
        _rectangle(left + start * side, top - (row + 1) * side, (end - start) * side, side) for row, start, end in dark_runs
    ]
    return "\n".join([*rectangles, "f"]).encode()


def _rectangle(*edges: float) -> str:
    return " ".join(short(edge, 3) for edge in edges) + " re"


def _runs(row: Modules) -> list[tuple[int, int]]:
    """Where dark modules stand side by side: first one, and one past the last."""
    turns = np.flatnonzero(np.diff(np.concatenate(([False], row, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in turns.reshape(-1, 2)]
