"""Where a document begins: what a letterhead is made of."""

from archivist.ocr.fields.agency import agency_entries
from archivist.ocr.fields.date import date_entries
from archivist.ocr.fields.heading import heading_of
from archivist.ocr.fields.number import number_line
from archivist.ocr.fields.sheet import Sheet

_MOTTO, _AGENCY, _NUMBER, _DATE, _HEADING = 0.45, 0.2, 0.2, 0.15, 0.25


def evidence_of_start(sheet: Sheet) -> float:
    """From 0 to 1; a motto with any other part, or three others, make 0.5 and more."""
    parts = (
        (_MOTTO, sheet.has_motto),
        (_AGENCY, bool(agency_entries(sheet))),
        (_NUMBER, number_line(sheet) is not None),
        (_DATE, bool(sheet.head_right) and bool(date_entries(sheet))),
        (_HEADING, heading_of(sheet) is not None),
    )
    return min(1.0, sum(weight for weight, there in parts if there))
