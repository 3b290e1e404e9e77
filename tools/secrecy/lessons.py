"""Drawn scenes as the networks see them, with the answers that they should give."""

import json
import math
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from archivist.imaging.pixels import Pixels
from archivist.imaging.secrecy.spots import HEIGHT, STEP, Spot
from archivist.imaging.secrecy.strips import strip_of
from archivist.imaging.secrecy.views import View, views_of
from archivist.imaging.secrecy.words import WORDS
from tools.secrecy.scenes import DPI, Mark

Array = npt.NDArray[np.float32]
ROWS, COLUMNS = 16, 22  # cells of a window
RANGES = ((7.4, 21.0), (8.0, 44.0))  # px of the view: heights of capitals that the finer and the coarser view look for


def kept_scenes(folder: Path, first: int, count: int) -> Iterator[tuple[Pixels, tuple[Mark, ...]]]:
    """RGB pictures and marks of scenes that were drawn into `folder`."""
    for path in sorted(folder.glob("*.jpg"))[first : first + count]:
        marks = tuple(Mark(**m) for m in json.loads(path.with_suffix(".json").read_text()))
        yield np.array(Image.open(path).convert("RGB")), marks


def finder_lessons(folder: Path, first: int, count: int) -> tuple[Pixels, Array]:
    """N × 128 × 176 × 2 windows of the views at 80 and 40 dpi, and N × 6 × 16 × 22 answers: weight, then as `spots`."""
    chance, seen, answers = random.Random(2), [], []
    for pixels, marks in kept_scenes(folder, first, count):
        for level, view in enumerate(views_of(pixels, DPI)[1:]):
            rows, columns = (-(-side // STEP) for side in view.pixels.shape[:2])
            filled = np.zeros((max(rows, ROWS) * STEP, max(columns, COLUMNS) * STEP, 2), np.uint8)
            filled[: view.pixels.shape[0], : view.pixels.shape[1]] = view.pixels
            answer = _answer(view, marks, filled.shape[0] // STEP, filled.shape[1] // STEP, RANGES[level])
            for row, column in _windows(answer, marks, view, chance):
                at = slice(row, row + ROWS), slice(column, column + COLUMNS)
                seen.append(filled[row * STEP : (row + ROWS) * STEP, column * STEP : (column + COLUMNS) * STEP])
                answers.append(answer[:, at[0], at[1]])
    return np.stack(seen), np.stack(answers)


def _windows(answer: Array, marks: tuple[Mark, ...], view: View, chance: random.Random) -> Iterator[tuple[int, int]]:
    """The first row and column of a window with each mark in it, or of one anywhere."""
    most = answer.shape[1] - ROWS, answer.shape[2] - COLUMNS
    for mark in marks or (None,):
        if mark is None:
            yield chance.randint(0, most[0]), chance.randint(0, most[1])
            continue
        row = round(mark.y * view.scale / STEP) - chance.randint(3, ROWS - 3)
        column = round(mark.x * view.scale / STEP) - chance.randint(4, COLUMNS - 4)
        yield min(max(row, 0), most[0]), min(max(column, 0), most[1])


def _answer(view: View, marks: tuple[Mark, ...], rows: int, columns: int, sizes: tuple[float, float]) -> Array:
    told = np.zeros((6, rows, columns), np.float32)
    told[0] = 1
    row, column = np.mgrid[0:rows, 0:columns].astype(np.float32)
    for mark in marks:
        x, y, height, lean = mark.x * view.scale, mark.y * view.scale, mark.height * view.scale, math.radians(mark.angle)
        across, down = x / STEP - column - 0.5, y / STEP - row - 0.5
        along = (across * math.cos(lean) + down * math.sin(lean)) * STEP / height
        over = (down * math.cos(lean) - across * math.sin(lean)) * STEP / height
        near = (np.abs(along) < 1.9) & (np.abs(over) < 1.3)
        middle = (np.abs(along) < 0.75) & (np.abs(over) < 0.5) | ((np.abs(across) <= 0.5) & (np.abs(down) <= 0.5))
        told[0][near] = 0
        if sizes[0] <= height <= sizes[1]:
            values = (1.0, across, down, math.log2(height / HEIGHT), lean)
            told[0][middle] = 1
            for at, value in enumerate(values, 1):
                told[at] = np.where(middle, value, told[at])
    return told


def strips(
    marks: tuple[Mark, ...], spots: list[Spot], views: tuple[View, View, View], chance: random.Random
) -> Iterator[tuple[Pixels, int]]:
    """What the finder pointed at, with the right word; marks again, a little beside, so that they are known there too."""
    for spot in spots:
        mark = next((m for m in marks if math.hypot(m.x - spot.x, m.y - spot.y) < 0.9 * m.height), None)
        if mark is None and any(math.hypot(m.x - spot.x, m.y - spot.y) < 7 * m.height for m in marks):
            continue  # a part of the mark: neither answer is right
        yield strip_of(views, spot), WORDS.index(mark.word) if mark else 0
    for mark in marks:
        for _ in range(3):
            yield strip_of(views, _beside(mark, chance)), WORDS.index(mark.word)


def _beside(mark: Mark, chance: random.Random) -> Spot:
    shift = 0.22 * mark.height
    return Spot(
        mark.x + chance.gauss(0, shift), mark.y + chance.gauss(0, shift * 0.7), mark.height * 2 ** chance.gauss(0, 0.16),
        mark.angle + chance.gauss(0, 3.5), 1.0,
    )  # fmt: skip
