"""Haste, secrecy and circulation: stamps (NĐ 30/2020, Phụ lục I, ô số 10a, 10b, 11)."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from archivist.model.description import Entry
from archivist.model.text import Line
from archivist.ocr.fields.rules import rules
from archivist.ocr.fields.sheet import Sheet, entry
from archivist.ocr.fields.similar import bare, trimmed
from archivist.ocr.vietnamese import in_capitals, plain

_UPPER = 0.5  # such stamps stand in the upper half of the first page


def mark_entries(sheet: Sheet) -> list[Entry]:
    """Urgency, secrecy and circulation, where a line says nothing else, in capitals."""
    lines = (*sheet.stamps, *sheet.head_left, *sheet.body, *sheet.head_right)
    high = [x for x in lines if x in sheet.stamps or x.box.top < _UPPER * sheet.page_height]
    upper = [x for x in high if in_capitals(x.text)]
    everywhere = [x for x in (*lines, *sheet.foot_left, *sheet.foot_right) if in_capitals(x.text)]
    return [
        *_mark(sheet, upper, "secrecy", rules().secrecy),
        *_mark(sheet, upper, "urgency", rules().urgency),
        *_mark(sheet, everywhere, "circulation", rules().circulation),
    ]


def framed_mark(text: str) -> str:
    """The grade of haste or secrecy that stands in a frame, in capitals; "" where it is something else. The frame says that
    it is a stamp: accents that touch it, and blanks, may be lost.
    """
    read = "".join(c for c in plain(text) if c.isalnum())
    grades = {plain(grade).replace(" ", ""): grade for grade in (*rules().secrecy, *rules().urgency)}
    meant = process.extractOne(read, list(grades), scorer=fuzz.ratio, score_cutoff=80) if in_capitals(text) else None
    return grades[meant[0]].upper() if meant else ""


def _mark(sheet: Sheet, lines: Sequence[Line], field: str, grades: Sequence[str]) -> list[Entry]:
    """The highest grade that stands there."""
    for grade in grades:
        line = next((x for x in lines if _says(x.text, grade)), None)
        if line:
            return [entry(field, grade.upper(), sheet, [line], "stamp", line.confidence)]
    return []


def _says(text: str, grade: str) -> bool:
    """Short marks are taken only as they stand: MẬT and MẶT differ by one letter."""
    read = bare(text)
    if len(grade) <= 5:
        return trimmed(text).upper() == grade.upper() or (read == plain(grade) and len(grade) > 3)
    return fuzz.ratio(read, plain(grade)) >= 82
