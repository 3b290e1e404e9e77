"""Fields of a page that was set for a test."""

from collections.abc import Sequence

from archivist.ocr.fields import page_fields
from archivist.ocr.fields.sheet import Sheet, sheet_of
from tests.ocr.typed import LONG, Placed, body, centred, head, page


def fields(lines: Sequence[Placed], confidence: float = 0.95) -> dict[str, str]:
    return page_fields("p1", page(lines, confidence)).values()


def sheet(lines: Sequence[Placed]) -> Sheet:
    return sheet_of("p1", page(lines))


def decision(
    agencies: Sequence[str] = ("ỦY BAN NHÂN DÂN", "XÃ HÒA BẮC"),
    number: str = "Số: 39/QĐ-UBND",
    date: str = "Hòa Bắc, ngày 12 tháng 04 năm 2024",
    heading: Sequence[str] = ("QUYẾT ĐỊNH", "Về việc thành lập Ban chỉ đạo"),
) -> list[Placed]:
    """The first page of a document, of these parts."""
    top = [centred(420 + 48 * i, text) for i, text in enumerate(heading)]
    return [*head(agencies, number, date), *top, *body(700, LONG, LONG)]
