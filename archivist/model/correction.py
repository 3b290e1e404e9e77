"""What a person says that a place of a page really reads, and the page's text with it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from archivist.model.geometry import Box
from archivist.model.text import Line, PageText, Word

At = tuple[int, int]  # a word: the number of its line, and its own in that line
_MOST = 0.5  # of a word's area that lies in a place: then it belongs to it


@dataclass(frozen=True, slots=True)
class Correction:
    """`box` in shares (0 to 1) of the page's width and height; `read` is what the machine had read there, `said` what a
    person says, empty where nothing is written.

    `exact`: it holds only where just that is read, as with the value of a field, whose place may hold more than itself.
    """

    box: Box
    read: str
    said: str
    exact: bool = False


def corrected(text: PageText, corrections: Iterable[Correction]) -> PageText:
    """The text with what a person says in place of what was read; the words keep their places as far as they are the same
    words, and new ones share the place of those that they stand for. Nothing that a person said is lost when the page is
    read again: where no line lies any more, it becomes a line of its own.
    """
    for correction in corrections:
        text = _corrected(text, correction)
    return text


def place_of(text: PageText, line: Line) -> Box:
    """Where a line lies, in shares of its page."""
    return line.box.scaled(1 / text.size[0], 1 / text.size[1])


def _corrected(text: PageText, correction: Correction) -> PageText:
    places = _read_so(text, correction) or _there(text, correction)
    if correction.exact and _said(text, places) != _plain(correction.read):
        return text
    if not places:
        return _with_line(text, correction)
    given = dict(zip(places, _given([_word(text, at).text for at in places], correction.said.split()), strict=True))
    lines = (
        replace(line, words=tuple(w for n, word in enumerate(line.words) for w in _words(word, given.get((number, n)))))
        for number, line in enumerate(text.lines)
    )
    return replace(text, lines=tuple(line for line in lines if line.words))


def _read_so(text: PageText, correction: Correction) -> list[At]:
    """The line that reads just so; the nearest of several: the page may have been turned or cropped since."""
    if correction.exact:
        return []
    box = correction.box.scaled(*text.size)
    alike = [n for n, line in enumerate(text.lines) if line.words and _plain(line.text) == _plain(correction.read)]
    if not alike:
        return []
    nearest = min(alike, key=lambda n: _distance(text.lines[n].box, box))
    return [(nearest, n) for n in range(len(text.lines[nearest].words))]


def _there(text: PageText, correction: Correction) -> list[At]:
    """The words that lie in the place."""
    box = correction.box.scaled(*text.size)
    return [
        (number, n)
        for number, line in enumerate(text.lines)
        for n, word in enumerate(line.words)
        if word.box.overlap(box).area > _MOST * word.box.area
    ]


def _given(old: Sequence[str], new: Sequence[str]) -> list[list[str]]:
    """For each old word the new ones that stand for it."""
    given: list[list[str]] = [[] for _ in old]
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "insert":
            given[max(0, start - 1)].extend(new[first:last])
        for number, word in enumerate(new[first:last]) if kind in {"equal", "replace"} else ():
            given[min(start + number, end - 1)].append(word)
    return given


def _words(old: Word, said: list[str] | None) -> Iterator[Word]:
    """Words of a person are sure; several share the place of the old one by their letters, with a gap between them."""
    if said is None:
        yield old
        return
    letters = sum(map(len, said)) + len(said) - 1
    at, step = old.box.left, old.box.width / max(1, letters)
    for word in said:
        yield replace(old, text=word, box=replace(old.box, left=at, right=at + len(word) * step), confidence=1.0)
        at += (len(word) + 1) * step


def _with_line(text: PageText, correction: Correction) -> PageText:
    """What a person said of a place in which nothing is read: a line before the first that begins below it."""
    box = correction.box.scaled(*text.size)
    words = tuple(_words(Word("", box, 1.0), correction.said.split()))
    if not words:
        return text
    at = next((n for n, line in enumerate(text.lines) if line.words and line.box.top > box.centre[1]), len(text.lines))
    return replace(text, lines=(*text.lines[:at], Line(words), *text.lines[at:]))


def _word(text: PageText, at: At) -> Word:
    return text.lines[at[0]].words[at[1]]


def _said(text: PageText, places: Sequence[At]) -> str:
    return _plain(" ".join(_word(text, at).text for at in places))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _distance(one: Box, other: Box) -> float:
    return abs(one.centre[0] - other.centre[0]) + abs(one.centre[1] - other.centre[1])
