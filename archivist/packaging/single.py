"""One field judged alone, while a person fills it in: the same judge as for whole packages."""

from dataclasses import replace
from functools import lru_cache

from archivist.model.doubt import Doubt, Place
from archivist.packaging.fields import as_written
from archivist.packaging.headings import code_of
from archivist.packaging.judge import judge
from archivist.packaging.rules import FieldRule, load_rules

FORMAT = "AIP_hoso"  # the format that prescribes the most


@lru_cache
def rule_of(level: str, field: str) -> FieldRule | None:
    """The rule of a field of a Description ("dossier" or "document"); None where the circular knows no such field."""
    frame = load_rules().frame(FORMAT, level)
    return next((rule for rule in frame.fields if rule.source == field), None)


@lru_cache
def field_of(level: str, element: str) -> str:
    """The field of a Description that fills this element of a package; the name itself where it is no element."""
    frame = load_rules().frame(FORMAT, level)
    return next((rule.source for rule in frame.fields if rule.name == element and rule.source), element)


def choices_of(level: str, field: str) -> dict[str, str]:
    """The codes that the field may have, with their names; empty where it is no coded field. A kind of document is given
    by its name and has none.
    """
    rule, rules = rule_of(level, field), load_rules()
    if rule is None or not rule.codes or rule.codes == "typeName":
        return {}
    allowed = rules.frame(FORMAT, level).accepted.get(rule.name, ((), ""))[0]
    return {code: name for code, name in rules.lists[rule.codes].items() if not allowed or code in allowed}


def judged_alone(level: str, field: str, value: str) -> list[Doubt]:
    """What is wrong with this value; `value` as a Description has it (dates ISO). Nothing for a field without a rule."""
    rule, rules = rule_of(level, field), load_rules()
    if rule is None:
        return []
    frame = rules.frame(FORMAT, level)
    written = as_written(value) if rule.kind == "date" else value.strip()
    written = code_of(written, rules) if rule.codes == "typeName" else written
    place = Place(field=field)
    return judge({rule.name: written}, replace(frame, fields=(rule,)), rules, lambda _rule: place)
