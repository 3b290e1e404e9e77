"""A package opened for reading, as a ZIP file or as a folder, without ever writing what is in it to a disk."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from archivist.model.doubt import Doubt
from archivist.packaging import findings
from archivist.packaging.names import alike, is_safe
from archivist.packaging.zip_audit import BROKEN, audited

_PIECE = 1 << 20
LARGEST_TEXT = 64 << 20


@dataclass(frozen=True, slots=True)
class Contents:
    """The one top folder's name, and the files below it by path ("/" between names) with their length in bytes."""

    root: str
    files: Mapping[str, int]
    _open: Callable[[str], IO[bytes]]

    def read(self, name: str) -> bytes | None:
        """A text of the package; None where it is larger than texts may be, or cannot be read."""
        if self.files[name] > LARGEST_TEXT:
            return None
        try:
            return b"".join(self.pieces(name))
        except BROKEN:
            return None

    def digests(self, name: str, *algorithms: str) -> tuple[str, ...]:
        """Digests of a file in lower-case hex; raises one of BROKEN where the container lies about it."""
        seen = [hashlib.new(algorithm) for algorithm in algorithms]
        for piece in self.pieces(name):
            for one in seen:
                one.update(piece)
        return tuple(one.hexdigest() for one in seen)

    def pieces(self, name: str) -> Iterator[bytes]:
        with self._open(name) as file:
            length = 0
            while piece := file.read(_PIECE):
                length += len(piece)
                yield piece
        if length != self.files[name]:
            raise EOFError(name)


@contextmanager
def opened(path: Path) -> Iterator[tuple[Contents | None, list[Doubt]]]:
    """The contents of a package and what is wrong with its container; no contents where reading on would be unsafe."""
    with ExitStack() as stack:
        yield _folder(path) if path.is_dir() else _zip(path, stack)


def _folder(path: Path) -> tuple[Contents | None, list[Doubt]]:
    files: dict[str, int] = {}
    found: list[Doubt] = []
    for folder, folders, names in os.walk(path):
        for name in sorted([*folders, *names]):
            place = Path(folder) / name
            below = place.relative_to(path).as_posix()
            if place.is_symlink() or not (place.is_file() or place.is_dir()):
                found.append(findings.SPECIAL_ENTRY.in_file(below))
            elif place.is_file():
                files[below] = place.stat().st_size
    found += names_doubts(list(files))
    return (None if found else Contents(path.name, files, lambda name: (path / name).open("rb"))), found


def _zip(path: Path, stack: ExitStack) -> tuple[Contents | None, list[Doubt]]:
    archive, found = audited(path, stack)
    if archive is None:
        return None, found
    names = {info.filename: info.file_size for info in archive.infolist()}
    found += names_doubts([info.filename.removesuffix("/") for info in archive.infolist()])
    roots = {name.split("/")[0] for name in names}
    files = {name.partition("/")[2]: size for name, size in names.items() if not name.endswith("/")}
    if len(roots) != 1 or "" in files:
        found.append(findings.NO_ROOT.in_file(path.name, "CSIPSTR1"))
    if found:
        return None, found
    root = roots.pop()

    def open_entry(name: str) -> IO[bytes]:
        return archive.open(f"{root}/{name}")

    return Contents(root, files, open_entry), found


def names_doubts(names: list[str]) -> list[Doubt]:
    """Names that leave the package or that no disk should be asked to hold, and names that fall together."""
    found = [findings.UNSAFE_NAME.in_file(name) for name in names if not is_safe(name)]
    seen: set[str] = set()
    for name in names:
        if alike(name) in seen:
            found.append(findings.SAME_NAME.in_file(name))
        seen.add(alike(name))
    return found
