"""The two fonts of a facsimile: an inkless one under the invisible words, a drawn one for the stamp; both embedded."""

import io
from dataclasses import dataclass
from functools import cache, cached_property

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from archivist.resources import resource

GLYPHLESS, DRAWN = "glyphless.ttf", "LiberationSans-Regular.ttf"
_MOST_CODES = 0xFFFF  # codes have two bytes
_UNKNOWN = "\ufffd"
_SUBSTITUTE = "\u25a1"  # drawn for what the face lacks; copied as the right character all the same
_FORBIDDEN = {"\0", "\ufeff", "\ufffe"}  # ISO 19005-2, 6.2.11.7.2

_UNUSED = ("FFTM", "GDEF", "GPOS", "GSUB", "OS/2", "cmap", "gasp", "kern", "name", "post")  # a PDF looks glyphs up by number


@dataclass(frozen=True)
class Face:
    """A TrueType face of resources/fonts; widths, ascent and descent in thousandths of the font size."""

    name: str
    file: str

    @cached_property
    def font(self) -> TTFont:
        return TTFont(resource(f"fonts/{self.file}"), lazy=False, recalcTimestamp=False)

    @cached_property
    def glyphs(self) -> dict[str, int]:
        """Glyph ids by character."""
        return {chr(code): self.font.getGlyphID(name) for code, name in self.font.getBestCmap().items()}

    @cached_property
    def widths(self) -> list[int]:
        """Advance widths by glyph id."""
        return [self.thousandths(self.font["hmtx"][name][0]) for name in self.font.getGlyphOrder()]

    def thousandths(self, units: float) -> int:
        """Whole numbers, because some readers take no others; PDF/A lets a width be off by one."""
        return round(float(units) * 1000 / float(self.font["head"].unitsPerEm))

    def glyph(self, character: str) -> int:
        """The glyph that shows a character; the one inkless glyph in the face for invisible words."""
        if self.file == GLYPHLESS:
            return 1
        return self.glyphs.get(character) or self.glyphs[_SUBSTITUTE]


@cache
def glyphless() -> Face:
    """Half as wide as high, without ink: it takes any character there is."""
    return Face("ArchivistGlyphless", GLYPHLESS)


@cache
def drawn() -> Face:
    """Liberation Sans: Latin with all of Vietnamese, Greek, Cyrillic."""
    return Face("LiberationSans", DRAWN)


class EmbeddedFont:
    """A face in one PDF: gives two-byte codes to characters as they come, then writes the font for them (Type 0)."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self._codes: dict[str, int] = {}

    def __bool__(self) -> bool:
        """Whether any character was set in it."""
        return bool(self._codes)

    def encoded(self, text: str) -> tuple[str, int]:
        """Text as the hexadecimal digits of a string to show, and how many glyphs that are."""
        codes = [self._code(character) for character in text if character not in _FORBIDDEN]
        return "".join(f"{code:04X}" for code in codes), len(codes)

    def width(self, text: str) -> float:
        """Width of a text in font sizes."""
        return sum(self.face.widths[self.face.glyph(c)] for c in text if c not in _FORBIDDEN) / 1000

    def _code(self, character: str) -> int:
        if "\ud800" <= character <= "\udfff":
            character = _UNKNOWN
        if character not in self._codes and len(self._codes) >= _MOST_CODES - 1:
            character = _UNKNOWN
        return self._codes.setdefault(character, len(self._codes) + 1)

    def write(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """The font as an indirect object of `pdf` (ISO 32000-1, 9.7)."""
        name = Name(f"/ARCHIV+{self.face.name}")
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0),
            FontDescriptor=pdf.make_indirect(self._descriptor(pdf, name)),
            DW=self._common_width(),
            W=self._widths(),
            CIDToGIDMap=pdf.make_stream(self._glyph_ids()),
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=[pdf.make_indirect(descendant)],
                ToUnicode=pdf.make_stream(to_unicode(self._codes)),
            )
        )

    def _descriptor(self, pdf: pikepdf.Pdf, name: Name) -> Dictionary:
        font, scaled = self.face.font, self.face.thousandths
        program = _subset(self.face, {self.face.glyph(c) for c in self._codes})
        head, rise, fall = font["head"], scaled(font["hhea"].ascent), scaled(font["hhea"].descent)
        box = [head.xMin, head.yMin, head.xMax, head.yMax]
        return Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=4,
            FontBBox=Array([scaled(edge) for edge in box]) if any(box) else Array([0, fall, self._common_width(), rise]),
            ItalicAngle=0,
            Ascent=rise,
            Descent=fall,
            CapHeight=rise,
            StemV=80,
            FontFile2=pdf.make_stream(program, Length1=len(program)),
        )

    def _common_width(self) -> int:
        return self.face.widths[self.face.glyph(" ")]

    def _widths(self) -> Array:
        """Widths of the codes whose glyphs are not as wide as the common one."""
        widths = Array()
        for character, code in self._codes.items():
            width = self.face.widths[self.face.glyph(character)]
            if width != self._common_width():
                widths.append(code)
                widths.append([width])
        return widths

    def _glyph_ids(self) -> bytes:
        return b"\0\0" + b"".join(self.face.glyph(c).to_bytes(2, "big") for c in self._codes)


def to_unicode(codes: dict[str, int]) -> bytes:
    """The CMap that gives characters back for codes of two bytes (ISO 32000-1, 9.10.3)."""
    return _character_map({code: character for character, code in codes.items()}, 4)


def to_unicode_of_bytes(characters: dict[int, str]) -> bytes:
    """The same for codes of one byte."""
    return _character_map(characters, 2)


def _character_map(characters: dict[int, str], digits: int) -> bytes:
    pairs = [f"<{code:0{digits}X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in characters.items()]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    mapped = "".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar\n" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{'0' * digits}> <{'F' * digits}>\nendcodespacerange\n{mapped}"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode()


def _subset(face: Face, glyphs: set[int]) -> bytes:
    """The face with these glyphs only, under their old ids: the same glyphs give the same bytes."""
    if face.file == GLYPHLESS:
        return resource(f"fonts/{face.file}").read_bytes()
    options = subset.Options(retain_gids=True, hinting=False, name_IDs=[], notdef_outline=True)
    font = TTFont(resource(f"fonts/{face.file}"), recalcTimestamp=False)
    for table in _UNUSED:
        if table in font:
            del font[table]  # before the cutter reads them, which would take longer than all the rest
    cutter = subset.Subsetter(options)
    cutter.populate(gids=sorted(glyphs))
    cutter.subset(font)
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()
