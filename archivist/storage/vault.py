"""The vault: bytes that are written once, named by their digest, and never changed."""

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path

from archivist import durable
from archivist.troubles import Damaged, NotFound, Truncated, Unreadable

CHUNK = 1 << 20
IN_MEMORY = 32 << 20  # bytes of a file that is read once instead of twice
_DIGEST = re.compile(r"[0-9a-f]{64}")
# Two threads that keep the same bytes would write into the same unfinished file.
_keeping = threading.Lock()


@dataclass(frozen=True, slots=True)
class Vault:
    """Files `ab/cd/<SHA-256>` below `root`, read-only; a small value that may travel to other processes."""

    root: Path
    _lasting: set[Path] = field(default_factory=set, compare=False, repr=False)

    def put(self, data: bytes) -> str:
        """The bytes are lasting under the digest that is given back; the same bytes again change nothing."""
        digest = hashlib.sha256(data).hexdigest()
        with _keeping:
            if not self._already(digest):
                with self._keep(digest) as unfinished:
                    durable.disk.write(unfinished, data)
        return digest

    def put_file(self, path: Path) -> str:
        """As `put`, for a file of any size; raises NotFound, Unreadable, or Truncated if it changes meanwhile."""
        if (small := _small(path)) is not None:
            return self.put(small)
        digest = digest_of(path)
        with _keeping:
            if not self._already(digest):
                with self._keep(digest) as unfinished, path.open("rb") as source:
                    if _copy(source, unfinished) != digest:
                        raise Truncated(name=path.name)
        return digest

    def path(self, digest: str) -> Path:
        """Where the bytes lie, whether or not they are there; ValueError for what is no digest."""
        if not _DIGEST.fullmatch(digest):
            raise ValueError(digest)
        return self.root / digest[:2] / digest[2:4] / digest

    def has(self, digest: str) -> bool:
        return self.path(digest).is_file()

    def read(self, digest: str) -> bytes:
        """The bytes; raises Damaged where they are not the ones that were put, or not there."""
        with self.open(digest) as file:
            return file.read()

    @contextmanager
    def open(self, digest: str) -> Iterator[BufferedReader]:
        """A file to read from, after all of it was compared with its digest; raises Damaged."""
        path = self.path(digest)
        try:
            file = path.open("rb")
        except OSError as error:
            raise Damaged(path=str(path)) from error
        with file:
            self._compare(file, digest)
            yield file

    def sound(self, digest: str) -> bool:
        """Whether the bytes are there and the ones that were put."""
        try:
            with self.open(digest):
                return True
        except Damaged:
            return False

    def forget(self, digest: str) -> None:
        """The bytes are overwritten and gone; for what the law forbids to keep. Whoever calls it sees to the rows."""
        with _keeping:
            durable.erase(self.path(digest))

    def digests(self) -> Iterator[str]:
        """All that is kept, in order."""
        for path in sorted(self.root.glob("??/??/*")):
            if _DIGEST.fullmatch(path.name):
                yield path.name

    def _compare(self, file: BufferedReader, digest: str) -> None:
        try:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise Damaged(path=str(self.path(digest))) from error
        if found != digest:
            raise Damaged(path=str(self.path(digest)))
        file.seek(0)

    def _already(self, digest: str) -> bool:
        """Whether the bytes are there and lasting; a damaged blob is not there, and is made good by a new put."""
        if not self.sound(digest):
            return False
        with durable.translated(self.root):
            durable.disk.sync_folder(self._folder(digest))
            self._make_folders_last(digest)
        return True

    @contextmanager
    def _keep(self, digest: str) -> Iterator[Path]:
        path = self._folder(digest) / digest
        with durable.keeping(path) as unfinished:
            yield unfinished
        with durable.translated(self.root):
            self._make_folders_last(digest)
        path.chmod(0o444)

    def _folder(self, digest: str) -> Path:
        """The folder of a digest; its name is made lasting after the bytes, when that costs the disk next to nothing."""
        folder = self.path(digest).parent
        with durable.translated(self.root):
            folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _make_folders_last(self, digest: str) -> None:
        """Also where they are there: a program may be killed between giving a name and making it last."""
        folder = self.path(digest).parent
        for each in (folder, folder.parent, self.root):
            if each not in self._lasting:
                durable.disk.sync_folder(each.parent)
                self._lasting.add(each)


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes, lower-case hex; raises NotFound or Unreadable."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFound(path=str(path)) from error
    except OSError as error:
        raise Unreadable(name=path.name) from error


def _small(path: Path) -> bytes | None:
    """All of a file that is not large; raises NotFound or Unreadable."""
    try:
        return path.read_bytes() if path.stat().st_size <= IN_MEMORY else None
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFound(path=str(path)) from error
    except OSError as error:
        raise Unreadable(name=path.name) from error


def _copy(source: BufferedReader, to: Path) -> str:
    """Copies in pieces and gives the digest of what was copied."""
    running = hashlib.sha256()
    durable.disk.write(to, b"")
    while piece := source.read(CHUNK):
        running.update(piece)
        durable.disk.append(to, piece)
    return running.hexdigest()
