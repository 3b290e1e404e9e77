"""A page that contradicts itself – two letterheads, two dates – leaves the fields empty that nobody can tell from it."""

import re
from collections.abc import Iterable, Sequence

from archivist.model.description import Entry
from archivist.model.text import Line
from archivist.ocr.fields.sheet import Sheet, is_motto
from archivist.ocr.vietnamese import plain

HEAD = frozenset((
    "agency_parent", "agency", "number", "notation", "code", "place", "date", "doc_type", "subject", "addressee",
))  # fmt: skip
_UPPER = 0.45  # the head reaches no lower
_MOTTO_LETTERS = 20  # the first line of a motto; the second is shorter
_APART = 2.5  # heights of a line between two lines of one motto, and more between two mottoes
_NUMBER = re.compile(r"^\W{0,3}so\s?[:;.]?\s?(?P<digits>\d{1,6})\s?/")
_DATE = re.compile(r"\bng\w?y\s?(?P<day>\d{1,2})\s?th\wng\s?(?P<month>\d{1,2})\s?n\wm\s?(?P<year>\d{4})\W{0,3}$")


def uncontradicted(entries: Sequence[Entry], sheet: Sheet) -> list[Entry]:
    """The entries of a head without those that the page contradicts: two letterheads with different numbers or dates say
    nothing of the head; two dates in one head nothing of the date.
    """
    lines = (*sheet.head_left, *sheet.head_right, *sheet.body, *sheet.foot_left, *sheet.foot_right)
    if _letterheads(lines, sheet) > 1 and (_differ(lines, _NUMBER) or _differ(lines, _DATE)):
        return [entry for entry in entries if entry.field not in HEAD]
    middle = sum(sheet.margins) / 2
    upper = [x for x in lines if x.box.top < _UPPER * sheet.page_height and (x.column == 2 or x.box.left > middle)]
    if _differ(upper, _DATE):
        return [entry for entry in entries if entry.field != "date"]
    return list(entries)


def _letterheads(lines: Iterable[Line], sheet: Sheet) -> int:
    """How many mottoes stand apart from each other."""
    places = [x.box for x in lines if len(x.text) >= _MOTTO_LETTERS and is_motto(x.text)]
    apart: list[tuple[float, float]] = []
    for box in sorted(places, key=lambda box: box.top):
        x, y = box.centre
        if not any(abs(x - a) < box.width / 2 and abs(y - b) < _APART * sheet.height for a, b in apart):
            apart.append((x, y))
    return len(apart)


def _differ(lines: Iterable[Line], pattern: re.Pattern[str]) -> bool:
    """Whether what the pattern finds at the edge of lines is not the same everywhere."""
    found = [m.groups() for x in lines if (m := pattern.search(plain(x.text)))]
    return len({tuple(int(part) for part in groups) for groups in found}) > 1
