"""A folder or USB disk as the place where packages are brought."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path

from archivist import clock, durable
from archivist.delivery.receipt import ENDING, read_receipt
from archivist.delivery.sealed import digest_of, pieces
from archivist.model.dossier import Package
from archivist.model.promises.destination import Receipt
from archivist.model.promises.scanner_source import Cancelled
from archivist.troubles import Damaged, DeliveryAltered, NotFound, Stopped, Unreachable


class FolderDestination:
    """Copies the package, reads it back, and writes `<name>.sha256` beside it for anyone with sha256sum."""

    def __init__(self, folder: Path, name: str = "folder") -> None:
        self._folder, self.name = folder, name

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

    def answer(self, receipt: Receipt) -> Receipt | None:
        """What the archive wrote beside the package when the disk was there; raises Unreachable without the disk,
        FalseReceipt, NotUnderstood.
        """
        beside = Path(receipt.place + ENDING)
        if not beside.parent.is_dir():
            raise Unreachable(destination=self.name, reason=str(beside.parent))
        if not beside.is_file():
            return None
        told = read_receipt(beside.read_bytes(), self.name, receipt.place, receipt.digest, receipt.length)
        return replace(told, received_at=told.received_at or receipt.received_at)

    def _copy(self, package: Package, target: Path, cancel: Cancelled) -> None:
        """The name appears only after what lies on the disk was read back and found to be the package."""
        with durable.keeping(target) as unfinished:
            unfinished.unlink(missing_ok=True)
            sent = hashlib.sha256()
            for piece in pieces(package.path):
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
    return path.is_file() and path.stat().st_size == package.length and digest_of(path) == package.digest


def _forget_cached(path: Path) -> None:
    """Lets the system forget its copy in memory, so that reading back asks the disk; Windows offers no such call."""
    if hasattr(os, "posix_fadvise"):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)
