"""Descriptions that others have made before: rows of their lists and messages, and which document each is about."""

from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """What a row is about: a dossier, a document, or a case of a one-stop shop."""

    DOSSIER = "dossier"
    DOCUMENT = "document"
    CASE = "case"


class Why(StrEnum):
    """By what a row was found to be about a document."""

    FILE = "file"
    CODE_AND_DATE = "code-and-date"
    CODE = "code"
    DATE_AND_TYPE = "date-and-type"
    ORDINAL = "ordinal"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Given:
    """One row: `source` is the name of its file and `row` its number there, as a person counts; `values` by field of a
    Description (dates ISO, codes of TT 05/2025). `file_code`, `ordinal` (0: not said) and `file` say what it is about.
    """

    level: Level
    source: str
    row: int
    values: dict[str, str] = field(default_factory=dict)
    file_code: str = ""
    ordinal: int = 0
    file: str = ""

    @property
    def where(self) -> str:
        """Danh mục.xlsx, 12."""
        return f"{self.source}, {self.row}"


@dataclass(frozen=True, slots=True)
class Matched:
    """A row, and why it is about the document that it is kept for."""

    given: Given
    why: Why


@dataclass(frozen=True, slots=True)
class GivenDossier:
    """What was given of a whole dossier, and the rows that no document of it is."""

    values: dict[str, str] = field(default_factory=dict)
    source: str = ""
    unmatched: tuple[Given, ...] = ()
