"""Where an upload that was begun goes on: a small file beside the package, so that a killed program takes it up again."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from archivist import durable
from archivist.model.dossier import Package
from archivist.model.plain import canonical


@dataclass(frozen=True, slots=True)
class Note:
    """The place of the upload and of its receipt (URLs), for the package of this digest."""

    digest: str
    upload: str
    receipt: str


def _path(package: Package, destination: str) -> Path:
    return package.path.with_name(f"{package.path.name}.{destination}.upload.json")


def noted(package: Package, destination: str) -> Note | None:
    """None where nothing was begun, or for another package, or where the note is damaged: then one begins anew."""
    with suppress(FileNotFoundError, ValueError, TypeError, KeyError):
        told = json.loads(_path(package, destination).read_bytes())
        note = Note(str(told["digest"]), str(told["upload"]), str(told["receipt"]))
        return note if note.digest == package.digest else None
    return None


def take_note(package: Package, destination: str, note: Note) -> None:
    """Lasting before the first byte is sent; raises DiskFull, ReadOnly."""
    durable.keep(_path(package, destination), canonical(asdict(note)))


def forget(package: Package, destination: str) -> None:
    """The upload is over, or there is none to go on with."""
    durable.discard(_path(package, destination))
