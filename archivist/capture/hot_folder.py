"""A watched folder: what another program puts into it is taken once it is whole, in the order of its names."""

import os
import stat
import time
from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from archivist.capture.folder import FolderSource
from archivist.capture.kinds import SUFFIXES, kind_of
from archivist.capture.names import natural_path, tidy
from archivist.capture.whole import is_whole
from archivist.model.page import Sheet
from archivist.model.promises.scanner_source import Cancelled
from archivist.settings import Capture
from archivist.troubles import Empty, NotAnImage, NotFound, Trouble, Truncated, Unreadable

Taken = Container[tuple[str, int]]
_OF_MANY_PAGES = {".pdf", ".tif", ".tiff"}
_MOST_TRIES = 3  # a share that was away for a moment is looked at again


@dataclass(frozen=True, slots=True)
class HotFolder:
    """Nothing in the folder is changed, moved or removed. A file counts as arrived when its size and time have stayed for
    `settle` seconds and its end is there; one that stays unfinished for `patience` seconds is yielded as its trouble, and
    taken after all if it changes later. While a file is awaited, those behind it in the order of names wait too.

    A sheet is named after its file and the moment it was written, because programs use names again; `taken` says which
    (name, frame) are pages already. The scan ends when it is cancelled, or when nothing has come for `quiet` seconds.
    """

    folder: Path
    scratch: Path
    limits: Capture
    taken: Taken = frozenset()
    settle: float = 2.0
    patience: float = 60.0
    quiet: float | None = None
    interval: float = 0.5

    def devices(self) -> tuple[str, ...]:
        return (str(self.folder),)

    def scan(self, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        watch = _Watch(self)
        last = time.monotonic()
        while not cancel():
            watch.look()
            for arrival in watch.arrived():
                last = time.monotonic()
                for sheet in self._sheets(arrival):
                    if cancel():
                        return
                    yield sheet
                last = time.monotonic()
            if self.quiet is not None and not watch.waiting and time.monotonic() - last >= self.quiet:
                return
            time.sleep(self.interval)

    def _sheets(self, arrival: "_Arrival") -> Iterator[Sheet | Trouble]:
        if arrival.trouble:
            if (arrival.name, 0) not in self.taken:
                yield arrival.trouble
            return
        if arrival.single and (arrival.name, 0) in self.taken:
            return
        if not arrival.path.exists():
            return  # it was renamed, and comes again under its new name
        for sheet in FolderSource((arrival.path,), self.scratch, self.limits).scan(lambda: False):
            if isinstance(sheet, Trouble):
                yield type(sheet)(**(sheet.details | {"name": arrival.name}))
            elif (arrival.name, sheet.frame) not in self.taken:
                yield replace(sheet, name=arrival.name)


@dataclass(frozen=True, slots=True)
class _Arrival:
    path: Path
    name: str
    single: bool = True
    trouble: Trouble | None = None


@dataclass(slots=True)
class _Seen:
    """A file as it was last looked at; `since` when it last changed, `first` when it was first seen, both monotonic."""

    size: int
    written: int
    since: float
    first: float
    given: bool = False


@dataclass
class _Watch:
    """Remembers every file of the folder between two looks."""

    source: HotFolder
    seen: dict[Path, _Seen] = field(default_factory=dict)
    waiting: bool = False
    failures: int = 0

    def look(self) -> None:
        """Raises NotFound where the folder stays away."""
        now = time.monotonic()
        try:
            found = dict(_files(self.source.folder))
            self.failures = 0
        except OSError as error:
            self.failures += 1
            if self.failures >= _MOST_TRIES or not self.seen:
                raise NotFound(path=str(self.source.folder), name=str(self.source.folder)) from error
            return
        self.seen = {path: self._renewed(path, size, written, now) for path, (size, written) in found.items()}

    def arrived(self) -> Iterator[_Arrival]:
        """Files whose turn it is; what is still being written holds back what comes after it."""
        self.waiting = False
        for path in sorted(self.seen, key=lambda p: natural_path(p.relative_to(self.source.folder))):
            seen = self.seen[path]
            if seen.given:
                continue
            arrival = self._arrival(path, seen)
            if arrival is None:
                self.waiting = True
                return
            seen.given = True
            yield arrival

    def _renewed(self, path: Path, size: int, written: int, now: float) -> _Seen:
        old = self.seen.get(path)
        if old is None:
            return _Seen(size, written, now, now)
        if (old.size, old.written) == (size, written):
            return old
        return _Seen(size, written, now, now if old.given else old.first)

    def _arrival(self, path: Path, seen: _Seen) -> _Arrival | None:
        """None while the file is awaited."""
        name, still = self._name(path, seen), time.monotonic() - seen.since
        if still < self.source.settle:
            return None
        trouble = _unfinished(path, name)
        if trouble is None:
            return _Arrival(path, name, single=path.suffix.lower() not in _OF_MANY_PAGES)
        return _Arrival(path, name, trouble=trouble) if still >= self.source.patience else None

    def _name(self, path: Path, seen: _Seen) -> str:
        return f"{tidy(path.relative_to(self.source.folder).as_posix())} ({_moment(seen.written)})"


def _moment(written_ns: int) -> str:
    """When a file was written, UTC to the millisecond; the bare number where it lies beyond all calendars."""
    seconds, rest = divmod(written_ns, 1_000_000_000)
    try:
        return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M:%S}.{rest // 1_000_000:03d}"
    except (OverflowError, ValueError, OSError):
        return str(written_ns)


def _files(folder: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    """Picture files below a folder with size and time of writing in ns; hidden ones are other programs' drafts."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False):
                try:
                    yield from _files(path)
                except OSError:
                    continue  # it went away, or is not ours to read; the folder itself is still there
            elif path.suffix.lower() in SUFFIXES:
                yield from _looked_at(path)


def _looked_at(path: Path) -> Iterator[tuple[Path, tuple[int, int]]]:
    try:
        status = path.stat()
    except OSError:
        return  # renamed or removed since the folder was read
    if stat.S_ISREG(status.st_mode):
        yield path, (status.st_size, status.st_mtime_ns)


def _unfinished(path: Path, name: str) -> Trouble | None:
    """What is not right yet with a file."""
    try:
        if not is_whole(path, kind_of(path, name)):
            return Truncated(name=name)
    except (Empty, NotAnImage, Unreadable, NotFound) as trouble:
        return trouble
    except OSError:
        return Unreadable(name=name)
    return None
