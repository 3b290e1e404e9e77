"""Descriptions of others, read from their lists (XLSX, CSV) and envelopes (edXML)."""

from pathlib import Path

from archivist.model.given import Given
from archivist.packaging.given.envelope import envelope_rows, looks_like_envelope
from archivist.packaging.given.rows import rows_of
from archivist.packaging.given.tables import tables

__all__ = ["read_given"]


def read_given(path: Path) -> tuple[Given, ...]:
    """The rows of a file, in their order. Raises NotFound, or NotAList where nothing in it is known."""
    if looks_like_envelope(path):
        return envelope_rows(path)
    return rows_of(path.name, tables(path))
