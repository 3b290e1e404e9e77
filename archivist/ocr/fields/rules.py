"""The rule file of clerical work: kinds of documents, how agencies begin, titles, grades of haste and secrecy."""

import json
from dataclasses import dataclass
from functools import lru_cache

from archivist.ocr.vietnamese import plain
from archivist.resources import resource

RULES = "rules/nd30-2020.json"


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A kind of document: NĐ 30/2020/NĐ-CP, Điều 7; `type_name` is its code in TT 05/2025/TT-BNV; no `abbreviation`: ""."""

    name: str
    abbreviation: str
    type_name: str

    @property
    def heading(self) -> str:
        return self.name.upper()


@dataclass(frozen=True, slots=True)
class ClericalRules:
    """What `resources/rules/nd30-2020.json` holds; names in their ordinary spelling."""

    id: str
    types: tuple[DocumentType, ...]
    legislation: tuple[DocumentType, ...]
    others: tuple[DocumentType, ...]
    openers: tuple[str, ...]
    levels: tuple[str, ...]
    phrases: tuple[str, ...]
    titles: tuple[str, ...]
    deputies: dict[str, str]
    authorities: tuple[str, ...]
    urgency: tuple[str, ...]
    secrecy: tuple[str, ...]
    circulation: tuple[str, ...]
    formal: tuple[str, ...]
    words: tuple[str, ...]
    places: tuple[str, ...]
    surnames: tuple[str, ...]

    def by_heading(self) -> dict[str, DocumentType]:
        """Every known kind by its heading in small letters without diacritics."""
        return {plain(t.name): t for t in (*self.others, *self.legislation, *self.types)}

    def by_abbreviation(self) -> dict[str, DocumentType]:
        """The kinds that have an abbreviation, by it."""
        return {t.abbreviation: t for t in (*self.legislation, *self.types) if t.abbreviation}


@lru_cache
def rules() -> ClericalRules:
    """The rules in force, read once."""
    file = json.loads(resource(RULES).read_text(encoding="utf-8"))
    lists = (
        "openers",
        "levels",
        "phrases",
        "titles",
        "authorities",
        "urgency",
        "secrecy",
        "circulation",
        "formal",
        "words",
        "places",
        "surnames",
    )
    return ClericalRules(
        id=file["id"],
        types=tuple(DocumentType(**t) for t in file["types"]),
        legislation=tuple(DocumentType(**t) for t in file["legislation"]),
        others=tuple(DocumentType(name, "", file["other_type_name"]) for name in file["other_headings"]),
        deputies=file["deputies"],
        **{name: tuple(file[name]) for name in lists},
    )
