"""How long a dossier is kept: the row of a dated table whose words stand in its title, or in most of its subjects."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from archivist.model.description import Description
from archivist.ocr.vietnamese import plain
from archivist.resources import resource
from archivist.troubles import BadSetting

TABLE = "rules/retention-2026.json"


@dataclass(frozen=True, slots=True)
class Row:
    """One group of records: kept for `years` (0: for ever), as the list of the circular codes it, on what legal basis."""

    group: str
    years: int
    code: str
    basis: str
    mark: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Retention:
    """A dated table of them."""

    id: str
    effective: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The row that is meant, and the words for which it is."""

    row: Row
    because: str

    def reason(self, table: Retention) -> str:
        return f"{table.id}: {self.row.group} ({self.row.basis})"


@lru_cache
def retention(path: Path | None = None) -> Retention:
    """The institution's own table, or the one that is shipped. Raises BadSetting for a file that is none."""
    file = path or resource(TABLE)
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        rows = tuple(Row(**row | {"words": tuple(map(plain, row["words"]))}) for row in told["rows"])
        return Retention(str(told["id"]), str(told["effective"]), rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadSetting(reason=f"{file.name}: {error}") from error


def period_of(title: str, documents: Sequence[Description], table: Retention) -> Kept | None:
    """What the title says outranks what the documents are about; of several rows the longest period holds."""
    return _longest(_meant([title], 1, table)) or _longest(_meant(_subjects(documents), (len(documents) + 1) // 2, table))


def _subjects(documents: Sequence[Description]) -> list[str]:
    return [f"{d.value('doc_type')} {d.value('subject')}" for d in documents]


def _meant(texts: Sequence[str], least: int, table: Retention) -> list[Kept]:
    """The rows whose words stand in at least so many of the texts."""
    read = [plain(text) for text in texts if text.strip()]
    found = []
    for row in table.rows:
        hits = [word for text in read if (word := next((w for w in row.words if w in text), ""))]
        if hits and len(hits) >= least:
            found.append(Kept(row, hits[0]))
    return found


def _longest(found: Sequence[Kept]) -> Kept | None:
    return max(found, key=lambda kept: kept.row.years or 1000, default=None)
