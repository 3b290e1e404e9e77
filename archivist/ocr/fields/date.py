"""Place and date: "Quảng Ngãi, ngày 06 tháng 01 năm 2025" (NĐ 30/2020, Phụ lục I, ô số 4)."""

import datetime as dt
import re
from collections.abc import Sequence

from archivist.model.description import Entry
from archivist.model.text import Kind, Line
from archivist.ocr.fields.digits import repaired
from archivist.ocr.fields.sheet import Sheet, entry
from archivist.ocr.fields.similar import trimmed
from archivist.ocr.fields.spelling import spelled
from archivist.ocr.vietnamese import composed, plain

_DATE = re.compile(r"(?P<place>.*?)\bng\w?y(?P<day>.{0,8}?)th\wng(?P<month>.{0,8}?)n\wm\W*(?P<year>\w{4})")
_SLOPPY = re.compile(r"(?P<place>[^,]*),\s*\w{0,5}(?P<day>\W.{0,7}?)th\wng(?P<month>.{0,8}?)n\wm\W*(?P<year>\w{4})")
_FIRST_YEAR = 1900
_SURE = 0.4


def date_entries(sheet: Sheet) -> list[Entry]:
    """Place and date (ISO); from the head, else from the line above the signature of a petition."""
    for line in (*sheet.head_right, *_right_half(sheet, sheet.body[:8]), *_closing(sheet)):
        parts = _DATE.search(plain(line.text)) or _SLOPPY.search(plain(line.text))
        if parts and _placed(line, sheet, parts):
            return _entries(line, parts, sheet)
    return []


def _closing(sheet: Sheet) -> list[Line]:
    """Lines of the right half, in the lower part of the page, from below."""
    lower = [x for x in (*sheet.body, *sheet.foot_right) if x.box.top > 0.4 * sheet.page_height]
    return _right_half(sheet, lower)[::-1]


def _right_half(sheet: Sheet, lines: Sequence[Line]) -> list[Line]:
    middle = sum(sheet.margins) / 2
    return [x for x in lines if x.box.centre[0] > middle]


def _placed(line: Line, sheet: Sheet, parts: re.Match[str]) -> bool:
    """A date of the head or of the signature, not one within a sentence."""
    in_head = line in sheet.head_right
    rest = plain(line.text)[parts.end() :].strip(" .,;:-_'\"|")
    alone = len(rest) <= 3 and len(parts["place"]) <= 45
    return in_head or (alone and line.box.left > sheet.margins[0] + 3 * sheet.height)


def _entries(line: Line, parts: re.Match[str], sheet: Sheet) -> list[Entry]:
    found = []
    place = trimmed(composed(line.text)[: parts.end("place")])
    if place and place[0].isupper():
        found.append(entry("place", spelled(place), sheet, [line], "place-date"))
    date, sure = _iso(parts), _surety(line)
    if date and sure >= _SURE:
        found.append(entry("date", date, sheet, [line], "handwritten" if _penned(line) else "place-date", sure))
    return found


def _iso(parts: re.Match[str]) -> str:
    """The date, or "" where day, month or year is not one."""
    day, month, year = (repaired(re.sub(r"[\W_]", "", parts[name])) for name in ("day", "month", "year"))
    if not (day and month and year) or not _FIRST_YEAR <= int(year) <= 2100:
        return ""
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""


def _penned(line: Line) -> bool:
    return any(w.kind is Kind.HAND for w in line.words)


def _surety(line: Line) -> float:
    """Of the least sure word with a digit."""
    return min((w.confidence for w in line.words if any(c.isdigit() for c in w.text)), default=0.0)
