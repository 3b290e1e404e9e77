"""Where the intake keeps what arrives: a crash at any moment loses no byte that was acknowledged, and doubles nothing."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from archivist import clock, durable
from archivist.delivery.intake.announced import Announced
from archivist.delivery.intake.receipts import altered, first, judged
from archivist.delivery.receipt import RECEIVED
from archivist.delivery.sealed import digest_of
from archivist.model.plain import canonical, plain
from archivist.model.promises.destination import Verdict

Judge = Callable[[Path], tuple[Verdict, ...]]
KEPT_DAYS = 30  # an upload that nobody went on with


class Store:
    """`uploads/` holds what is on its way, `packages/` what is whole, `receipts/` what was answered; names are digests."""

    def __init__(self, folder: Path, judge: Judge | None = None) -> None:
        self.folder, self._judge = folder, judge
        self._writing = threading.Lock()
        for name in ("uploads", "packages", "receipts"):
            durable.make_folder(folder / name)
        paths = (p for p in (folder / "receipts").glob("*.json") if p.suffixes == [".json"])
        self._told = {p.stem: r for p in paths if (r := _read(p))}

    # --- on its way ---

    def announce(self, announced: Announced) -> Announced:
        """The upload of this digest: the one that is known, else this one."""
        known = self.announced(announced.digest)
        if known is not None:
            return known
        durable.discard(self.content(announced.digest))
        durable.discard(self._receipt(announced.digest, "altered"))
        durable.keep(self._upload(announced.digest), canonical(plain(announced)))
        return announced

    def announced(self, digest: str) -> Announced | None:
        with suppress(FileNotFoundError, ValueError, TypeError):
            return Announced.of_json(self._upload(digest).read_bytes())
        return None

    def offset(self, digest: str) -> int:
        """How many bytes are here; what was written just before a crash counts, the digest of the whole decides."""
        content = self.content(digest)
        return content.stat().st_size if content.is_file() else 0

    def append(self, digest: str, piece: bytes) -> None:
        """Written but not yet lasting: see `make_last`. Raises DiskFull, ReadOnly."""
        with durable.translated(self.content(digest)):
            durable.disk.append(self.content(digest), piece)

    def make_last(self, digest: str) -> None:
        """From now on the bytes may be acknowledged."""
        if self.content(digest).is_file():
            with durable.translated(self.content(digest)):
                durable.disk.sync(self.content(digest))
                durable.disk.sync_folder(self.content(digest).parent)

    def cut(self, digest: str, length: int) -> None:
        """Takes back what came after `length` bytes."""
        if self.offset(digest) > length:
            durable.cut(self.content(digest), length)

    def drop(self, digest: str) -> None:
        """The sender gave the upload up, or it went stale."""
        durable.discard(self._upload(digest))
        durable.discard(self.content(digest))

    def stale(self) -> Iterator[str]:
        """Uploads that nobody went on with for a month."""
        limit = clock.now() - timedelta(days=KEPT_DAYS)
        for path in (self.folder / "uploads").glob("*.json"):
            announced = self.announced(path.stem)
            content = self.content(path.stem)
            touched = max(p.stat().st_mtime for p in (path, content) if p.is_file())
            if announced and touched < limit.timestamp() and self.offset(path.stem) < announced.length:
                yield path.stem

    # --- whole ---

    def finish(self, digest: str) -> None:
        """All bytes are here: they become a package with a receipt, or, where their digest is another, nothing at all.

        May be called again after a crash at any moment.
        """
        announced = self.announced(digest)
        if announced is None:
            return
        content, package = self.content(digest), self.package(digest)
        if content.is_file():
            self.make_last(digest)
            found = digest_of(content)
            if found != digest:
                durable.keep(self._receipt(digest, "altered"), canonical(altered(announced, found)))
                self.drop(digest)
                return
            with durable.translated(package):
                durable.disk.rename(content, package)
                durable.disk.sync_folder(package.parent)
                durable.disk.sync_folder(content.parent)
        with self._writing:
            if self.receipt(digest) is None:
                self._keep(first(announced, self.receipts(), clock.stamp()))
        durable.discard(self._upload(digest))

    def judge(self, digest: str) -> None:
        """The verdicts of whoever judges here; without a judge the package stays received."""
        with self._writing:
            told = self.receipt(digest)
        if self._judge is None or told is None or told["state"] != RECEIVED:
            return
        verdicts = self._judge(self.package(digest))
        with self._writing:
            self._keep(judged(told, verdicts, self.receipts()))

    def unfinished(self) -> list[str]:
        """Digests of what a crash left between its last byte and its receipt or verdict."""
        uploads = [a for p in (self.folder / "uploads").glob("*.json") if (a := self.announced(p.stem))]
        whole = [a.digest for a in uploads if self.package(a.digest).is_file() or self.offset(a.digest) >= a.length]
        unjudged = [str(r["sha256"]) for r in self.receipts() if r["state"] == RECEIVED] if self._judge else []
        return [*whole, *unjudged]

    def receipt(self, digest: str) -> dict[str, Any] | None:
        """The receipt of a package that is whole."""
        return _read(self._receipt(digest))

    def complaint(self, digest: str) -> dict[str, Any] | None:
        """What is told of bytes that turned out to be others than announced."""
        return _read(self._receipt(digest, "altered"))

    def receipts(self) -> list[dict[str, Any]]:
        """All, in the order in which the packages came."""
        return sorted(self._told.values(), key=lambda r: int(r["registration"]["submission_ordinal"]))

    def content(self, digest: str) -> Path:
        return self.folder / "uploads" / f"{digest}.content"

    def package(self, digest: str) -> Path:
        return self.folder / "packages" / f"{digest}.zip"

    def _upload(self, digest: str) -> Path:
        return self.folder / "uploads" / f"{digest}.json"

    def _keep(self, receipt: dict[str, Any]) -> None:
        digest = str(receipt["sha256"])
        durable.keep(self._receipt(digest), canonical(receipt))
        self._told[digest] = receipt

    def _receipt(self, digest: str, kind: str = "") -> Path:
        return self.folder / "receipts" / f"{digest}{'.' if kind else ''}{kind}.json"


def _read(path: Path) -> dict[str, Any] | None:
    """What a file of ours says; None where there is none, or where a byte of it is wrong."""
    with suppress(FileNotFoundError, ValueError):
        told = json.loads(path.read_bytes())
        return told if isinstance(told, dict) else None
    return None
