"""One page read with Tesseract, however it is reached: the page as a whole, then what that look was unsure of."""

import time
from collections.abc import Callable, Sequence

import cv2
import numpy as np

from archivist.model.geometry import Box
from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import Line, Word
from archivist.ocr.layout import in_reading_order
from archivist.ocr.overlaid import hardened, large_marks, overlaid_places, repaired, without_scrawl
from archivist.ocr.second_look import merged, unsure_signature
from archivist.ocr.vietnamese import composed
from archivist.ocr.weighing import weighed

Look = Callable[[Picture, int, float], str]
"""Tesseract's TSV of a grey picture, read with a segmentation mode within so many seconds."""

LEAST_DPI = 70  # below, Tesseract takes the figure for an error and guesses
_VIETNAMESE = "vie"
_WORD_LEVEL = "5"
_COLUMNS = 12
_ONE_BLOCK = 6  # for the second look: everything there is one block of lines, seals and pen strokes notwithstanding
_DARK, _LEAST_INK = 160, 0.002


def lines_of(
    look: Look, picture: Picture, dpi: float, segmentation: int, seconds: float, languages: str = ""
) -> tuple[Line, ...]:
    """The lines of a page (grey or RGB) in reading order, Vietnamese ones weighed; raises what `look` raises."""
    lines = _read(look, picture, dpi, segmentation, seconds)
    return weighed(lines) if _VIETNAMESE in languages.split("+") else lines


def _read(look: Look, picture: Picture, dpi: float, segmentation: int, seconds: float) -> tuple[Line, ...]:
    height, width = picture.shape[:2]
    begun, grey = time.monotonic(), _grey(picture)
    runs = runs_of(look(grey, segmentation, seconds))

    def again(seen: Picture, place: Box) -> list[list[Word]]:
        part, left = _cut(seen, place), max(1.0, seconds - (time.monotonic() - begun))
        return runs_of(look(part, _ONE_BLOCK, left), place.left, place.top) if _has_ink(part) else []

    signature = unsure_signature(in_reading_order(runs, (width, height), dpi), (width, height), dpi)
    if signature:
        runs = merged(runs, again(grey, signature), signature)
    marks = large_marks(grey, dpi)
    for place in overlaid_places(grey, _elsewhere(marks, signature), runs, dpi):
        runs = repaired(runs, again(hardened(grey), place), marks)
    return in_reading_order(without_scrawl(runs, marks), (width, height), dpi)


def _elsewhere(marks: Sequence[Box], signature: Box | None) -> list[Box]:
    """The marks that were not looked at again with the signature."""
    return [mark for mark in marks if not signature or signature.overlap(mark).area < mark.area / 2]


def runs_of(table: str, x: float = 0.0, y: float = 0.0) -> list[list[Word]]:
    """The words of each line that Tesseract found, in its order; `x`, `y`: where the picture lies on the page, in px."""
    runs: dict[tuple[str, ...], list[Word]] = {}
    for row in table.splitlines():
        cells = row.split("\t")
        if len(cells) == _COLUMNS and cells[0] == _WORD_LEVEL and (text := composed(cells[11])):
            left, top, width, height = (float(c) for c in cells[6:10])
            box = Box(x + left, y + top, x + left + width, y + top + height)
            word = Word(text, box, min(1.0, max(0.0, float(cells[10]) / 100)))
            runs.setdefault(tuple(cells[1:5]), []).append(word)
    return list(runs.values())


def _cut(picture: Picture, place: Box) -> Picture:
    return np.ascontiguousarray(picture[int(place.top) : int(place.bottom), int(place.left) : int(place.right)])


def _has_ink(part: Picture) -> bool:
    return part.size > 0 and float((part < _DARK).mean()) > _LEAST_INK


def _grey(picture: Picture) -> Picture:
    return picture if picture.ndim == 2 else np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)
