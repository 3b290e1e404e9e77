"""Ruled tables with wrapped cells."""

from collections.abc import Sequence

from .sheet import Sheet, Style
from .typeset import break_lines, words_of

PADDING_MM = 1.4


def _cell(sheet: Sheet, text: str, style: Style, width_mm: float) -> list[str]:
    room = width_mm - 2 * PADDING_MM
    lines = break_lines(sheet, words_of(text, style), room, room)
    return [" ".join(word for word, _ in line) for line in lines]


def row(sheet: Sheet, top_mm: float, left_mm: float, widths_mm: Sequence[float], cells: Sequence[str], style: Style,
        aligns: str, leading_mm: float = 5.3) -> float:  # fmt: skip
    """Print one ruled row (`aligns`: l, c or r for each cell), note it as one line, and return its bottom edge."""
    texts = [_cell(sheet, text, style, width) for text, width in zip(cells, widths_mm, strict=True)]
    height = max(len(lines) for lines in texts) * leading_mm + 2.2
    x = left_mm
    for lines, width, align in zip(texts, widths_mm, aligns, strict=True):
        start = top_mm + (height - len(lines) * leading_mm) / 2 + leading_mm * 0.76
        for number, line in enumerate(lines):
            free = width - 2 * PADDING_MM - sheet.width_mm(line, style)
            inset = PADDING_MM + free * {"l": 0.0, "c": 0.5, "r": 1.0}[align]
            sheet.text(x + inset, start + number * leading_mm, line, style)
        sheet.upright_rule(x, top_mm, height)
        x += width
    sheet.upright_rule(x, top_mm, height)
    sheet.rule(left_mm, top_mm, x - left_mm)
    sheet.rule(left_mm, top_mm + height, x - left_mm + 0.25)
    sheet.lines.append(" ".join(" ".join(lines) for lines in texts if lines != [""]))
    return top_mm + height
