"""The invisible words over a page: each exactly on its place, in reading order, to be searched, copied and read aloud."""

import unicodedata

from archivist.model.geometry import Box
from archivist.model.text import Line, PageText
from archivist.pdf.fonts import EmbeddedFont
from archivist.pdf.numbers import short

FONT_NAME = "T"
_DESCENT = 0.2  # of the font size, as the glyphless font has it: a box holds all from descent to ascent
_GLYPH_WIDTH = 0.5
_THINNEST = 0.1  # px; no word is thinner, so that its scale stays a number
_NEAR = 1.0  # line heights between two lines of one paragraph, at most


def text_blocks(text: PageText, size: tuple[int, int], font: EmbeddedFont) -> list[bytes]:
    """The operators that set each paragraph of a page, in reading order, in px of a page of `size` whose origin is its
    bottom left corner; paragraphs of which nothing can be set are left out.
    """
    across, down = size[0] / text.size[0], size[1] / text.size[1]
    found = []
    for lines in paragraphs(text):
        runs = [run for line in lines for run in _line(line, across, down, size[1], font)]
        if runs:
            found.append("\n".join(["BT", "3 Tr", *runs, "ET"]).encode())
    return found


def paragraphs(text: PageText) -> list[list[Line]]:
    """Lines that follow each other down one column without a gap."""
    found: list[list[Line]] = []
    for line in (line for line in text.lines if line.words):
        if found and _goes_on(found[-1][-1], line):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _goes_on(above: Line, line: Line) -> bool:
    if (above.kind, above.column) != (line.kind, line.column):
        return False
    gap = line.box.top - above.box.bottom
    height = max(above.box.height, line.box.height, _THINNEST)
    return above.box.top < line.box.top and gap < _NEAR * height


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
