"""Draws a stamp with vectors: a DataMatrix and, beside it, what it says."""

import numpy as np
import zxingcpp

from archivist.model.geometry import Box
from archivist.pdf.fonts import EmbeddedFont
from archivist.pdf.matrix import drawn_modules
from archivist.pdf.numbers import short
from archivist.pdf.stamp import Stamp

FONT_NAME = "S"
_LARGEST_PT = 9.0
_LINE = 1.2  # distance of baselines in font sizes
_QUIET = 1  # modules of air around the code (ISO/IEC 16022)


def stamp_drawing(stamp: Stamp, box: Box, font: EmbeddedFont) -> bytes:
    """The operators that draw a stamp into a box, in pt from the bottom left corner of the page (top > bottom)."""
    height = box.top - box.bottom
    words = Box(box.left + min(height, (box.right - box.left) / 3), box.top, box.right, box.bottom)
    code = Box(box.left, box.top, words.left, box.bottom)
    return b"\n".join((b"0 g", _modules(stamp.scanned, code), _words(stamp.lines, words, font)))


def _modules(text: str, box: Box) -> bytes:
    drawn = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.DataMatrix)
    dark = np.array(drawn.to_image(scale=1, add_quiet_zones=False)) == 0
    return drawn_modules(dark, box, _QUIET)


def _words(lines: tuple[str, ...], box: Box, font: EmbeddedFont) -> bytes:
    """All the text, wrapped, in the largest size in which it fits: it is never cut."""
    size = _LARGEST_PT
    while len(wrapped := wrap(lines, (box.right - box.left) / size, font)) * _LINE * size > box.top - box.bottom:
        size *= 0.95
    middle = (box.top + box.bottom) / 2
    first = middle + (len(wrapped) * _LINE / 2 - 0.95) * size
    shown = [f"<{font.encoded(line)[0]}> Tj {short(0)} {short(-_LINE * size, 3)} Td" for line in wrapped]
    start = f"BT 0 Tr /{FONT_NAME} {short(size, 3)} Tf {short(box.left, 3)} {short(first, 3)} Td"
    return "\n".join([start, *shown, "ET"]).encode()


def wrap(lines: tuple[str, ...], width: float, font: EmbeddedFont) -> list[str]:
    """The lines broken wherever they reach `width` (font sizes); a line holds one character at least."""
    broken: list[str] = []
    for line in lines:
        rest = line
        while rest:
            fitting = next((n for n in range(len(rest), 1, -1) if font.width(rest[:n]) <= width), 1)
            broken.append(rest[:fitting])
            rest = rest[fitting:]
    return broken
