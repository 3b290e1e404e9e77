"""A disk that forgets, when the power is cut, whatever was not made lasting: bytes, names and folders, each by chance."""

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from archivist.durable import Disk


class PowerCut(BaseException):
    """The machine went dark at this moment; nothing that the program could catch as a failure of its own."""


@dataclass(frozen=True)
class Made:
    """A file got its name."""

    path: Path

    @property
    def folder(self) -> Path:
        return self.path.parent

    def undo(self) -> None:
        self.path.unlink(missing_ok=True)


@dataclass(frozen=True)
class Renamed:
    """A file took another's name; `replaced` are the bytes that had it before."""

    path: Path
    to: Path
    replaced: bytes | None

    @property
    def folder(self) -> Path:
        return self.to.parent

    def undo(self) -> None:
        if not self.to.exists():
            return
        self.to.replace(self.path)
        if self.replaced is not None:
            self.to.write_bytes(self.replaced)


class ForgetfulDisk(Disk):
    """Counts moments, one before and one after each operation, and is cut off at `cut_at` (from 1), if that is given.

    What a database makes lasting by its own means is never forgotten.
    """

    def __init__(self, root: Path, cut_at: int = 0, seed: int = 0) -> None:
        self.moments: list[str] = []
        self.dark = False
        self._root, self._cut_at, self._chance = root, cut_at, random.Random(seed)
        self._unsynced: dict[Path, bytes] = {}
        self._names: list[Made | Renamed] = []
        self._folders = set(_folders(root))

    def write(self, path: Path, data: bytes) -> None:
        with self._moment(f"write {path.name}", path):
            self._note(path)
            super().write(path, data)

    def append(self, path: Path, data: bytes) -> None:
        with self._moment(f"append {path.name}", path):
            self._note(path)
            super().append(path, data)

    def truncate(self, path: Path, length: int) -> None:
        with self._moment(f"truncate {path.name}", path):
            self._note(path)
            super().truncate(path, length)

    def sync(self, path: Path) -> None:
        with self._moment(f"sync {path.name}", path):
            self._unsynced.pop(path, None)

    def rename(self, path: Path, to: Path) -> None:
        with self._moment(f"rename {to.name}", to):
            self._names.append(Renamed(path, to, to.read_bytes() if to.exists() else None))
            super().rename(path, to)
            if path in self._unsynced:
                self._unsynced[to] = self._unsynced.pop(path)

    def sync_folder(self, path: Path) -> None:
        with self._moment(f"sync folder {path.name}", path):
            self._names = [n for n in self._names if n.folder != path]
            self._folders |= {p for p in path.iterdir() if p.is_dir()}

    def committed(self, path: Path) -> None:
        with self._moment(f"committed {path.name}", path):
            pass

    def wake(self) -> None:
        """Only the program was killed: the machine goes on and remembers everything."""
        self.dark, self._cut_at = False, 0

    def forget(self) -> None:
        """The machine starts again, with what it has not forgotten."""
        for path, synced in self._unsynced.items():
            if path.exists():
                path.write_bytes(self._left_of(synced, path.read_bytes()))
        for name in reversed(self._names):
            if self._chance.random() < 0.5:
                name.undo()
        for folder in _folders(self._root):
            if folder not in self._folders and folder.exists() and self._chance.random() < 0.5:
                shutil.rmtree(folder)
        self._unsynced, self._names = {}, []
        self.wake()

    def _note(self, path: Path) -> None:
        if not path.exists():
            self._names.append(Made(path))
        self._unsynced.setdefault(path, path.read_bytes() if path.exists() else b"")

    def _left_of(self, synced: bytes, written: bytes) -> bytes:
        """All, nothing or a part of what was written since the last sync; or its length with holes in it."""
        same = next(
            (n for n, (a, b) in enumerate(zip(synced, written, strict=False)) if a != b), min(len(synced), len(written))
        )
        middle = self._chance.randint(same, max(same, len(written)))
        holes = bytes(middle - same) + written[middle:]
        return self._chance.choice([synced, written, written[:middle], written[:same] + holes])

    @contextmanager
    def _moment(self, name: str, path: Path) -> Iterator[None]:
        """What a program keeps elsewhere, once for all its runs, is no moment of this story."""
        if not path.is_relative_to(self._root):
            yield
            return
        self._count(f"before {name}")
        yield
        self._count(f"after {name}")

    def _count(self, name: str) -> None:
        self.moments.append(name)
        self.dark = self.dark or len(self.moments) == self._cut_at
        if self.dark:
            raise PowerCut(name)


def _folders(root: Path) -> list[Path]:
    return sorted(p for p in [root, *root.rglob("*")] if p.is_dir())
