"""The invisible words over a page: each exactly on its place, in reading order, to be searched and copied."""

import unicodedata

from archivist.model.geometry import Box
from archivist.model.text import Line, PageText
from archivist.pdf.fonts import EmbeddedFont
from archivist.pdf.numbers import short

FONT_NAME = "T"
_DESCENT = 0.2  # of the font size, as the glyphless font has it: a box holds all from descent to ascent
_GLYPH_WIDTH = 0.5
_THINNEST = 0.1  # px; no word is thinner, so that its scale stays a number


def text_layer(text: PageText, size: tuple[int, int], font: EmbeddedFont) -> bytes:
    """The operators that set the words of a page, in px of a page of `size` whose origin is its bottom left corner."""
    across, down = size[0] / text.size[0], size[1] / text.size[1]
    runs = [run for line in text.lines for run in _line(line, across, down, size[1], font)]
    return "\n".join(["BT", "3 Tr", *runs, "ET"]).encode() if runs else b""


def _line(line: Line, across: float, down: float, height: int, font: EmbeddedFont) -> list[str]:
    """One run per word, and one per gap, so that readers that take no hint from distance part the words too."""
    boxes = [word.box.scaled(across, down) for word in line.words]
    runs = []
    for position, (word, box) in enumerate(zip(line.words, boxes, strict=True)):
        runs.append(_run(unicodedata.normalize("NFC", word.text), box, height, font))
        if position + 1 < len(boxes):
            runs.append(_run(" ", Box(box.right, box.top, boxes[position + 1].left, box.bottom), height, font))
    return [run for run in runs if run]


def _run(text: str, box: Box, height: int, font: EmbeddedFont) -> str:
    """A text stretched over its box."""
    shown, glyphs = font.encoded(text)
    if not glyphs:
        return ""
    size = max(box.height, _THINNEST)
    stretch = 100 * max(box.width, _THINNEST) / (glyphs * _GLYPH_WIDTH * size)
    baseline = height - box.bottom + _DESCENT * size
    return f"/{FONT_NAME} {short(size)} Tf {short(stretch)} Tz 1 0 0 1 {short(box.left)} {short(baseline)} Tm <{shown}> Tj"
