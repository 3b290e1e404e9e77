"""A scanner source in a process of its own: a driver that crashes, hangs or chatters costs a trouble, not the program."""

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess
from typing import Any, Self

from archivist.model.page import Sheet
from archivist.model.promises.scanner_source import Cancelled, ScannerSource
from archivist.troubles import ScannerDied, ScannerHangs, Trouble

_NEXT, _STOP = "next", "stop"
_LOOK = 0.05  # seconds between two looks at the child, or at whether the scan was cancelled
_START = 60.0  # seconds that a process may take to start on a busy computer
_TAIL = 4000  # bytes of the driver's last words
_TOLD = 300


@dataclass(frozen=True, slots=True)
class Apart:
    """`source` must be a value that can be pickled. The next sheet is asked of the child only when it is asked of us, so
    the picture of the one in hand stays, and paper moves no further than what is safe.

    A source that waits asks `cancel` now and then; one that neither does that nor hands anything over for `patience`
    seconds hangs. One that was told to stop and does not within `grace` seconds is stopped without a trouble.
    """

    source: ScannerSource
    patience: float = 150.0
    grace: float = 15.0

    def devices(self) -> tuple[str, ...]:
        return self.source.devices()

    def scan(self, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        """As the source does; raises ScannerDied or ScannerHangs where its process ends or says nothing."""
        with _Child(self) as child:
            while not cancel():
                answer = child.asked(cancel)
                if answer is None:
                    return
                raised, told = answer
                if raised:
                    raise told
                yield told


Answer = tuple[bool, Any]


class _Child:
    """The process, the line to it, and what is heard of it."""

    def __init__(self, apart: Apart) -> None:
        context = multiprocessing.get_context("spawn")
        self._apart, self._name = apart, ", ".join(apart.source.devices())
        self._line, theirs = context.Pipe()
        self._words = _LastWords(context)
        self._cancelled, self._alive = context.Event(), context.Value("d", 0.0, lock=False)
        given = (apart.source, theirs, self._words.mouth, self._cancelled, self._alive)
        self._process: SpawnProcess = context.Process(target=_scan, args=given, daemon=True)
        self._theirs = theirs

    def __enter__(self) -> Self:
        self._process.start()
        self._theirs.close()
        self._words.listen()
        return self

    def __exit__(self, *_error: object) -> None:
        """Lets the source close its job, then makes sure that nothing of it is left."""
        self._cancelled.set()
        self._say(_STOP)
        self._process.join(self._apart.grace)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._line.close()
        self._words.close()
        self._process.close()

    def asked(self, cancel: Cancelled) -> Answer | None:
        """What the source hands over next; None when it has come to its end, or was stopped."""
        self._say(_NEXT)
        asked, told_to_stop = time.monotonic(), 0.0
        while not self._line.poll(_LOOK):
            if not told_to_stop and cancel():
                self._cancelled.set()
                told_to_stop = time.monotonic()
            if told_to_stop and time.monotonic() - told_to_stop > self._apart.grace:
                return None
            if not self._process.is_alive() and not self._line.poll(0):
                break
            if self._silence(asked) > self._apart.patience:
                self._process.kill()
                raise ScannerHangs(device=self._name, seconds=round(self._apart.patience))
        try:
            answer: Answer | None = self._line.recv()
        except (EOFError, OSError) as error:
            if told_to_stop:
                return None
            raise self._death() from error
        return answer

    def _silence(self, asked: float) -> float:
        """Seconds in which nothing was heard since it was asked; a process that is only starting has a while more."""
        heard = self._alive.value
        return time.monotonic() - (max(asked, heard) if heard else asked + _START)

    def _death(self) -> ScannerDied:
        """The trouble of a process that ended without a word."""
        self._process.join(self._apart.grace)
        return ScannerDied(device=self._name, reason=f"{_way(self._process.exitcode)} {self._words.last()}".strip())

    def _say(self, word: str) -> None:
        try:
            self._line.send(word)
        except (BrokenPipeError, OSError):
            return  # the child is gone; what that means is found out where its answer is awaited


class _LastWords:
    """The child's standard output and error: always drained, so that a flood cannot block it, and only the end kept."""

    def __init__(self, context: SpawnContext) -> None:
        self._ear, self.mouth = context.Pipe(duplex=False)
        self._kept = b""
        self._thread = threading.Thread(target=self._drain, name="words of a scanner", daemon=True)

    def listen(self) -> None:
        self.mouth.close()  # the child has its own end; ours would keep the ear waiting for ever
        self._thread.start()

    def last(self) -> str:
        """The last line that says something, as far as a person can read it."""
        self._thread.join(1.0)
        lines = [line.strip() for line in self._kept.decode("utf-8", "replace").splitlines() if line.strip()]
        return "".join(c for c in lines[-1] if c.isprintable())[:_TOLD] if lines else ""

    def close(self) -> None:
        self._thread.join()
        self._ear.close()

    def _drain(self) -> None:
        if os.name != "posix":
            return
        while heard := os.read(self._ear.fileno(), 1 << 16):
            self._kept = (self._kept + heard)[-_TAIL:]


def _way(status: int | None) -> str:
    """How a process ended."""
    if status is not None and status < 0:
        try:
            return signal.Signals(-status).name
        except ValueError:
            return f"{status}"
    return f"exit {status}"


def _scan(source: ScannerSource, line: Connection, mouth: Connection, cancelled: Any, alive: Any) -> None:
    """The child: one sheet for each word of the parent; ends when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    _speak_into(mouth)
    alive.value = time.monotonic()
    parent = multiprocessing.parent_process()

    def cancel() -> bool:
        alive.value = time.monotonic()
        return cancelled.is_set() or parent is None or not parent.is_alive()

    try:
        sheets = source.scan(cancel)
        while line.recv() == _NEXT:
            line.send(_handed(sheets))
        close = getattr(sheets, "close", None)
        if close:
            close()  # lets the source end its job at the device
    except (EOFError, OSError):
        return  # the parent is gone


def _handed(sheets: Iterator[Sheet | Trouble]) -> Answer | None:
    try:
        return False, next(sheets)
    except StopIteration:
        return None
    except Trouble as trouble:
        return True, trouble


def _speak_into(mouth: Connection) -> None:
    """Drivers in C write to the file descriptors themselves, past Python."""
    channel = mouth.fileno() if os.name == "posix" else os.open(os.devnull, os.O_WRONLY)
    os.dup2(channel, 1)
    os.dup2(channel, 2)
