"""The rule tables of a circular as frozen values, read from a dated file under resources/rules."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from archivist.model.plain import canonical
from archivist.resources import resource

CIRCULAR = "tt05-2025"


@dataclass(frozen=True, slots=True)
class FieldRule:
    """One field: element name, Vietnamese name, kind (string, number, date, flag, code), longest length in characters.

    `required` is yes, no or conditional; then `when` names the other field and its values that make it so. `source`
    is the name of the field in a Description, empty where the value is counted or composed; `inherit`: a document
    without a value of its own takes the dossier's; `form` is a pattern that the whole value keeps, `example` shows it.
    """

    name: str
    label: str
    kind: str
    length: int | None
    required: str
    when: tuple[str, tuple[str, ...]] | None
    codes: str
    many: bool
    source: str
    inherit: bool
    default: str
    form: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The fields of one level (dossier or document) of one package format, in their order.

    `dates` are the forms that a date may take; `accepted` limits a field to some of its codes, with the reason.
    """

    basis: str
    fields: tuple[FieldRule, ...]
    dates: tuple[str, ...]
    accepted: Mapping[str, tuple[tuple[str, ...], str]]

    def rule(self, name: str) -> FieldRule | None:
        return next((rule for rule in self.fields if rule.name == name), None)


@dataclass(frozen=True, slots=True)
class Rules:
    """All tables of one circular, with the day since when they apply (ISO); `digest` (SHA-256) tells editions apart."""

    id: str
    effective: str
    digest: str
    lists: Mapping[str, Mapping[str, str]]
    other_type: str
    frames: Mapping[tuple[str, str], Frame]

    def frame(self, package_format: str, level: str) -> Frame:
        """`level` is "dossier" or "document"."""
        return self.frames[package_format, level]


@lru_cache
def load_rules(name: str = CIRCULAR) -> Rules:
    """The tables of resources/rules/<name>.json."""
    table = json.loads(resource(f"rules/{name}.json").read_text(encoding="utf-8"))
    return Rules(
        id=table["id"],
        effective=table["effective"],
        digest=hashlib.sha256(canonical(table)).hexdigest(),
        lists=MappingProxyType({name: MappingProxyType(entry["codes"]) for name, entry in table["code_lists"].items()}),
        other_type=table["code_lists"]["typeName"]["other"],
        frames=MappingProxyType(dict(_frames(table))),
    )


def _frames(table: dict[str, Any]) -> list[tuple[tuple[str, str], Frame]]:
    tables = {level: {f["name"]: f for f in fields} for level, fields in table["fields"].items()}
    return [
        ((package_format, level), _frame(frame, level, _rules_of(frame, level, tables[level])))
        for package_format, frame in table["frames"].items()
        for level in tables
    ]


def _rules_of(frame: dict[str, Any], level: str, tables: dict[str, dict[str, Any]]) -> tuple[FieldRule, ...]:
    """A frame may ask of a field something else than the others do."""
    instead = frame.get("instead", {}).get(level, {})
    return tuple(_field(tables[name] | instead.get(name, {})) for name in frame[level])


def _frame(frame: dict[str, Any], level: str, fields: tuple[FieldRule, ...]) -> Frame:
    limits = frame["accepted"].get(level, {})
    accepted = {name: (tuple(limit["codes"]), limit["basis"]) for name, limit in limits.items()}
    return Frame(frame["basis"], fields, tuple(frame["dates"]), MappingProxyType(accepted))


def _field(table: dict[str, Any]) -> FieldRule:
    when = table.get("when")
    return FieldRule(
        name=table["name"],
        label=table["label"],
        kind=table["kind"],
        length=table.get("length"),
        required=table["required"],
        when=(when["field"], tuple(when["in"])) if when else None,
        codes=table.get("codes", ""),
        many=table.get("many", False),
        source=table.get("source", ""),
        inherit=table.get("inherit", False),
        default=table.get("default", ""),
        form=table.get("form", ""),
        example=table.get("example", ""),
    )
