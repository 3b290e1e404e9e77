"""Number and day of arrival, from the stamp ĐẾN (NĐ 30/2020/NĐ-CP, Phụ lục IV, mục II)."""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from archivist.model.description import Entry
from archivist.model.text import Line, Word
from archivist.ocr.fields.sheet import Sheet, entry
from archivist.ocr.vietnamese import plain

_LONGEST = dt.timedelta(days=400)  # a paper that arrives later than that after its date is misread
_RULE = "arrival stamp"
_MOST_SURE = 0.9  # digits by pen between strokes of a stamp: a person looks at them


def arrival_entries(sheet: Sheet, issued: str) -> list[Entry]:
    """`arrival_number` and `arrival_date` (ISO); `issued`: the document's own date (ISO) or "". A day before it, or long
    after it, is none; of several days that the digits can mean, only one that fits alone is proposed.
    """
    line = next((x for x in sheet.stamps if plain(x.words[0].text) == "den"), None)
    if line is None:
        return []
    said = {plain(label.text): word for label, word in pairwise(line.words)}
    number, day = said.get("so:"), said.get("ngay:")
    date = _fitting(day, issued) if day else ""
    found = [_entry("arrival_number", number.text, sheet, number)] if number and number.text.isdigit() else []
    return [*found, _entry("arrival_date", date, sheet, day)] if day and date else found


def _entry(field: str, value: str, sheet: Sheet, word: Word) -> Entry:
    return entry(field, value, sheet, [Line((word,))], _RULE, min(_MOST_SURE, word.confidence))


def _fitting(day: Word, issued: str) -> str:
    meant = [date for text in (day.text, *day.alternatives) if (date := _date(text))]
    fitting = [date for date in meant if _fits(date, issued)]
    return fitting[0].isoformat() if len(fitting) == 1 else ""


def _fits(date: dt.date, issued: str) -> bool:
    if not issued:
        return True
    first = dt.date.fromisoformat(issued)
    return first <= date <= first + _LONGEST


def _date(text: str) -> dt.date | None:
    parts: Sequence[str] = text.split("/")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    day, month, year = map(int, parts)
    return dt.date(year, month, day)
