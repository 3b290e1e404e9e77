"""Codes that people and procedures are known by: dossier and procedure of the one-stop shop, personal number, tax code."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archivist.model.description import Entry
from archivist.model.text import Line
from archivist.ocr.fields.sheet import Sheet, entry
from archivist.ocr.vietnamese import composed, plain
from archivist.resources import resource

RULES = "rules/identifiers-2026.json"
_NEAR = 40  # letters between a label and what it names
_IMPOSSIBLE = 0.3  # so much is left of a number that cannot be
_TWICE = 1.0


@dataclass(frozen=True, slots=True)
class Identifiers:
    """What `resources/rules/identifiers-2026.json` holds."""

    patterns: dict[str, re.Pattern[str]]
    provinces: tuple[int, int]
    centuries: tuple[int, ...]
    weights: tuple[int, ...]
    labels: dict[str, re.Pattern[str]]


@lru_cache
def identifiers() -> Identifiers:
    """The rules in force, read once."""
    file = json.loads(resource(RULES).read_text(encoding="utf-8"))
    return Identifiers(
        {name: re.compile(rf"(?<![\w.-]){p}(?![\w-])") for name, p in file["patterns"].items()},
        tuple(file["person_provinces"]),
        tuple(file["person_centuries"]),
        tuple(file["tax_weights"]),
        {name: _one_of(labels) for name, labels in file["labels"].items()},
    )


def _one_of(labels: Sequence[str]) -> re.Pattern[str]:
    """Any of the labels, the longest that stands there."""
    longest_first = sorted(map(plain, labels), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")


def identifier_entries(sheet: Sheet) -> list[Entry]:
    """tthc_dossier, tthc_procedure, person_number, tax_code: the first of each kind that stands there."""
    lines = (*sheet.head_left, *sheet.head_right, *sheet.body)
    found = [_dossier(sheet, lines), _procedure(sheet, lines), _person(sheet, lines), _tax(sheet, lines)]
    return [e for e in found if e]


def labelled(lines: Sequence[Line], kind: str) -> Iterator[tuple[Line, str]]:
    """The lines that have one of the labels of a kind, and what follows it there."""
    for line in lines:
        at = identifiers().labels[kind].search(plain(line.text))
        if at:
            yield line, composed(line.text)[at.end() :].lstrip(" :.;-–")


def _dossier(sheet: Sheet, lines: Sequence[Line]) -> Entry | None:
    """A code stands on a receipt in its number, too: read twice it is proved by that."""
    hits = [(line, hit) for line in lines for name in ("dossier_old", "dossier_new") if (hit := _hit(name, line.text))]
    for line, hit in hits:
        if _is_day(hit["day"]):
            again = sum(other[0] == hit[0] for _, other in hits) > 1
            return entry(
                "tthc_dossier", hit[0], sheet, [line], "read twice" if again else "pattern", _TWICE if again else None
            )
    return None


def _hit(name: str, text: str) -> re.Match[str] | None:
    return identifiers().patterns[name].search(composed(text).upper())


def _is_day(text: str) -> bool:
    """YYMMDD."""
    try:
        dt.date(2000 + int(text[:2]), int(text[2:4]), int(text[4:]))
    except ValueError:
        return False
    return True


def _procedure(sheet: Sheet, lines: Sequence[Line]) -> Entry | None:
    for line in lines:
        hit = _hit("procedure", line.text)
        if hit and ("thu tuc" in plain(line.text) or hit[0].count(".") > 1):
            return entry("tthc_procedure", hit[0], sheet, [line], "pattern")
    return None


def _person(sheet: Sheet, lines: Sequence[Line]) -> Entry | None:
    for line, rest in labelled(lines, "person"):
        hit = identifiers().patterns["person"].search(re.sub(r"(?<=\d) (?=\d)", "", rest[:_NEAR]))
        if hit:
            sure = line.confidence if birth_of(hit[0]) else _IMPOSSIBLE
            return entry("person_number", hit[0], sheet, [line], "labelled", sure)
    return None


def birth_of(number: str) -> tuple[int, str] | None:
    """Year of birth and sex ("M", "F") that a personal number tells; None where no province has its first three digits."""
    rules = identifiers()
    if not rules.provinces[0] <= int(number[:3]) <= rules.provinces[1]:
        return None
    return rules.centuries[int(number[3])] + int(number[4:6]), "MF"[int(number[3]) % 2]


def _tax(sheet: Sheet, lines: Sequence[Line]) -> Entry | None:
    for line, rest in labelled(lines, "tax"):
        hit = identifiers().patterns["tax"].search(re.sub(r"(?<=\d) (?=\d)", "", rest[:_NEAR]))
        if hit:
            right = check_digit(hit[0]) == int(hit[0][9])
            rule, sure = ("check-digit", _TWICE) if right else ("labelled", _IMPOSSIBLE)
            return entry("tax_code", hit[0], sheet, [line], rule, sure)
    return None


def check_digit(code: str) -> int:
    """The tenth digit of a tax code from the nine before it; 10 where the rule gives none."""
    total = sum(w * int(d) for w, d in zip(identifiers().weights, code, strict=False))
    return 10 - total % 11
