"""Room on the disk and the time of day: looked at before a batch begins, and the room again before each sheet moves."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from archivist import clock
from archivist.model.geometry import MM_PER_INCH
from archivist.model.page import Sheet
from archivist.model.promises.scanner_source import Cancelled, ScannerSource
from archivist.model.scan_profile import PAPERS, Colour, ScanProfile
from archivist.storage.workspace import Workspace
from archivist.troubles import ClockWrong, SpaceShort, Trouble

MEGABYTE = 1_000_000
_BYTES = {Colour.COLOUR: 3.0, Colour.GREY: 1.0, Colour.MONO: 0.125}  # of one pixel, before it is packed
_PACKED, _MADE_OF_IT = 0.3, 1.5  # what a scanner's file is of its pixels; what the line makes, as a share of the file
_KNOWN = 20  # pages from which the workspace's own are the better measure
_NO_EARLIER = datetime(2025, 7, 1, tzinfo=UTC)  # the circular that packages are made by is not older
_SLACK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Bytes that a batch will take, and bytes that are free for it."""

    needed: int
    free: int

    @property
    def enough(self) -> bool:
        return self.needed <= self.free


def forecast(workspace: Workspace, dossier_id: str, profile: ScanProfile, pages: int, spare: int = 0) -> Forecast:
    """For so many pages; `spare` bytes are to stay free. A dossier that has pages already tells how large they are."""
    known = [p.master.length for p in workspace.pages(dossier_id)]
    each = sum(known) / len(known) if len(known) >= _KNOWN else _guessed(profile)
    free = max(0, free_bytes(workspace.path) - spare)
    return Forecast(round(pages * each * (1 + _MADE_OF_IT)), free)


def expect_room(workspace: Workspace, dossier_id: str, profile: ScanProfile, pages: int, spare: int) -> None:
    """Raises SpaceShort before anything moves."""
    told = forecast(workspace, dossier_id, profile, pages, spare)
    if not told.enough:
        raise _short(workspace.path, told.needed, told.free)


def expect_clock(workspace: Workspace) -> None:
    """Raises ClockWrong where this computer's clock is behind what was recorded already, or stands in the past."""
    seq, _chain = workspace.head()
    recorded = [clock.parse(e.at) for e in workspace.events(since=max(0, seq - 1))]
    now, last = clock.now(), max([_NO_EARLIER, *recorded])
    if now + _SLACK < last:
        raise ClockWrong(now=clock.stamp(now)[:16], last=clock.stamp(last)[:16])


@dataclass(frozen=True, slots=True)
class WithRoom:
    """A source that stops before its next sheet when fewer than `spare` bytes are free at `path`."""

    source: ScannerSource
    path: Path
    spare: int

    def devices(self) -> tuple[str, ...]:
        return self.source.devices()

    def scan(self, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        """As the source does; raises SpaceShort."""
        self._look()
        for sheet in self.source.scan(cancel):
            yield sheet
            self._look()

    def _look(self) -> None:
        free = free_bytes(self.path)
        if free < self.spare:
            raise _short(self.path, self.spare, free)


def free_bytes(path: Path) -> int:
    return shutil.disk_usage(path).free


def _guessed(profile: ScanProfile) -> float:
    width, height = profile.paper or PAPERS["A3"] or (0.0, 0.0)
    pixels = width * height * (profile.dpi / MM_PER_INCH) ** 2
    return pixels * _BYTES[profile.colour] * _PACKED


def _short(path: Path, needed: int, free: int) -> SpaceShort:
    return SpaceShort(path=str(path), needed=-(-needed // MEGABYTE), free=free // MEGABYTE)
