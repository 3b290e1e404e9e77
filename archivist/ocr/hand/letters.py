"""Where each letter of a line stands, as far as the boxes of its words tell."""

from collections.abc import Sequence
from dataclasses import dataclass

from archivist.model.text import Line, Word

_NARROW, _WIDE = set("iljtfIr/|!.,:;'()[]{}-"), set("mwMWĐQGOÔƠCDHNU@")


@dataclass(frozen=True, slots=True)
class Letters:
    """A line's text with the left and right edge of each of its characters, blanks included, in px of the page."""

    text: str
    edges: tuple[tuple[float, float], ...]
    words: tuple[int, ...]  # of each character its word; of a blank the word before

    def left(self, at: int) -> float:
        return self.edges[at][0]

    def right(self, at: int) -> float:
        return self.edges[at][1]

    def words_between(self, start: int, end: int) -> list[int]:
        """The words, by their number in the line, that have a letter from `start` up to `end`."""
        return sorted({self.words[i] for i in range(start, end) if self.text[i] != " "})


def letters_of(line: Line) -> Letters:
    edges: list[tuple[float, float]] = []
    words: list[int] = []
    for number, word in enumerate(line.words):
        if number:
            edges.append((line.words[number - 1].box.right, word.box.left))
            words.append(number - 1)
        edges += _edges(word)
        words += [number] * len(word.text)
    return Letters(line.text, tuple(edges), tuple(words))


def _edges(word: Word) -> Sequence[tuple[float, float]]:
    """The box of a word shared out among its letters by their usual widths."""
    widths = [0.55 if c in _NARROW else 1.5 if c in _WIDE else 1.0 for c in word.text]
    unit = word.box.width / (sum(widths) or 1.0)
    found, x = [], word.box.left
    for width in widths:
        found.append((x, x + width * unit))
        x += width * unit
    return found
