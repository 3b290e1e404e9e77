"""A folder or USB disk as the place where packages are brought."""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from archivist import clock, durable
from archivist.delivery.receipt import ENDING, read_receipt
from archivist.delivery.sealed import digest_of, pieces
from archivist.model.dossier import Package
from archivist.model.promises.destination import Receipt
from archivist.model.promises.scanner_source import Cancelled
from archivist.troubles import Damaged, DeliveryAltered, NotFound, Stopped, Unreachable

ENVELOPE = ".cms"
Pieces = Iterator[bytes]


class FolderDestination:
    """Copies the package, reads it back, and writes `<name>.sha256` beside it for anyone with sha256sum.

    With the certificate of an archive in `encrypt_for`, what lies on the disk is `<name>.cms`, which only the archive's key
    opens; `<name>.sha256` then is of the package inside, and `<name>.cms.sha256` of what lies there.
    """

    def __init__(self, folder: Path, name: str = "folder", encrypt_for: Path | None = None) -> None:
        self._folder, self.name, self._encrypt_for = folder, name, encrypt_for

    def deliver(self, package: Package, cancel: Cancelled) -> Receipt:
        """See the promise. Raises NotFound (the disk is not there, or the package is gone), DiskFull, ReadOnly,
        Damaged (the package is no longer what was sealed), DeliveryAltered, RecipientUnusable, Stopped.
        """
        if not self._folder.is_dir():
            raise NotFound(path=str(self._folder))
        place = self._folder / package.path.name
        target = self._enveloped(package, place, cancel) if self._encrypt_for else self._plain(package, place, cancel)
        _note(place, package.digest)
        return Receipt(self.name, str(target), package.digest, package.length, clock.stamp())

    def answer(self, receipt: Receipt) -> Receipt | None:
        """What the archive wrote beside the package when the disk was there; raises Unreachable without the disk,
        FalseReceipt, NotUnderstood.
        """
        names = dict.fromkeys((receipt.place + ENDING, receipt.place.removesuffix(ENVELOPE) + ENDING))
        if not Path(receipt.place).parent.is_dir():
            raise Unreachable(destination=self.name, reason=str(Path(receipt.place).parent))
        beside = next((path for path in map(Path, names) if path.is_file()), None)
        if beside is None:
            return None
        told = read_receipt(beside.read_bytes(), self.name, receipt.place, receipt.digest, receipt.length)
        return replace(told, received_at=told.received_at or receipt.received_at)

    def _plain(self, package: Package, target: Path, cancel: Cancelled) -> Path:
        if not _holds(target, package.digest):
            self._copy(package, target, cancel, lambda pieces: pieces)
        return target

    def _enveloped(self, package: Package, place: Path, cancel: Cancelled) -> Path:
        """An envelope is another one each time; which package is in it and that it is whole, its two notes tell. The note of
        the envelope comes last.
        """
        from archivist.delivery.envelope import enveloped, recipient

        assert self._encrypt_for
        target, to = place.with_name(place.name + ENVELOPE), recipient(self._encrypt_for)
        if not (noted(place) == package.digest and _holds(target, noted(target))):
            durable.discard(_note_of(target))
            digest = self._copy(package, target, cancel, lambda pieces: enveloped(pieces, package.length, to))
            _note(place, package.digest)
            _note(target, digest)
        return target

    def _copy(self, package: Package, target: Path, cancel: Cancelled, changed: Callable[[Pieces], Pieces]) -> str:
        """The name appears only after what lies on the disk was read back and found to be what was written; its digest."""
        with durable.keeping(target) as unfinished:
            unfinished.unlink(missing_ok=True)
            read, written = hashlib.sha256(), hashlib.sha256()
            for piece in changed(_seen(pieces(package.path), read, cancel)):
                written.update(piece)
                durable.disk.append(unfinished, piece)
            if read.hexdigest() != package.digest:
                raise Damaged(path=str(package.path))
            durable.disk.sync(unfinished)
            _forget_cached(unfinished)
            if not _holds(unfinished, written.hexdigest()):
                raise DeliveryAltered(destination=str(self._folder))
        return written.hexdigest()


def _seen(pieces: Pieces, by: "hashlib._Hash", cancel: Cancelled) -> Pieces:
    """The same pieces, and `by` has seen them; raises Stopped."""
    for piece in pieces:
        if cancel():
            raise Stopped
        by.update(piece)
        yield piece


def _holds(path: Path, digest: str) -> bool:
    """Whether the file is there and is the one of that digest, byte by byte."""
    return path.is_file() and digest_of(path) == digest


def _note_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _note(path: Path, digest: str) -> None:
    """As sha256sum writes it."""
    line = f"{digest}  {path.name}\n".encode()
    note = _note_of(path)
    if not note.is_file() or note.read_bytes() != line:
        durable.keep(note, line)


def noted(path: Path) -> str:
    """The digest in the note beside it; empty without one."""
    note = _note_of(path)
    return note.read_text("utf-8", "replace").partition(" ")[0] if note.is_file() else ""


def _forget_cached(path: Path) -> None:
    """Lets the system forget its copy in memory, so that reading back asks the disk; Windows offers no such call."""
    if hasattr(os, "posix_fadvise"):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)
