"""Descriptions of others, read from their lists (XLSX, CSV) and messages (edXML)."""

from pathlib import Path

from archivist.model.given import Given
from archivist.packaging.given.edxml import looks_like_message, message_rows
from archivist.packaging.given.rows import rows_of
from archivist.packaging.given.tables import tables

__all__ = ["read_given"]


def read_given(path: Path) -> tuple[Given, ...]:
    """The rows of a file, in their order. Raises NotFound, or NotAList where nothing in it is known."""
    if looks_like_message(path):
        return message_rows(path)
    return rows_of(path.name, tables(path))
