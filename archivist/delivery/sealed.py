"""A sealed package as a stream of bytes, and the proof that it is still what was sealed."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from archivist.model.dossier import Package
from archivist.model.promises.scanner_source import Cancelled
from archivist.troubles import Damaged, NotFound, Stopped

PIECE = 4 << 20


def pieces(path: Path) -> Iterator[bytes]:
    """The file from its beginning, 4 MiB at a time; raises NotFound."""
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise NotFound(path=str(path)) from error
    with file:
        while piece := file.read(PIECE):
            yield piece


def digest_of(path: Path) -> str:
    """SHA-256 in lower-case hex; raises NotFound."""
    seen = hashlib.sha256()
    for piece in pieces(path):
        seen.update(piece)
    return seen.hexdigest()


def expect_sealed(package: Package, cancel: Cancelled) -> None:
    """Raises NotFound, Damaged where the file is no longer what was sealed, Stopped."""
    seen = hashlib.sha256()
    for piece in pieces(package.path):
        if cancel():
            raise Stopped
        seen.update(piece)
    if seen.hexdigest() != package.digest or package.path.stat().st_size != package.length:
        raise Damaged(path=str(package.path))


def part(path: Path, start: int, length: int) -> bytes:
    """So many bytes from there, fewer at the end of the file; raises NotFound."""
    try:
        with path.open("rb") as file:
            file.seek(start)
            return file.read(length)
    except FileNotFoundError as error:
        raise NotFound(path=str(path)) from error
