"""What a page says: words and lines with their places, in reading order."""

from dataclasses import dataclass, replace
from enum import StrEnum

from archivist.model.geometry import Box
from archivist.model.recipe import Size


class Kind(StrEnum):
    """What a line is made of."""

    PRINT = "print"
    STAMP = "stamp"
    HAND = "hand"
    PAGE_NUMBER = "page-number"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as read (Unicode NFC); `box` in px of the rendition; `confidence` 0 to 1; `kind` is HAND for digits by pen
    in a printed line. Where `text` is not what the engine read, `raw` is; `alternatives` are other readings, with the marks
    around them, the likeliest first.
    """

    text: str
    box: Box
    confidence: float
    kind: Kind = Kind.PRINT
    raw: str = ""
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side; `column` tells apart runs that only look like one line (the two-column head of a document)."""

    words: tuple[Word, ...]
    kind: Kind = Kind.PRINT
    column: int = 0

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def box(self) -> Box:
        return Box.around([c for w in self.words for c in w.box.corners])

    @property
    def confidence(self) -> float:
        """Mean over letters, so that a long word counts more than a comma."""
        letters = sum(len(w.text) for w in self.words) or 1
        return sum(w.confidence * len(w.text) for w in self.words) / letters


@dataclass(frozen=True, slots=True)
class PageText:
    """All lines of a page in reading order; `size` in px and `dpi` of the rendition that was read; `engine` with
    its version.
    """

    lines: tuple[Line, ...]
    size: Size
    dpi: float
    engine: str
    languages: str

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(w for line in self.lines for w in line.words)

    @property
    def confidence(self) -> float:
        letters = sum(len(w.text) for w in self.words)
        return sum(w.confidence * len(w.text) for w in self.words) / letters if letters else 0.0

    def scaled_to(self, size: Size, dpi: float) -> "PageText":
        """The same text with its boxes in px of a picture of another size of the same page."""
        across, down = size[0] / self.size[0], size[1] / self.size[1]
        if across == down == 1.0:
            return replace(self, dpi=dpi)
        lines = tuple(
            replace(line, words=tuple(replace(w, box=w.box.scaled(across, down)) for w in line.words)) for line in self.lines
        )
        return replace(self, lines=lines, size=size, dpi=dpi)
