"""Mends the parts of a page that a program wrote, one by one, so that they are fit for PDF/A-2u (ISO 19005-2, 6.2)."""

import re
from typing import Any

import pikepdf
from fontTools.agl import AGL2UV
from pikepdf import Name, Operator

from archivist.pdf.check_objects import dictionaries, is_outside, names_in
from archivist.pdf.substitutes import substitute
from archivist.pdf.unmendable import Unmendable

# Nothing of these is seen on the page; PDF/A forbids or does not need them.
_NEEDLESS = (
    "/AA", "/PieceInfo", "/Metadata", "/OPI", "/Alternates", "/Thumb", "/TR", "/TR2", "/HT", "/HTO", "/HTP", "/CIDSet",
    "/CharSet", "/AF", "/Measure", "/PtData", "/StructParent", "/StructParents",
)  # fmt: skip
_CMYK = re.compile(rb"(?<![\w/])[kK](?![\w/])|DeviceCMYK|/CMYK|(?<![\w/])BI\s")
_NAMED = {"/WinAnsiEncoding", "/MacRomanEncoding", "/MacExpertEncoding"}
_SYMBOLIC, _NONSYMBOLIC = 4, 32
Operands = list[Any]  # objects, or Python's own numbers, which pikepdf takes as well


def mend_parts(pdf: pikepdf.Pdf) -> None:
    """Mends every part of the file in place; raises Unmendable at the first that cannot be."""
    for part in list(dictionaries(pdf)):
        for key in _NEEDLESS:
            if key in part:
                del part[key]
        if isinstance(part, pikepdf.Stream):
            _mend_stream(part)
        if part.get("/Type") == Name.Font and "/Subtype" in part:
            _mend_font(pdf, part)
        _mend_colours(part)


def _mend_stream(stream: pikepdf.Stream) -> None:
    if "/LZWDecode" in names_in(stream.get("/Filter")):
        stream.write(stream.read_bytes())
    kind = str(stream.get("/Subtype", ""))
    if kind == "/PS" or "/PS" in stream or "/Ref" in stream:
        raise Unmendable("PostScript" if "PS" in kind or "/PS" in stream else "Ref")
    if kind == "/Image" and bool(stream.get("/Interpolate", False)):
        stream.Interpolate = False
    if kind == "/Form" or "/PatternType" in stream:
        _mend_content(stream)


def _mend_content(stream: pikepdf.Stream) -> None:
    """Colours of ink become those of light: black exactly, others as every reader shows them that has no profile."""
    if not _CMYK.search(stream.read_bytes()):
        return
    mended: list[tuple[Operands, Operator]] = []
    for step in pikepdf.parse_content_stream(stream):
        sign, operands = str(step.operator), list(step.operands)
        if sign == "INLINE IMAGE" and "CMYK" in str(step):
            raise Unmendable("CMYK")
        if sign in {"cs", "CS"} and str(operands[0]) == "/DeviceCMYK":
            raise Unmendable("CMYK")
        if sign in {"k", "K"}:
            mended.append(_light(sign, [float(operand) for operand in operands]))
        else:
            mended.append((operands, step.operator))
    stream.write(pikepdf.unparse_content_stream(mended))


def _light(sign: str, ink: list[float]) -> tuple[Operands, Operator]:
    cyan, magenta, yellow, black = (min(max(share, 0.0), 1.0) for share in ink)
    small = sign == "k"
    if cyan == magenta == yellow == 0:
        return [round(1 - black, 4)], Operator("g" if small else "G")
    light = [round((1 - share) * (1 - black), 4) for share in (cyan, magenta, yellow)]
    return light, Operator("rg" if small else "RG")


def _mend_colours(part: pikepdf.Object) -> None:
    if str(part.get("/S", "")) == "/Transparency" and str(part.get("/CS", "")) == "/DeviceCMYK":
        part.CS = Name.DeviceRGB
    for value in dict(part.items()).values():
        if "/DeviceCMYK" in names_in(value):
            raise Unmendable("CMYK")


def _mend_font(pdf: pikepdf.Pdf, font: pikepdf.Object) -> None:
    kind = str(font.Subtype)
    if kind in {"/CIDFontType2", "/CIDFontType0"}:
        if is_outside(font):
            raise Unmendable(f"font {str(font.get('/BaseFont', '?')).lstrip('/')}")
        if kind == "/CIDFontType2" and "/CIDToGIDMap" not in font:
            font.CIDToGIDMap = Name.Identity
    elif kind != "/Type0" and is_outside(font):
        substitute(pdf, font)
    elif kind == "/TrueType" and _is_symbolic(font) and "/Encoding" in font and "/ToUnicode" in font:
        del font["/Encoding"]
    if kind not in {"/CIDFontType2", "/CIDFontType0"} and not _tells_characters(font):
        raise Unmendable(f"font {str(font.get('/BaseFont', '?')).lstrip('/')}: ToUnicode")


def _is_symbolic(font: pikepdf.Object) -> bool:
    flags = int(font.get("/FontDescriptor", pikepdf.Dictionary()).get("/Flags", 0))
    return bool(flags & _SYMBOLIC) and not flags & _NONSYMBOLIC


def _tells_characters(font: pikepdf.Object) -> bool:
    """Whether its codes stand for known characters (ISO 19005-2, 6.2.11.7.2)."""
    if "/ToUnicode" in font:
        return True
    encoding = font.get("/Encoding")
    if str(font.Subtype) == "/Type0":
        return str(encoding) not in {"/Identity-H", "/Identity-V"} and not isinstance(encoding, pikepdf.Stream)
    if isinstance(encoding, pikepdf.Dictionary):
        names = [str(one).lstrip("/") for one in encoding.get("/Differences", ()) if isinstance(one, pikepdf.Name)]
        based = str(encoding.get("/BaseEncoding", "")) in _NAMED or not _is_symbolic(font)
        return based and all(name in AGL2UV or name == ".notdef" for name in names)
    return str(encoding) in _NAMED and not _is_symbolic(font)
