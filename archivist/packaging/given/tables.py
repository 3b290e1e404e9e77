"""Lists as rows of text: the sheets of a workbook (XLSX), or one file with commas, semicolons or tabs (CSV)."""

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from archivist.packaging.writable import writable
from archivist.troubles import NotAList, NotFound

MOST_ROWS, MOST_COLUMNS, LONGEST = 200_000, 200, 10_000  # rows of a sheet, columns, letters of a cell
_LARGEST = 256 * 1024**2  # bytes that a workbook may unpack to
_BIDI = dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)))


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet: its rows as (number as a person counts, texts); rows without any text are left out."""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def tables(path: Path) -> list[Table]:
    """Every sheet that has rows. Raises NotFound and NotAList."""
    if not path.is_file():
        raise NotFound(path=str(path), name=path.name)
    try:
        found = _sheets(path) if zipfile.is_zipfile(path) else [_csv(path)]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError, csv.Error, TypeError) as error:
        raise NotAList(name=path.name, reason=str(error)) from error
    return [table for table in found if table.rows]


def _sheets(path: Path) -> list[Table]:
    """Formulas count as what they came to when the workbook was saved."""
    with zipfile.ZipFile(path) as unpacked:
        if sum(part.file_size for part in unpacked.infolist()) > _LARGEST:
            raise NotAList(name=path.name, reason=f"> {_LARGEST // 1024**2} MB")
    book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    try:
        return [Table(s.title, tuple(_rows(s.iter_rows(max_col=MOST_COLUMNS, values_only=True)))) for s in book.worksheets]
    finally:
        book.close()


def _csv(path: Path) -> Table:
    text = path.read_bytes().decode("utf-8-sig")
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    if "\x00" in text or mark not in first:
        raise NotAList(name=path.name, reason=first[:40])
    return Table(path.stem, tuple(_rows(csv.reader(io.StringIO(text, newline=""), delimiter=mark))))


def _rows(rows: Any) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            return
        texts = tuple(as_text(cell) for cell in row[:MOST_COLUMNS])
        if any(texts):
            yield number, texts


def as_text(cell: object) -> str:
    """Days as DD/MM/YYYY, whole numbers without a point; without marks that change the direction of writing."""
    if cell is None:
        return ""
    if isinstance(cell, dt.date):
        return f"{cell:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(writable(str(cell)[:LONGEST]).translate(_BIDI).split())


def head_of(rows: Sequence[tuple[int, tuple[str, ...]]], known: Any, most: int = 10) -> int:
    """The place among the first rows of the one in which most columns are known; -1 where no row has two."""
    counts = [(sum(1 for _ in known(texts)), -at) for at, (_number, texts) in enumerate(rows[:most])]
    best, at = max(counts, default=(0, 0))
    return -at if best >= 2 else -1
