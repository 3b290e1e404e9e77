"""Cover and separator sheets to print: codes at both ends and words for people, the same upside down and on both sides."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pikepdf
import zxingcpp
from pikepdf import Dictionary, Name

from archivist.model.geometry import MM_PER_INCH, Box
from archivist.pdf.fonts import EmbeddedFont, drawn
from archivist.pdf.matrix import Modules, drawn_modules
from archivist.pdf.numbers import short
from archivist.pdf.stamp_drawing import wrap

PT_PER_MM = 72.0 / MM_PER_INCH
WIDTH, HEIGHT = 210.0 * PT_PER_MM, 297.0 * PT_PER_MM
_MARGIN, _CODE = 14.0 * PT_PER_MM, 52.0 * PT_PER_MM
_QR_QUIET, _DATAMATRIX_QUIET = 4, 2  # modules of air: ISO/IEC 18004 5.3.8; twice what ISO/IEC 16022 asks for
_TITLE_PT, _LINE_PT, _LEAST_PT, _LINE = 40.0, 22.0, 8.0, 1.25
_FONT = "F"
_PATCHES = {"T": "0101", "2": "1001", "3": "1010"}  # wide bars are 0.20 inch, narrow ones and spaces 0.08 inch
_PATCH_WIDE, _PATCH_NARROW, _PATCH_WIDTH = 0.20 * 72, 0.08 * 72, 64.0 * PT_PER_MM


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """One sheet of paper: what its codes hold, its title, and the lines below it; `patch` is a patch code (T, 2 or 3) for
    scanners that go by those.
    """

    payload: str
    title: str
    lines: tuple[str, ...] = ()
    patch: str = ""


def sheets_pdf(sheets: Sequence[PrintedSheet]) -> bytes:
    """A PDF of A4 pages, two for each sheet: its front and its back. The same sheets give the same bytes."""
    pdf, font = pikepdf.new(), EmbeddedFont(drawn())
    contents = [_page(sheet, font) for sheet in sheets]
    resources = pdf.make_indirect(Dictionary(Font=Dictionary({f"/{_FONT}": font.write(pdf)})))
    for content in contents:
        for _side in range(2):
            page = pdf.add_blank_page(page_size=(round(WIDTH, 2), round(HEIGHT, 2)))
            page.obj.Resources = resources
            page.obj.Contents = pdf.make_stream(content)
    pdf.Root.ViewerPreferences = Dictionary(PrintScaling=Name("/None"), Duplex=Name.DuplexFlipLongEdge)
    pdf.Root.Lang = pikepdf.String("vi")
    pdf.docinfo["/Title"] = pikepdf.String(" · ".join(dict.fromkeys(sheet.title for sheet in sheets)))
    written = io.BytesIO()
    pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _page(sheet: PrintedSheet, font: EmbeddedFont) -> bytes:
    """Two halves that turn into each other, and a line between them."""
    half = _half(sheet, font)
    turned = f"q -1 0 0 -1 {short(WIDTH, 3)} {short(HEIGHT, 3)} cm".encode()
    middle = f"0.5 w {short(_MARGIN)} {short(HEIGHT / 2)} m {short(WIDTH - _MARGIN)} {short(HEIGHT / 2)} l S".encode()
    return b"\n".join((b"0 g 0 G", half, turned, half, b"Q", middle))


def _half(sheet: PrintedSheet, font: EmbeddedFont) -> bytes:
    """The upper half: a QR code on the left, a DataMatrix on the right, the words between them and the middle."""
    top, bottom = HEIGHT - _MARGIN, HEIGHT - _MARGIN - _CODE
    left = Box(_MARGIN, top, _MARGIN + _CODE, bottom)
    right = Box(WIDTH - _MARGIN - _CODE, top, WIDTH - _MARGIN, bottom)
    words = Box(_MARGIN, bottom - 6 * PT_PER_MM, WIDTH - _MARGIN, HEIGHT / 2 + 4 * PT_PER_MM)
    return b"\n".join(
        (
            drawn_modules(qr(sheet.payload), left, _QR_QUIET),
            drawn_modules(_datamatrix(sheet.payload), right, _DATAMATRIX_QUIET),
            _words(sheet, words, font),
            _patch(sheet.patch),
        )
    )


def _patch(name: str) -> bytes:
    """Four bars between the two codes, wide and narrow, from the edge inward; empty where none is wanted."""
    left, width, y = (WIDTH - _PATCH_WIDTH) / 2, _PATCH_WIDTH, HEIGHT - _MARGIN
    bars = []
    for wide in _PATCHES[name] if name else "":
        height = _PATCH_WIDE if wide == "1" else _PATCH_NARROW
        bars.append(f"{short(left, 3)} {short(y - height, 3)} {short(width, 3)} {short(height, 3)} re f")
        y -= height + _PATCH_NARROW
    return "\n".join(bars).encode()


def qr(text: str, level: str = "H") -> Modules:
    """With the most redundancy there is (level H): a third of it may be stained."""
    return _dark(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level))


def _datamatrix(text: str) -> Modules:
    return _dark(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.DataMatrix, force_square=True))


def _dark(code: zxingcpp.Barcode) -> Modules:
    return np.asarray(np.array(code.to_image(scale=1, add_quiet_zones=False)) == 0, np.bool_)


def _words(sheet: PrintedSheet, box: Box, font: EmbeddedFont) -> bytes:
    """Title and lines, centred, as large as they fit; nothing is cut."""
    share = 1.0
    while len(set_lines := _set(sheet, box, font, share)) and _height(set_lines) > box.top - box.bottom and share > 0.2:
        share *= 0.93
    shown, y = [], box.top
    for text, size in set_lines:
        y -= size * _LINE
        x = (box.left + box.right - font.width(text) * size) / 2
        digits, _glyphs = font.encoded(text)
        shown.append(f"BT 0 Tr /{_FONT} {short(size, 3)} Tf {short(x, 3)} {short(y, 3)} Td <{digits}> Tj ET")
    return "\n".join(shown).encode()


def _set(sheet: PrintedSheet, box: Box, font: EmbeddedFont, share: float) -> list[tuple[str, float]]:
    """Lines with their sizes in pt; at word ends where there are some, else anywhere."""
    sized = [(sheet.title, _TITLE_PT), *((line, _LINE_PT) for line in sheet.lines)]
    return [
        (broken, max(_LEAST_PT, size * share))
        for text, size in sized
        for broken in _broken(text, (box.right - box.left) / max(_LEAST_PT, size * share), font)
    ]


def _broken(text: str, width: float, font: EmbeddedFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.width(longer) <= width:
            lines[-1] = longer
        else:
            lines += wrap((word,), width, font)
    return [line for line in lines if line]


def _height(lines: Sequence[tuple[str, float]]) -> float:
    return sum(size * _LINE for _, size in lines)
