"""The append-only journal: lines of canonical JSON, each with the events that were recorded together."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from archivist import durable
from archivist.model.event import GENESIS, Event
from archivist.model.plain import canonical

SEGMENT_BYTES = 4 << 20
Head = tuple[int, str]
START: Head = (0, GENESIS)
_FIELDS = tuple(f.name for f in fields(Event))


@dataclass(frozen=True, slots=True)
class Segment:
    """One file of the journal as it was found: its events up to the first line that does not prove, and the rest."""

    path: Path
    events: tuple[Event, ...]
    sound: int
    rest: bytes

    @property
    def torn(self) -> bool:
        """Whether the rest can be what a cut leaves behind: the beginning of one line, never a whole one."""
        return bool(self.rest) and b"\n" not in self.rest

    @property
    def one_line(self) -> bool:
        """Whether the rest is a single line: blocks of it may have reached the disk in any order."""
        return self.rest.count(b"\n") == 1 and self.rest.endswith(b"\n")


class Journal:
    """Files `<first seq>.jsonl`, a new one every few megabytes; one writer at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def paths(self) -> list[Path]:
        """The files in the order of their events."""
        return sorted(p for p in self.folder.glob("*.jsonl") if p.stem.isdecimal())

    def segments(self, since: int = 0) -> Iterator[Segment]:
        """From the file that holds the event after `since` on; stops after the first that is not sound."""
        paths = self.paths()
        begin = max((i for i, p in enumerate(paths) if int(p.stem) <= since + 1), default=0)
        head: Head | None = None
        for path in paths[begin:]:
            segment = read_segment(path, head)
            yield segment
            if segment.rest:
                return
            head = head_of(segment.events) if segment.events else head

    def append(self, events: Sequence[Event]) -> tuple[Path, int]:
        """One line with all of them, lasting; gives the file and its length before, to be able to take it back."""
        path = self._open_segment(events[0].seq)
        before = path.stat().st_size if path.exists() else 0
        try:
            durable.append(path, line_of(events))
        except BaseException:
            self.take_back(path, before)
            raise
        return path, before

    def take_back(self, path: Path, length: int) -> None:
        """The last line was never there; what a failed write left of it goes too."""
        if path.exists():
            durable.cut(path, length)

    def set_aside(self, segment: Segment) -> Path:
        """Keeps the torn end of a segment in a file of its own, then cuts it off."""
        aside = free_name(segment.path, "torn")
        durable.keep(aside, segment.rest)
        durable.cut(segment.path, segment.sound)
        return aside

    def make_last(self) -> None:
        """What stands in the last file stays there."""
        durable.disk.sync(self.paths()[-1])
        durable.disk.sync_folder(self.folder)

    def _open_segment(self, seq: int) -> Path:
        paths = self.paths()
        if paths and int(paths[-1].stem) <= seq and paths[-1].stat().st_size < SEGMENT_BYTES:
            return paths[-1]
        return self.folder / f"{seq:012d}.jsonl"


def head_of(events: Sequence[Event]) -> Head:
    """Number and digest of the last event; START where there is none."""
    return (events[-1].seq, events[-1].chain) if events else START


def line_of(events: Sequence[Event]) -> bytes:
    return canonical({"events": [{name: getattr(e, name) for name in _FIELDS} for e in events]}) + b"\n"


def read_segment(path: Path, head: Head | None = None) -> Segment:
    """Reads until a line does not follow from the one before; `head` is what the first has to follow, if known."""
    whole, sound = path.read_bytes(), 0
    head = START if int(path.stem) == 1 else head
    events: list[Event] = []
    while (end := whole.find(b"\n", sound)) >= 0:
        line = read_line(whole[sound:end])
        if not line or not follows(line, head):
            break
        events += line
        head = head_of(line)
        sound = end + 1
    return Segment(path, tuple(events), sound, whole[sound:])


def read_line(line: bytes) -> tuple[Event, ...]:
    """The events of a line; none where it is not one."""
    try:
        found: list[dict[str, Any]] = json.loads(line)["events"]
        return tuple(Event(**e) for e in found)
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()


def follows(events: Sequence[Event], head: Head | None) -> bool:
    """Whether each record is the one that was chained, and stands behind the one before it."""
    for event in events:
        if head is not None and (event.seq, event.previous) != (head[0] + 1, head[1]):
            return False
        if not proves(event):
            return False
        head = event.seq, event.chain
    return True


def proves(event: Event) -> bool:
    """`Event.proves`, for records whose parts may be of any type."""
    try:
        return event.proves()
    except (TypeError, ValueError):
        return False


def free_name(path: Path, why: str) -> Path:
    """A name beside `path` that is not taken: `<stem>.<why>-N<suffix>`."""
    number = 1
    while (free := path.with_name(f"{path.stem}.{why}-{number}{path.suffix}")).exists():
        number += 1
    return free
