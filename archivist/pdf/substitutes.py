"""Fonts for PDFs that name a common font without holding it: Liberation has the same widths, and may be embedded."""

import io
from functools import cache
from pathlib import Path

import pikepdf
from fontTools import subset
from fontTools.agl import AGL2UV, UV2AGL
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from archivist.pdf.fonts import to_unicode_of_bytes
from archivist.pdf.unmendable import Unmendable
from archivist.resources import resource

_FAMILIES = {
    "Sans": ("arial", "helvetica", "liberationsans"),
    "Serif": ("times", "liberationserif"),
    "Mono": ("courier", "liberationmono"),
}
_FOLDERS = tuple(
    Path(folder)
    for folder in (
        "/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/truetype/liberation",
        "/usr/share/fonts/liberation", "/usr/local/share/fonts",
    )
)  # fmt: skip
_UNUSED = ("FFTM", "GDEF", "GPOS", "GSUB", "gasp", "kern")
_FIRST, _LAST = 32, 255
_NONSYMBOLIC = 32


def substitute(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    """Puts a font with the same widths into a simple font that has none; raises Unmendable where there is none."""
    name = str(font.get("/BaseFont", "?")).lstrip("/")
    face = face_of(name)
    if face is None or str(font.get("/Subtype")) not in {"/Type1", "/TrueType", "/MMType1"}:
        raise Unmendable(f"font {name}")
    codes = {c: u for c, u in characters(font).items() if u in _cmap(face) and u in UV2AGL}
    font.Subtype, font.FirstChar, font.LastChar = Name.TrueType, _FIRST, _LAST
    font.BaseFont = Name(f"/{face.stem}")
    font.Widths = Array([_width(face, codes.get(code)) for code in range(_FIRST, _LAST + 1)])
    font.Encoding = _encoding(codes)
    font.ToUnicode = pdf.make_stream(to_unicode_of_bytes({code: chr(u) for code, u in codes.items()}))
    font.FontDescriptor = pdf.make_indirect(_descriptor(pdf, face, set(codes.values())))


def face_of(name: str) -> Path | None:
    """The file with the widths of a common font; None where the font is not one of them, or the file is not there."""
    plain = name.rpartition("+")[2].casefold().replace(" ", "").replace("-", "")
    family = next((f for f, names in _FAMILIES.items() if plain.startswith(names)), None)
    bold, slanted = "bold" in plain, "italic" in plain or "oblique" in plain
    style = {(0, 0): "Regular", (1, 0): "Bold", (0, 1): "Italic", (1, 1): "BoldItalic"}[bold, slanted]
    file = f"Liberation{family}-{style}.ttf"
    places = (*(folder / file for folder in _FOLDERS), resource("fonts") / file)
    return next((place for place in places if place.is_file()), None) if family else None


def characters(font: pikepdf.Object) -> dict[int, int]:
    """The Unicode character of each code of a simple font (ISO 32000-1, 9.6.6)."""
    encoding = font.get("/Encoding")
    base = encoding.get("/BaseEncoding") if isinstance(encoding, pikepdf.Dictionary) else encoding
    found = _base(str(base) if base is not None else "")
    if isinstance(encoding, pikepdf.Dictionary):
        code = 0
        for entry in encoding.get("/Differences", ()):
            if isinstance(entry, pikepdf.Name):
                _set(found, code, str(entry).lstrip("/"))
                code += 1
            else:
                code = int(entry)
    return found


def _base(name: str) -> dict[int, int]:
    if name in {"/WinAnsiEncoding", "/MacRomanEncoding"}:
        codec = "cp1252" if name == "/WinAnsiEncoding" else "mac_roman"
        read = {code: bytes((code,)).decode(codec, "ignore") for code in range(_FIRST, _LAST + 1)}
        return {code: ord(text) for code, text in read.items() if text}
    found: dict[int, int] = {}
    for code, glyph in enumerate(StandardEncoding):
        if glyph != ".notdef":
            _set(found, code, glyph)
    return found


def _set(found: dict[int, int], code: int, glyph: str) -> None:
    found.pop(code, None)
    if glyph in AGL2UV:
        found[code] = AGL2UV[glyph]
    elif glyph.startswith("uni") and len(glyph) == 7:
        found[code] = int(glyph[3:], 16)


def _encoding(codes: dict[int, int]) -> pikepdf.Object:
    """That of Windows, with what differs from it (ISO 19005-2, 6.2.11.6)."""
    windows, listed = _base("/WinAnsiEncoding"), Array()
    for code, character in sorted(codes.items()):
        if windows.get(code) != character:
            listed.append(code)
            listed.append(Name(f"/{UV2AGL[character]}"))
    if not listed:
        return Name.WinAnsiEncoding
    return Dictionary(Type=Name.Encoding, BaseEncoding=Name.WinAnsiEncoding, Differences=listed)


@cache
def _font(face: Path) -> TTFont:
    return TTFont(face, lazy=False, recalcTimestamp=False)


@cache
def _cmap(face: Path) -> dict[int, str]:
    return dict(_font(face).getBestCmap())


def _width(face: Path, character: int | None) -> int:
    glyph = _cmap(face)[character] if character is not None else ".notdef"
    font = _font(face)
    return round(float(font["hmtx"][glyph][0]) * 1000 / float(font["head"].unitsPerEm))


def _descriptor(pdf: pikepdf.Pdf, face: Path, used: set[int]) -> Dictionary:
    font, written = TTFont(face, recalcTimestamp=False), io.BytesIO()
    scale = 1000 / font["head"].unitsPerEm
    head, rise, fall = font["head"], font["hhea"].ascent, font["hhea"].descent
    for table in _UNUSED:
        if table in font:
            del font[table]  # before the cutter reads them
    options = subset.Options(hinting=False, name_IDs=[], notdef_outline=True, layout_features=[])
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=sorted(used))
    cutter.subset(font)
    font.save(written)
    program = written.getvalue()
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name(f"/{face.stem}"),
        Flags=_NONSYMBOLIC,
        FontBBox=Array([round(edge * scale) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)]),
        ItalicAngle=-12 if "Italic" in face.stem else 0,
        Ascent=round(rise * scale),
        Descent=round(fall * scale),
        CapHeight=round(rise * scale),
        StemV=120 if "Bold" in face.stem else 80,
        FontFile2=pdf.make_stream(program, Length1=len(program)),
    )
