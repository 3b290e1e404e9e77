"""Words of a printed paper: three faces, lines as long as they fit, set left, centred or justified."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from archivist.pdf.fonts import EmbeddedFont, Face
from archivist.pdf.numbers import short

REGULAR, BOLD, ITALIC = "R", "B", "I"
_FILES = {REGULAR: "Regular", BOLD: "Bold", ITALIC: "Italic"}


@dataclass(frozen=True, slots=True)
class Style:
    """A face and a size in pt."""

    face: str
    size: float


@dataclass(slots=True)
class Faces:
    """The faces of one PDF; what was set in them is embedded in the end."""

    fonts: dict[str, EmbeddedFont] = field(
        default_factory=lambda: {
            name: EmbeddedFont(Face(f"ArchivistPaper-{file}", f"ArchivistPaper-{file}.ttf")) for name, file in _FILES.items()
        }
    )

    def width(self, text: str, style: Style) -> float:
        """In pt."""
        return self.fonts[style.face].width(text) * style.size

    def shown(self, text: str, style: Style, x: float, y: float) -> bytes:
        """The operators that show a text with its baseline at y (pt from the bottom left corner of the page)."""
        if not text:
            return b""
        digits, _glyphs = self.fonts[style.face].encoded(text)
        return f"BT /{style.face} {short(style.size)} Tf {short(x, 3)} {short(y, 3)} Td <{digits}> Tj ET\n".encode()

    def justified(self, words: Sequence[str], style: Style, x: float, y: float, width: float) -> bytes:
        """Words spread over a width, each in its place: two-byte codes know no word spacing (ISO 32000-1, 9.3.3)."""
        own = sum(self.width(word, style) for word in words)
        gap = (width - own) / max(1, len(words) - 1)
        shown = []
        for word in words:
            shown.append(self.shown(word, style, x, y))
            x += self.width(word, style) + gap
        return b"".join(shown)

    def lines(self, text: str, style: Style, width: float, first: float = 0.0) -> list[str]:
        """The text in lines of at most that width (pt), the first one shorter by `first`; a longer word is broken."""
        found: list[str] = []
        for paragraph in text.split("\n"):
            current = ""
            for word in paragraph.split():
                for piece in self._pieces(word, style, width):
                    longer = f"{current} {piece}".strip()
                    room = width - (0.0 if found else first)
                    if current and self.width(longer, style) > room:
                        found.append(current)
                        current = piece
                    else:
                        current = longer
            found.append(current)
        return found

    def _pieces(self, word: str, style: Style, width: float) -> list[str]:
        """A word whole, or in parts that fit."""
        pieces, rest = [], word
        while rest and self.width(rest, style) > width:
            count = next((n for n in range(len(rest), 1, -1) if self.width(rest[:n], style) <= width), 1)
            pieces.append(rest[:count])
            rest = rest[count:]
        return [*pieces, rest] if rest else pieces
