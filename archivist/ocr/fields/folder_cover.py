"""The cover of a paper dossier (bìa hồ sơ, TCVN 9251:2012): its numbers, title, period, leaves and retention."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from archivist.model.description import Entry
from archivist.model.text import Line
from archivist.ocr.fields.digits import repaired
from archivist.ocr.fields.sheet import Sheet, entry
from archivist.ocr.fields.similar import trimmed
from archivist.ocr.fields.spelling import spelled
from archivist.ocr.vietnamese import composed, in_capitals, plain
from archivist.resources import resource

RULES = "rules/cover-tcvn9251-2012.json"
_NUMBER = re.compile(r"^[\s.:…_-]*(?P<number>[0-9OolI]{1,6}[A-Za-z]?)\b")
_LEAVES = re.compile(r"(?P<number>\d{1,5})\s*(?:to|trang)\b")
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_ASIDE = 0.9  # of the page's height: below it stands nothing of the title
_MOST = 6  # lines of a title
_NUMBERS = ("cover_fonds", "cover_inventory", "cover_box", "cover_number")


@dataclass(frozen=True, slots=True)
class CoverRules:
    """What the rule file holds; labels in small letters without diacritics, longer ones first."""

    least: int
    labels: dict[str, tuple[str, ...]]
    heading: tuple[str, ...]
    retention: dict[str, str]


@lru_cache
def cover_rules() -> CoverRules:
    """Read once."""
    file: Any = json.loads(resource(RULES).read_text(encoding="utf-8"))
    labels = {field: tuple(sorted(map(plain, words), key=len, reverse=True)) for field, words in file["labels"].items()}
    retention = {plain(words): code for words, code in file["retention"].items()}
    return CoverRules(file["least"], labels, tuple(map(plain, file["heading"])), retention)


def cover_entries(sheet: Sheet) -> list[Entry]:
    """cover_fonds, cover_inventory, cover_box, cover_number, cover_leaves, cover_title, cover_start, cover_end (ISO),
    cover_retention (code of TT 05/2025); nothing on a page that is no cover.
    """
    lines = [*sheet.head_left, *sheet.head_right, *sheet.body, *sheet.foot_left, *sheet.foot_right]
    told = {field: (line, rest) for line in lines for field, rest in _labelled(line)}
    if len(told) < cover_rules().least or "cover_number" not in told:
        return []
    found = [_numbered(sheet, field, *told[field]) for field in _NUMBERS if field in told]
    found += [_leaves(sheet, lines), _retention(sheet, told), *_period(sheet, lines), _title(sheet, lines)]
    return [e for e in found if e]


def is_cover(sheet: Sheet) -> bool:
    return bool(cover_entries(sheet))


def _labelled(line: Line) -> Iterator[tuple[str, str]]:
    """Each label that stands on a line, with what follows it: several may stand side by side."""
    read, text = plain(line.text), composed(line.text)
    for field, words in cover_rules().labels.items():
        hit = next((m for word in words if (m := re.search(rf"\b{re.escape(word)}\b", read))), None)
        if hit:
            yield field, text[hit.end() :]


def _numbered(sheet: Sheet, field: str, line: Line, rest: str) -> Entry | None:
    hit = _NUMBER.match(rest)
    number = (repaired(hit["number"]) or hit["number"]) if hit else ""
    return entry(field, number, sheet, [line], "folder-cover") if number and number[0].isdigit() else None


def _leaves(sheet: Sheet, lines: Sequence[Line]) -> Entry | None:
    labels = cover_rules().labels["cover_leaves"]
    for line in lines:
        read = plain(line.text)
        at = next((read.find(word) for word in labels if word in read), -1)
        hit = _LEAVES.search(read[at:]) if at >= 0 else None
        if hit:
            return entry("cover_leaves", hit["number"], sheet, [line], "folder-cover")
    return None


def _retention(sheet: Sheet, told: dict[str, tuple[Line, str]]) -> Entry | None:
    line, rest = told.get("cover_retention", (None, ""))
    code = next((code for words, code in cover_rules().retention.items() if words in plain(rest)), "")
    return entry("cover_retention", code, sheet, [line], "folder-cover") if line and code else None


def _period(sheet: Sheet, lines: Sequence[Line]) -> list[Entry]:
    """From the first to the last day that stands behind "Từ ngày", on its line or the one below."""
    labels = cover_rules().labels["cover_from"]
    at = next((i for i, x in enumerate(lines) if any(word in plain(x.text) for word in labels)), None)
    if at is None:
        return []
    told = [lines[at], *lines[at + 1 : at + 2]]
    days = [day for line in told for hit in _DAY.finditer(plain(line.text)) if (day := _iso(hit))]
    if len(days) != 2 or days[0] > days[1]:
        return []
    return [entry(f, day, sheet, told, "folder-cover") for f, day in zip(("cover_start", "cover_end"), days, strict=True)]


def _iso(hit: re.Match[str]) -> str:
    day, month, year = (int(x) for x in hit.groups() if x)
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _title(sheet: Sheet, lines: Sequence[Line]) -> Entry | None:
    """The lines between the heading HỒ SƠ and the next label."""
    at = next(
        (i for i, x in enumerate(lines) if plain(trimmed(x.text)) in cover_rules().heading and in_capitals(x.text)), None
    )
    taken: list[Line] = []
    for line in lines[at + 1 :] if at is not None else ():
        if any(True for _ in _labelled(line)) or line.box.top > _ASIDE * sheet.page_height or len(taken) == _MOST:
            break
        taken.append(line)
    value = spelled(" ".join(trimmed(x.text.strip(" .…_-")) for x in taken)).strip()
    return entry("cover_title", value, sheet, taken, "folder-cover") if sum(c.isalpha() for c in value) >= 8 else None
