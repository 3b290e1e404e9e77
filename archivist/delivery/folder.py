"""A folder or USB disk as the place where packages are brought."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from archivist import clock, durable
from archivist.model.dossier import Package
from archivist.model.promises.destination import Receipt
from archivist.model.promises.scanner_source import Cancelled
from archivist.troubles import Damaged, DeliveryAltered, NotFound, Stopped

_PIECE = 4 << 20


class FolderDestination:
    """Copies the package, reads it back, and writes `<name>.sha256` beside it for anyone with sha256sum."""

    name = "folder"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def deliver(self, package: Package, cancel: Cancelled) -> Receipt:
        """See the promise. Raises NotFound (the disk is not there, or the package is gone), DiskFull, ReadOnly,
        Damaged (the package is no longer what was sealed), DeliveryAltered, Stopped.
        """
        if not self._folder.is_dir():
            raise NotFound(path=str(self._folder))
        target = self._folder / package.path.name
        if not _holds(target, package):
            self._copy(package, target, cancel)
        note = target.with_name(f"{target.name}.sha256")
        line = f"{package.digest}  {target.name}\n".encode()
        if not note.is_file() or note.read_bytes() != line:
            durable.keep(note, line)
        return Receipt(self.name, str(target), package.digest, package.length, clock.stamp())

    def _copy(self, package: Package, target: Path, cancel: Cancelled) -> None:
        """The name appears only after what lies on the disk was read back and found to be the package."""
        with durable.keeping(target) as unfinished:
            unfinished.unlink(missing_ok=True)
            sent = hashlib.sha256()
            for piece in _pieces(package.path):
                if cancel():
                    raise Stopped
                sent.update(piece)
                durable.disk.append(unfinished, piece)
            if sent.hexdigest() != package.digest:
                raise Damaged(path=str(package.path))
            durable.disk.sync(unfinished)
            _forget_cached(unfinished)
            if not _holds(unfinished, package):
                raise DeliveryAltered(destination=str(self._folder))


def _holds(path: Path, package: Package) -> bool:
    """Whether the file is there and is the package, byte by byte."""
    if not path.is_file() or path.stat().st_size != package.length:
        return False
    seen = hashlib.sha256()
    for piece in _pieces(path):
        seen.update(piece)
    return seen.hexdigest() == package.digest


def _pieces(path: Path) -> Iterator[bytes]:
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise NotFound(path=str(path)) from error
    with file:
        while piece := file.read(_PIECE):
            yield piece


def _forget_cached(path: Path) -> None:
    """Lets the system forget its copy in memory, so that reading back asks the disk; Windows offers no such call."""
    if hasattr(os, "posix_fadvise"):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)
