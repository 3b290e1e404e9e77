"""Where a document begins: what a letterhead is made of, what an annex says of itself, and what number a page bears."""

import re

from archivist.model.text import Kind, PageText
from archivist.ocr.fields.agency import agency_entries
from archivist.ocr.fields.date import date_entries
from archivist.ocr.fields.heading import heading_of
from archivist.ocr.fields.number import number_line
from archivist.ocr.fields.sheet import Sheet
from archivist.ocr.vietnamese import plain

_MOTTO, _AGENCY, _NUMBER, _DATE, _HEADING = 0.45, 0.2, 0.2, 0.15, 0.25
_ANNEX = 0.5  # no more evidence has a page that says that it belongs to another one
_FIRST_LINES = 10
_BELONGS = re.compile(
    r"\bkem theo (?:quyet dinh|thong bao|ke hoach|bao cao|to trinh|cong van|nghi quyet|huong dan|thong tu|nghi dinh|van ban)"
)
_CENTRE = 0.08  # of the page's width: page numbers stand in the middle, numbers of leaves in a corner


def evidence_of_start(sheet: Sheet) -> float:
    """From 0 to 1; a motto with any other part, or three others, make 0.5 and more; an annex never makes more."""
    parts = (
        (_MOTTO, sheet.has_motto),
        (_AGENCY, bool(agency_entries(sheet))),
        (_NUMBER, number_line(sheet) is not None),
        (_DATE, bool(sheet.head_right) and bool(date_entries(sheet))),
        (_HEADING, heading_of(sheet) is not None),
    )
    evidence = min(1.0, sum(weight for weight, there in parts if there))
    return min(evidence, _ANNEX) if is_annex(sheet) else evidence


def is_annex(sheet: Sheet) -> bool:
    """Whether the page says near its top what it came with: "(Kèm theo Quyết định số …)", in brackets or below a heading
    and without a number of its own.
    """
    lines = [plain(x.text) for x in (*sheet.head_left, *sheet.head_right, *sheet.body)[:_FIRST_LINES]]
    said = [x for x in lines if _BELONGS.search(x)]
    return any(x.lstrip(" .'\"").startswith("(") for x in said) or (bool(said) and number_line(sheet) is None)


def printed_number(text: PageText) -> int | None:
    """The number that is printed in the middle of the upper or lower margin; None where there is none."""
    for line in text.lines:
        if line.kind is Kind.PAGE_NUMBER and abs(line.box.centre[0] - text.size[0] / 2) < _CENTRE * text.size[0]:
            digits = re.search(r"\d+", line.text)
            return int(digits[0]) if digits else None
    return None
