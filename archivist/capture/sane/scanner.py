"""A scanner behind SANE as a source: page by page, each asked for when its turn comes."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_void_p
from dataclasses import dataclass, field
from pathlib import Path

from archivist import durable
from archivist.capture.sane.abilities import DUPLEX, GLASS, abilities_of
from archivist.capture.sane.frames import Reading, write_picture
from archivist.capture.sane.library import BUSY, INVALID, NO_DOCS, WARMING, Library
from archivist.capture.sane.options import Options
from archivist.capture.sane.request import Request, apply
from archivist.model.abilities import Abilities
from archivist.model.page import Sheet
from archivist.model.promises.scanner_source import Cancelled
from archivist.model.scan_profile import Feed, ScanProfile
from archivist.settings import Capture
from archivist.troubles import FeederEmpty, GarbageAnswer, ScannerBusy, ShortFrame, SideMissing, Trouble

_MOST_BROKEN = 3  # one after the other
_PAUSE, _LOOK = 1.0, 0.05


@dataclass(frozen=True, slots=True)
class SaneScanner:
    """`device` as SANE names it. `session` begins the name of every sheet: `session-0001`, from `first` on; frame 0 is its
    front, 1 its back.

    A page that arrives short is yielded as ShortFrame in its place; jam, open cover and the like end the scan. `patience`
    in seconds is how long a busy or waking device is waited for. `library` gives the SANE library.
    """

    device: str
    profile: ScanProfile
    scratch: Path
    session: str
    limits: Capture = field(default_factory=Capture)
    first: int = 1
    patience: float = 60.0
    library: Callable[[], Library] = Library

    def devices(self) -> tuple[str, ...]:
        return (self.device,)

    def abilities(self) -> Abilities:
        """What the device can do; raises SaneMissing, ScannerOffline and their like."""
        library = self.library()
        with library.running(), _opened(library, self, lambda: False) as handle:
            return abilities_of(Options(library, handle, self.device), self.device)

    def scan(self, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        library = self.library()
        with library.running(), _opened(library, self, cancel) as handle:
            run = _Run(self, library, handle, cancel)
            try:
                yield from run.sheets()
            finally:
                library.cancel(handle)


@contextmanager
def _opened(library: Library, scanner: SaneScanner, cancel: Cancelled) -> Iterator[c_void_p]:
    end = time.monotonic() + scanner.patience
    while True:
        try:
            handle = library.open(scanner.device)
            break
        except ScannerBusy:
            if time.monotonic() > end or cancel():
                raise
            time.sleep(_PAUSE)
    try:
        yield handle
    finally:
        library.close(handle)


class _Run:
    """One scan: counts its pages."""

    def __init__(self, scanner: SaneScanner, library: Library, handle: c_void_p, cancel: Cancelled) -> None:
        self._scanner, self._library, self._handle, self._cancel = scanner, library, handle, cancel
        self._options = Options(library, handle, scanner.device)
        self._request = apply(scanner.profile, self._options, scanner.device)
        self._taken = self._broken = 0

    def sheets(self) -> Iterator[Sheet | Trouble]:
        while not self._cancel():
            if not self._started():
                break
            yield from self._page()
            if self._request.way == GLASS:
                break
        yield from self._odd()

    def _page(self) -> Iterator[Sheet | Trouble]:
        name, frame = self._next_name()
        picture = self._scanner.scratch / f"{name}-{frame}"
        reading = Reading(
            self._library, self._handle, self._scanner.device, self._scanner.limits, self._cancel, self._next_pass
        )
        try:
            write_picture(reading, picture, name, self._request.dpi)
            self._taken, self._broken = self._taken + 1, 0
            yield Sheet(picture, name, frame, dpi=self._request.dpi)
        except ShortFrame as trouble:
            yield self._lost(trouble, name, frame)
        finally:
            durable.discard(picture)

    def _lost(self, trouble: ShortFrame, name: str, frame: int) -> Trouble:
        """A page that arrived short keeps its number; a device that sends nothing else is stopped."""
        self._taken, self._broken = self._taken + 1, self._broken + 1
        if self._broken > _MOST_BROKEN:
            raise GarbageAnswer(device=self._scanner.device, reason=str(trouble))
        return ShortFrame(name=name, frame=frame)

    def _started(self) -> bool:
        """Whether there is a next page; what the first one meets is a trouble, an empty feeder after it the end."""
        status = self._start()
        if status == INVALID and self._broken:  # it is still at the page that it cut short
            self._library.cancel(self._handle)
            status = self._start()
        if status == NO_DOCS and not self._taken and self._may_lie_on_the_glass():
            status = self._start()
        if status != NO_DOCS:
            self._library.check(status, self._scanner.device, self._wanted())
            return True
        if not self._taken:
            raise FeederEmpty(device=self._scanner.device)
        return False

    def _start(self) -> int:
        """Waits as long as the device is busy or waking up."""
        end = time.monotonic() + self._scanner.patience
        while (status := self._library.start(self._handle)) in (BUSY, WARMING):
            if time.monotonic() > end or self._cancel():
                break
            wake = time.monotonic() + _PAUSE
            while time.monotonic() < wake and not self._cancel():
                time.sleep(_LOOK)
        return status

    def _next_pass(self) -> None:
        self._library.check(self._library.start(self._handle), self._scanner.device)

    def _may_lie_on_the_glass(self) -> bool:
        profile = self._scanner.profile
        if profile.feed is not Feed.AUTO or profile.duplex or self._request.way == GLASS:
            return False
        self._library.cancel(self._handle)
        changed: Request = apply(profile, self._options, self._scanner.device, glass=True)
        self._request = changed
        return changed.way == GLASS

    def _wanted(self) -> str:
        profile = self._scanner.profile
        return f"{self._request.way}, {self._request.dpi:g} dpi, {profile.colour.value}"

    def _next_name(self) -> tuple[str, int]:
        sides = 2 if self._request.way == DUPLEX else 1
        return f"{self._scanner.session}-{self._scanner.first + self._taken // sides:04d}", self._taken % sides

    def _odd(self) -> Iterator[Trouble]:
        """Both sides were asked for: an odd number of pages means that fronts and backs no longer match."""
        name, frame = self._next_name()
        if frame and not self._cancel():
            yield SideMissing(name=name, frame=frame)
