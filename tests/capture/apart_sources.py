"""Sources that behave as bad drivers do; importable, because a process of its own has to find them."""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archivist.capture.folder import FolderSource
from archivist.model.page import Sheet
from archivist.model.promises.scanner_source import Cancelled
from archivist.settings import Capture
from archivist.troubles import PaperJam, ShortFrame, Trouble


@dataclass(frozen=True)
class Stack:
    """So many sheets; notes each one that it handed over, and that it was closed, as an empty file."""

    folder: Path
    sheets: int = 3

    def devices(self) -> tuple[str, ...]:
        return ("bad scanner",)

    def scan(self, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        try:
            for number in range(self.sheets):
                if cancel():
                    return
                self.note(f"moved-{number}")
                yield from self.step(number, cancel)
        finally:
            self.note("closed")

    def step(self, number: int, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        yield Sheet(self.folder / f"{number}.jpg", f"{number}", dpi=300.0)

    def note(self, word: str) -> None:
        (self.folder / word).touch()


@dataclass(frozen=True)
class KillsItself(Stack):
    way: int = signal.SIGKILL

    def step(self, number: int, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        if number == 1:
            sys.stderr.write("libsane: assertion failed\n")
            sys.stderr.flush()
            os.kill(os.getpid(), self.way)
        yield from super().step(number, cancel)


@dataclass(frozen=True)
class Raises(Stack):
    def step(self, number: int, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        if number == 1:
            raise ZeroDivisionError("in the driver")
        yield from super().step(number, cancel)


@dataclass(frozen=True)
class Leaves(Stack):
    def step(self, number: int, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        if number == 0:
            os._exit(7)
        yield from super().step(number, cancel)


@dataclass(frozen=True)
class Crashes(Stack):
    def step(self, number: int, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        ctypes.string_at(0)
        yield from super().step(number, cancel)


@dataclass(frozen=True)
class Hangs(Stack):
    def step(self, number: int, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        time.sleep(600)
        yield from super().step(number, cancel)


@dataclass(frozen=True)
class Waits(Stack):
    """Waits as a watched folder does: long, but it asks."""

    seconds: float = 1.0

    def step(self, number: int, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        end = time.monotonic() + self.seconds
        while time.monotonic() < end:
            if cancel():
                return
            time.sleep(0.02)
        yield from super().step(number, cancel)


@dataclass(frozen=True)
class Floods(Stack):
    """Megabytes on both channels, the way a library in C writes them."""

    def step(self, number: int, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        for channel in (1, 2):
            for _ in range(64):
                os.write(channel, b"debug \xff\x00 " * 8192)
        yield from super().step(number, cancel)


@dataclass(frozen=True)
class Jams(Stack):
    after: tuple[type[Trouble], ...] = field(default=(ShortFrame,))

    def step(self, number: int, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        if number == 1:
            yield ShortFrame(name="1")
        elif number == 2:
            raise PaperJam(device="bad scanner")
        else:
            yield from super().step(number, cancel)


@dataclass(frozen=True)
class Dying(Stack):
    """The pictures of `paper`, as a scanner hands them over; its process dies so many seconds after it began."""

    paper: Path = Path()
    after: float = 0.0

    def scan(self, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        signal.setitimer(signal.ITIMER_REAL, max(self.after, 1e-4))  # SIGALRM ends a process that does not listen
        yield from FolderSource((self.paper,), self.folder, Capture()).scan(cancel)
