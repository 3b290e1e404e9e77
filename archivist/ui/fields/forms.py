"""How a field is filled in: as a line, an area, a date or a choice; from the rules of the circular."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from archivist.model.doubt import Doubt
from archivist.ocr.fields.rules import rules as clerical
from archivist.packaging.single import choices_of, judged_alone, rule_of
from archivist.translation import N_
from archivist.ui.dates import iso_of, shown_date

LONG = frozenset(("subject", "recipients", "title", "note", "addressee", "keyword", "agency", "agency_parent"))
DATES = frozenset(("date", "start_date", "end_date"))
YES_NO = {"0": N_("No"), "1": N_("Yes")}


class Shape(StrEnum):
    """The kinds of input."""

    LINE = "line"
    AREA = "area"
    DATE = "date"
    CHOICE = "choice"
    OFFERED = "offered"  # a line with things to choose from


@dataclass(frozen=True, slots=True)
class Form:
    """`choices` are (value, what is shown); `required`: a package cannot be made without it, and
    neither the dossier nor the rules say it instead.
    """

    level: str
    field: str
    shape: Shape
    choices: tuple[tuple[str, str], ...] = ()
    required: bool = False

    def shown(self, value: str) -> str:
        """The value as a person reads it: codes by their names, dates in their order."""
        if self.shape is Shape.DATE:
            return shown_date(value)
        return dict(self.choices).get(value, value) if self.shape is Shape.CHOICE else value

    def value(self, text: str) -> str:
        """What is meant by the text that a person has typed."""
        text = " ".join(text.split())
        return iso_of(text) if self.shape is Shape.DATE else text

    def judged(self, value: str) -> list[Doubt]:
        return judged_alone(self.level, self.field, value)


@lru_cache
def form_of(level: str, field: str) -> Form:
    """`level` is "dossier" or "document"."""
    rule, codes = rule_of(level, field), choices_of(level, field)
    required = bool(rule and rule.required == "yes" and not (rule.inherit or rule.default))
    if codes and not (rule and rule.many):
        return Form(level, field, Shape.CHOICE, tuple(codes.items()), required)
    if rule and rule.kind == "flag":
        return Form(level, field, Shape.CHOICE, tuple(YES_NO.items()), required)
    if field in DATES:
        return Form(level, field, Shape.DATE, (), required)
    offered = _offered(field)
    if offered or codes:
        return Form(level, field, Shape.OFFERED, offered or tuple(codes.items()), required)
    return Form(level, field, Shape.AREA if field in LONG else Shape.LINE, (), required)


def _offered(field: str) -> tuple[tuple[str, str], ...]:
    rules = clerical()
    lists = {
        "doc_type": [t.heading for t in (*rules.types, *rules.legislation, *rules.others)],
        "secrecy": [name.upper() for name in rules.secrecy],
        "urgency": [name.upper() for name in rules.urgency],
        "signer_title": [name.upper() for name in rules.titles],
    }
    return tuple((name, name) for name in lists.get(field, ()))
