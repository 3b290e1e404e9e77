"""Words of a page by their places: which line lies here, what does this stretch of paper say."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from archivist.model.geometry import Box, Point
from archivist.model.text import PageText, Word

NEAR = 6.0  # px beside a line that still count as a hit
COVERED = 0.35  # share of a word that a stretch must cover to take it


@dataclass(frozen=True, slots=True, order=True)
class At:
    """A word by its line and its position in that line."""

    line: int
    word: int


def line_at(text: PageText, point: Point) -> int | None:
    """The line at a point in px of the rendition; the smallest where several overlap."""
    x, y = point
    hits = [
        (box.area, number)
        for number, line in enumerate(text.lines)
        if (box := line.box.grown(NEAR)).left <= x <= box.right and box.top <= y <= box.bottom
    ]
    return min(hits)[1] if hits else None


def words_in(text: PageText, stretch: Box) -> tuple[At, ...]:
    """The words that a stretch of the rendition covers, in reading order."""
    return tuple(at for at, word in numbered(text) if word.box.overlap(stretch).area >= COVERED * max(word.box.area, 1.0))


def numbered(text: PageText) -> Iterable[tuple[At, Word]]:
    for number, line in enumerate(text.lines):
        for position, word in enumerate(line.words):
            yield At(number, position), word


def said(text: PageText, chosen: Collection[At]) -> str:
    """The chosen words as text: a space between words, a new line between lines."""
    ordered = sorted(chosen)
    lines = ((number, list(ats)) for number, ats in groupby(ordered, key=lambda at: at.line))
    return "\n".join(" ".join(text.lines[number].words[at.word].text for at in ats) for number, ats in lines)
