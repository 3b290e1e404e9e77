"""Whom a form is about: name, date of birth and sex as they stand behind their labels."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

from archivist.model.description import Entry
from archivist.model.text import Line
from archivist.ocr.fields.identifiers import birth_of, labelled
from archivist.ocr.fields.sheet import Sheet, entry
from archivist.ocr.fields.similar import trimmed
from archivist.ocr.fields.spelling import spelled_name
from archivist.ocr.vietnamese import plain

_NAME = re.compile(r"(?:[^\W\d_]+ ?){2,6}")
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_SEX = {"nam": "M", "nu": "F"}


def holder_entries(sheet: Sheet) -> list[Entry]:
    """holder_name and holder_birth (ISO), of the first person named; nothing on papers that describe no person."""
    lines = [x for x in sheet.body if x.confidence > 0.5]
    return [e for e in (_name(sheet, lines), _birth(sheet, lines)) if e]


def _name(sheet: Sheet, lines: Sequence[Line]) -> Entry | None:
    for line, rest in labelled(lines, "holder"):
        hit = _NAME.match(rest)
        words = trimmed(hit[0]).split(" ") if hit else []
        name = [w for w in words if w[:1].isupper()]
        if 2 <= len(name) <= 5 and name == words:
            return entry("holder_name", spelled_name(" ".join(name)), sheet, [line], "labelled")
    return None


def _birth(sheet: Sheet, lines: Sequence[Line]) -> Entry | None:
    for line, rest in labelled(lines, "born"):
        hit = _DAY.match(plain(rest))
        if hit:
            day, month, year = (int(x) for x in hit.groups() if x)
            try:
                return entry("holder_birth", dt.date(year, month, day).isoformat(), sheet, [line], "labelled")
            except ValueError:
                return None
    return None


def agreeing(entries: list[Entry], sex: str) -> list[Entry]:
    """Personal number and date of birth prove each other where year (and sex, if it is told) are the same; where they are
    not, both are doubted.
    """
    found = {e.field: e for e in entries}
    number, birth = found.get("person_number"), found.get("holder_birth")
    told = birth_of(number.value) if number else None
    if number is None or birth is None or told is None:
        return entries
    agrees = told[0] == int(birth.value[:4]) and sex in ("", told[1])
    return [_judged(e, agrees=agrees) if e in (number, birth) else e for e in entries]


def _judged(one: Entry, *, agrees: bool) -> Entry:
    if agrees:
        return replace(one, origin=replace(one.origin, proved=True, proof="number and birth"))
    return replace(one, origin=replace(one.origin, confidence=min(one.origin.confidence, 0.3)))


def sex_of(sheet: Sheet) -> str:
    """Told as "M" or "F"; "" where it is not."""
    for _line, rest in labelled(sheet.body, "sex"):
        return _SEX.get(plain(rest).split(" ")[0].strip(".,;"), "")
    return ""
