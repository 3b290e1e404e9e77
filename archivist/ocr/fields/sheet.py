"""A page's lines by their part of the document: head, body, foot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from rapidfuzz import fuzz

from archivist.model.description import By, Entry, Origin
from archivist.model.geometry import Box
from archivist.model.text import Kind, Line, PageText
from archivist.ocr.head import MOTTOES, has_date
from archivist.ocr.vietnamese import plain

LEFT, RIGHT = 1, 2
_LONGEST = 1000  # letters of a line; the widest drawing sheet holds some 500
_HEAD = 0.45  # the head begins in this part of the page


@dataclass(frozen=True, slots=True)
class Sheet:
    """The printed lines of one page; `head_*` and `foot_*` are the columns beside each other; `margins` in px: where the
    lines of the body begin and end; `height` of a usual line in px.
    """

    page_id: str
    head_left: tuple[Line, ...]
    head_right: tuple[Line, ...]
    body: tuple[Line, ...]
    foot_left: tuple[Line, ...]
    foot_right: tuple[Line, ...]
    stamps: tuple[Line, ...]
    margins: tuple[float, float]
    height: float
    page_height: float

    @property
    def has_motto(self) -> bool:
        return any(is_motto(line.text) for line in (*self.head_right, *self.body[:6]))

    @property
    def has_head(self) -> bool:
        return bool(self.head_left or self.head_right) or self.has_motto


def sheet_of(page_id: str, text: PageText) -> Sheet:
    lines = [line for line in text.lines if line.kind is Kind.PRINT and _can_be_printed(line)]
    stamps = tuple(line for line in text.lines if line.kind is Kind.STAMP)
    blocks = [(beside, tuple(run)) for beside, run in groupby(lines, key=lambda line: line.column > 0)]
    head = next((run for beside, run in blocks if beside and _is_head(run, text)), ())
    foot = next((run for beside, run in reversed(blocks) if beside and run is not head), ())
    body = tuple(line for _beside, run in blocks for line in run if run is not head and run is not foot)
    margins = _margins(body or head or foot, text)
    return Sheet(page_id, *_columns(head), body, *_columns(foot), stamps, margins, _height(lines), text.size[1])


def _can_be_printed(line: Line) -> bool:
    """No paper has lines of thousands of letters: what claims to be one speaks of no field."""
    return sum(len(word.text) for word in line.words) <= _LONGEST


def _columns(run: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    return tuple(x for x in run if x.column == LEFT), tuple(x for x in run if x.column == RIGHT)


def _is_head(run: Sequence[Line], text: PageText) -> bool:
    if run[0].box.top > _HEAD * text.size[1]:
        return False
    return any(is_motto(line.text) or has_date(line.text) for line in run if line.column == RIGHT)


def is_motto(text: str) -> bool:
    read = plain(text)
    return len(read) > 10 and any(fuzz.ratio(motto, read) >= 72 for motto in MOTTOES)


def _margins(lines: Sequence[Line], text: PageText) -> tuple[float, float]:
    """Where the long lines of the body begin and end."""
    boxes = [line.box for line in lines]
    if not boxes:
        return 0.0, float(text.size[0])
    widest = max(box.width for box in boxes)
    long = [box for box in boxes if box.width > 0.8 * widest]
    return median(b.left for b in long), median(b.right for b in long)


def _height(lines: Sequence[Line]) -> float:
    return median(line.box.height for line in lines) if lines else 1.0


def pieces(line: Line, wide: float) -> list[Line]:
    """A line in parts, where a gap is wider than `wide` px: a stamp beside a heading is no part of it."""
    parts = [[line.words[0]]]
    for left, right in pairwise(line.words):
        if right.box.left - left.box.right > wide:
            parts.append([])
        parts[-1].append(right)
    return [replace(line, words=tuple(part)) for part in parts] if len(parts) > 1 else [line]


def middle_piece(line: Line, x: float, wide: float) -> Line:
    """The part of a line around the place `x`."""
    return min(pieces(line, wide), key=lambda part: max(part.box.left - x, x - part.box.right))


def entry(field: str, value: str, sheet: Sheet, lines: Sequence[Line], rule: str, confidence: float | None = None) -> Entry:
    """A proposal for a field: read from these lines, by this rule; as sure as its weakest line unless told."""
    boxes = [line.box for line in lines]
    box = Box.around([corner for b in boxes for corner in b.corners]) if boxes else None
    sure = min((line.confidence for line in lines), default=0.0) if confidence is None else confidence
    read = "\n".join(line.text for line in lines)
    return Entry(field, value, Origin(By.MACHINE, sheet.page_id, box, read, max(0.0, min(1.0, sure)), rule))
