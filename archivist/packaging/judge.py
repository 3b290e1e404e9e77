"""The rules of single fields applied to their values: the same judge before packing and when a package is checked."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from archivist.model.doubt import Doubt, Place
from archivist.packaging import findings
from archivist.packaging.rules import FieldRule, Frame, Rules
from archivist.packaging.writable import REPLACED

_NUMBER = re.compile(r"0|[1-9]\d*", re.ASCII)
_FORMS = {
    "DD/MM/YYYY": re.compile(r"(?P<d>\d{2})/(?P<m>\d{2})/(?P<y>\d{4})", re.ASCII),
    "MM/YYYY": re.compile(r"(?P<m>\d{2})/(?P<y>\d{4})", re.ASCII),
    "YYYY": re.compile(r"(?P<y>\d{4})", re.ASCII),
}

Placed = Callable[[FieldRule], Place]


def judge(values: Mapping[str, str], frame: Frame, rules: Rules, placed: Placed) -> list[Doubt]:
    """Every field against its rule; `placed` says where a person finds the field."""
    found = [d for rule in frame.fields for d in _one(rule, values, frame, rules, placed(rule))]
    start, end = (read_date(values.get(name, ""), frame.dates) for name in ("startDate", "endDate"))
    if start and end and end < start:
        end_rule = frame.rule("endDate")
        if end_rule:
            found.append(_doubt(findings.DATES_REVERSED, end_rule, placed(end_rule), frame, start=values["startDate"]))
    return found


def read_date(text: str, forms: tuple[str, ...]) -> date | None:
    """The first day that a date in one of these forms can mean; None where it is none."""
    for form in forms:
        match = _FORMS[form].fullmatch(text)
        if match:
            parts = match.groupdict()
            try:
                return date(int(parts["y"]), int(parts.get("m") or 1), int(parts.get("d") or 1))
            except ValueError:
                return None
    return None


def split_codes(value: str) -> list[str]:
    """The codes of a field that takes several."""
    return [code for code in re.split(r"[,;\s]+", value) if code]


def _one(rule: FieldRule, values: Mapping[str, str], frame: Frame, rules: Rules, place: Place) -> Iterator[Doubt]:
    value = values.get(rule.name, "")
    if not value.strip():
        yield from _absent(rule, values, frame, place)
        return
    if rule.length and len(value) > rule.length:
        yield _doubt(findings.FIELD_LONG, rule, place, frame, length=len(value), limit=rule.length)
    if REPLACED in value:
        yield _doubt(findings.FIELD_CHARACTER, rule, place, frame)
    if rule.form and not re.fullmatch(rule.form, value):
        yield _doubt(findings.FIELD_FORM, rule, place, frame, value=value, example=rule.example)
    yield from _of_its_kind(rule, value, frame, rules, place)
    allowed, basis = frame.accepted.get(rule.name, ((), ""))
    if allowed and value not in allowed:
        yield _doubt(findings.FIELD_NOT_ACCEPTED, rule, place, frame, value=value, codes=", ".join(allowed), basis=basis)


def _absent(rule: FieldRule, values: Mapping[str, str], frame: Frame, place: Place) -> Iterator[Doubt]:
    if rule.required == "yes":
        yield _doubt(findings.FIELD_MISSING, rule, place, frame)
    elif rule.when and values.get(rule.when[0], "") in rule.when[1]:
        yield _doubt(findings.FIELD_CONDITION, rule, place, frame, other=rule.when[0], value=values.get(rule.when[0], ""))


def _of_its_kind(rule: FieldRule, value: str, frame: Frame, rules: Rules, place: Place) -> Iterator[Doubt]:
    if rule.kind == "code":
        codes = rules.lists[rule.codes]
        if any(code not in codes for code in (split_codes(value) if rule.many else [value])):
            listed = ", ".join(f"{code} {name}" for code, name in codes.items())
            yield _doubt(findings.FIELD_CODE, rule, place, frame, value=value, codes=listed)
    elif rule.kind == "flag" and value not in ("0", "1"):
        yield _doubt(findings.FIELD_CODE, rule, place, frame, value=value, codes="0, 1")
    elif rule.kind == "number" and not _NUMBER.fullmatch(value):
        yield _doubt(findings.FIELD_NUMBER, rule, place, frame, value=value)
    elif rule.kind == "date" and read_date(value, frame.dates) is None:
        yield _doubt(findings.FIELD_DATE, rule, place, frame, value=value, forms=", ".join(frame.dates))


def _doubt(finding: findings.Finding, rule: FieldRule, place: Place, frame: Frame, **details: object) -> Doubt:
    return finding.at(place, rule=frame.basis, label=rule.label, element=rule.name, **details)
