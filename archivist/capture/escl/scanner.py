"""A network scanner as a source of sheets: one job, its pages one after the other, each whole before it is handed over."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from archivist import durable
from archivist.capture.escl.capabilities import Capabilities, capabilities_of
from archivist.capture.escl.line import Answer, Line
from archivist.capture.escl.request import Request, request_of, settings_xml
from archivist.capture.escl.status import Status, status_of
from archivist.capture.kinds import FileKind, kind_of
from archivist.capture.pdf import pdf_sheets
from archivist.capture.whole import is_whole
from archivist.model.page import Sheet
from archivist.model.promises.scanner_source import Cancelled
from archivist.model.scan_profile import ScanProfile
from archivist.settings import Capture
from archivist.troubles import (
    Empty,
    Encrypted,
    GarbageAnswer,
    NotAnImage,
    NotOffered,
    ScannerBusy,
    ScannerTrouble,
    ShortFrame,
    SideMissing,
    Trouble,
    Truncated,
    WarmingUp,
)

CREATED, UNAVAILABLE = (200, 201), 503
ENDED = (404, 409, 410)  # the protocol says 404; devices in the field say all three
_BROKEN = (ShortFrame, NotAnImage, Empty, Truncated, Encrypted)
_MOST_BROKEN = 3  # one after the other
_PAUSE, _SHORTEST_PAUSE, _LONGEST_PAUSE = 1.0, 0.05, 10.0


@dataclass(frozen=True, slots=True)
class EsclScanner:
    """`session` begins the name of every sheet: `session-0001`, from `first` on; frame 0 is its front, 1 its back.

    A page is asked for only when its turn comes, so the feeder waits while the page before is made durable. A page that
    arrives broken is yielded as ShortFrame in its place; jam, open cover and the like end the scan. `patience` in
    seconds is how long a busy or waking device is waited for.
    """

    line: Line
    profile: ScanProfile
    scratch: Path
    session: str
    limits: Capture = field(default_factory=Capture)
    first: int = 1
    patience: float = 60.0

    def devices(self) -> tuple[str, ...]:
        return (self.line.url,)

    def capabilities(self) -> Capabilities:
        """What the device can do; raises ScannerOffline, ScannerLocked or GarbageAnswer."""
        return capabilities_of(_content(self.line, "ScannerCapabilities"), self.line.url)

    def scan(self, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        can = self.capabilities()
        request = request_of(self.profile, can, loaded=can.feeder is not None and self.status().loaded)
        if cancel():
            return
        job = self._opened(request, can.name, cancel)
        if not job:
            return
        run = _Run(self, request, can.name, job, cancel)
        try:
            yield from run.sheets()
        finally:
            run.close()

    def status(self) -> Status:
        """How the device is now; raises as `capabilities` does."""
        return status_of(_content(self.line, "ScannerStatus"), self.line.url)

    def _opened(self, request: Request, name: str, cancel: Cancelled) -> str:
        """The path of a new job, empty where the scan was cancelled while the device was busy."""
        settings = settings_xml(request)
        for pause in _pauses(self.patience, cancel):
            trouble = self.status().before(name, feeder=request.source == "Feeder")
            if isinstance(trouble, ScannerBusy | WarmingUp):
                pause(_PAUSE, trouble)
                continue
            if trouble:
                raise trouble
            answer = self.line.ask("POST", "ScanJobs", settings)
            if answer.status in CREATED and answer.headers.get("location"):
                return self.line.absolute(answer.headers["location"])
            if answer.status != UNAVAILABLE:
                raise self._refusal(answer, request, name)
            pause(answer.seconds(_PAUSE), ScannerBusy(device=name))
        return ""

    def _refusal(self, answer: Answer, request: Request, name: str) -> ScannerTrouble:
        """Why no job was opened: what the device's status says, else that it does not take these settings."""
        trouble = self.status().before(name, feeder=request.source == "Feeder")
        if trouble:
            return trouble
        if answer.status in (400, 409):
            wanted = f"{request.source}, {request.dpi} dpi, {request.colour}, {request.form}"
            return NotOffered(device=name, wanted=wanted, offered="?")
        return GarbageAnswer(device=name, reason=f"HTTP {answer.status}")


class _Run:
    """One open job: counts its pages."""

    def __init__(self, scanner: EsclScanner, request: Request, name: str, job: str, cancel: Cancelled) -> None:
        self._scanner, self._request, self._name, self._job, self._cancel = scanner, request, name, job, cancel
        self._line, self._taken, self._ended = scanner.line, 0, False
        self._broken = 0

    def sheets(self) -> Iterator[Sheet | Trouble]:
        while not (self._taken and self._cancel()):
            name, frame = self._next_name()
            picture = self._scanner.scratch / f"{name}-{frame}"
            try:
                if not self._fetched(picture, name):
                    break
                yield from self._from(picture, name)
                self._broken = 0
            except _BROKEN as trouble:
                yield self._lost(trouble, name, frame)
            finally:
                durable.discard(picture)
            if self._request.source == "Platen":
                break
        yield from self._odd()

    def close(self) -> None:
        """A job that is left open blocks the device for a while."""
        if not self._ended:
            try:
                self._line.ask("DELETE", self._job)
            except Trouble:
                return  # it is gone, and its job with it; what was taken is safe

    def _lost(self, trouble: Trouble, name: str, frame: int) -> Trouble:
        """A page that arrived broken keeps its number; a device that sends nothing else is stopped."""
        self._taken, self._broken = self._taken + 1, self._broken + 1
        if self._broken > _MOST_BROKEN:
            raise GarbageAnswer(device=self._name, reason=str(trouble))
        return type(trouble)(**(trouble.details | {"name": name, "frame": frame}))

    def _next_name(self) -> tuple[str, int]:
        sides = 2 if self._request.duplex else 1
        return f"{self._scanner.session}-{self._scanner.first + self._taken // sides:04d}", self._taken % sides

    def _fetched(self, picture: Path, name: str) -> bool:
        """Whether there is a next page; raises the trouble that stands behind its absence."""
        for pause in _pauses(self._scanner.patience, self._cancel):
            answer = self._line.fetch(f"{self._job}/NextDocument", picture, name)
            if answer.status == 200:
                return True
            if answer.status in ENDED:
                self._ended = answer.status == 404
                self._explain()
                return False
            if answer.status != UNAVAILABLE:
                raise GarbageAnswer(device=self._name, reason=f"HTTP {answer.status}")
            pause(answer.seconds(_PAUSE), ScannerBusy(device=self._name))
        return False

    def _explain(self) -> None:
        now = self._scanner.status()
        trouble = now.behind(self._name, self._job)
        if trouble is None and not self._taken:
            trouble = now.before(self._name, feeder=self._request.source == "Feeder")
        if trouble:
            raise trouble
        if not self._taken:
            raise GarbageAnswer(device=self._name, reason="0")

    def _from(self, picture: Path, name: str) -> Iterator[Sheet | Trouble]:
        kind = kind_of(picture, name)
        if not is_whole(picture, kind):
            raise ShortFrame(name=name)
        if kind is FileKind.PDF:
            yield from self._from_pdf(picture)
            return
        yield self._named(Sheet(picture, name, dpi=float(self._request.dpi)))

    def _from_pdf(self, picture: Path) -> Iterator[Sheet | Trouble]:
        """A device may put all of its pages into one PDF; what is lifted out is the page, the wrapping is not kept."""
        for found in pdf_sheets(picture, picture.name, self._scanner.scratch, self._scanner.limits):
            if isinstance(found, Sheet):
                yield self._named(replace(found, beside=None))
                durable.discard(found.picture)
            else:
                name, frame = self._next_name()
                self._taken += 1
                yield type(found)(**(found.details | {"name": name, "frame": frame}))

    def _named(self, sheet: Sheet) -> Sheet:
        name, frame = self._next_name()
        self._taken += 1
        return replace(sheet, name=name, frame=frame)

    def _odd(self) -> Iterator[Trouble]:
        """Both sides were asked for: an odd number of pages means that fronts and backs no longer match."""
        name, frame = self._next_name()
        if self._request.duplex and frame and not self._cancel():
            yield SideMissing(name=name, frame=frame)


def _content(line: Line, path: str) -> bytes:
    answer = line.ask("GET", path)
    if answer.status == UNAVAILABLE:
        raise ScannerBusy(device=line.url)
    if answer.status != 200:
        raise GarbageAnswer(device=line.url, reason=f"{path}: HTTP {answer.status}")
    return answer.body


Pause = Callable[[float, Trouble], None]


def _pauses(patience: float, cancel: Cancelled) -> Iterator[Pause]:
    """One try after the other until `patience` seconds are over or the scan is cancelled.

    The pause that comes with a try waits as long as the device asked, and raises its trouble when patience is at its end.
    """
    end = time.monotonic() + patience

    def pause(seconds: float, trouble: Trouble) -> None:
        wake = time.monotonic() + min(max(seconds, _SHORTEST_PAUSE), _LONGEST_PAUSE)
        if wake > end:
            raise trouble
        while time.monotonic() < wake and not cancel():
            time.sleep(_SHORTEST_PAUSE)

    first = True
    while first or not cancel():
        first = False
        yield pause
