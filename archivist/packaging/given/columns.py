"""Which field a column of a list is: its name, compared without capitals, diacritics, blanks and marks."""

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from archivist.model.given import Level
from archivist.resources import resource

RULES = "rules/import-2026.json"


@dataclass(frozen=True, slots=True)
class ImportRules:
    """What the rule file holds: by level, folded name of a column → field; by field, folded text → code; by field, the
    path of its element in a message.
    """

    id: str
    columns: Mapping[Level, Mapping[str, str]]
    values: Mapping[str, Mapping[str, str]]
    message: Mapping[str, Sequence[str]]


@lru_cache
def import_rules() -> ImportRules:
    """Read once."""
    file: Any = json.loads(resource(RULES).read_text(encoding="utf-8"))
    columns = {Level(level): _by_name(names) for level, names in file["columns"].items()}
    values = {field: {folded(text): code for text, code in codes.items()} for field, codes in file["values"].items()}
    return ImportRules(file["id"], columns, values, file["message"])


def _by_name(names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {folded(name): field for field, all_names in names.items() for name in all_names}


def folded(text: str) -> str:
    """Tên cơ quan, tổ chức → tencoquantochuc."""
    bare = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(c for c in bare if c.isalnum())


def columns_of(head: Sequence[str], level: Level) -> dict[int, str]:
    """Column number → field; of two columns of one field the first."""
    known, found = import_rules().columns[level], dict[int, str]()
    for at, name in enumerate(head):
        field = known.get(folded(name))
        if field and field not in found.values():
            found[at] = field
    return found
