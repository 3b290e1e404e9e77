"""The only crossing between threads: a ticket number travels, callers wait in a table of the main thread."""

import sys
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from queue import Empty, SimpleQueue
from socket import socketpair
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QSocketNotifier
from shiboken6 import isValid

from archivist.troubles import Trouble

T = TypeVar("T")


class _Door:
    """What worker threads hold: plain Python, so that nothing of Qt is ever touched or freed off the main thread."""

    def __init__(self) -> None:
        self._tickets: SimpleQueue[int] = SimpleQueue()
        self.inside, self._outside = socketpair()
        self.inside.setblocking(False)
        self._outside.setblocking(False)

    def ring(self, ticket: int, _future: "Future[Any]") -> None:
        """From any thread. A full bell rings already; a closed one has nobody left to hear it."""
        self._tickets.put(ticket)
        with suppress(OSError):
            self._outside.send(b"\0")

    def tickets(self) -> list[int]:
        """All that came since the last time; the bell is silenced first, so that no ring is lost."""
        with suppress(BlockingIOError):
            while self.inside.recv(4096):
                pass
        came: list[int] = []
        with suppress(Empty):
            while True:
                came.append(self._tickets.get_nowait())
        return came

    def close(self) -> None:
        self.inside.close()
        self._outside.close()


@dataclass(frozen=True, slots=True)
class _Waiting:
    owner: QObject
    future: "Future[Any]"
    then: Callable[[Any], None]
    failed: Callable[[Trouble], None]


class Bridge(QObject):
    """Lives in the main thread, where every answer is given. Its executors must be at rest before `close`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = _Door()
        self._numbers = count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._bell = QSocketNotifier(self._door.inside.fileno(), QSocketNotifier.Type.Read, self)
        self._bell.activated.connect(self._answer)

    def ask(
        self,
        lane: Executor,
        call: Callable[..., T],
        *values: Any,
        owner: QObject,
        then: Callable[[T], None],
        failed: Callable[[Trouble], None],
    ) -> int:
        """Runs `call(*values)` in `lane`; its outcome comes to `then` or `failed` if `owner` still lives. Gives the ticket.

        `call` and `values` must hold nothing of Qt. An outcome that is no Trouble is a fault of the program and raised.
        """
        ticket = next(self._numbers)
        future = lane.submit(call, *values)
        self._waiting[ticket] = _Waiting(owner, future, then, failed)
        future.add_done_callback(partial(self._door.ring, ticket))
        return ticket

    def forget(self, ticket: int) -> None:
        """Nobody waits for this answer any more; harmless when it has been given."""
        waiting = self._waiting.pop(ticket, None)
        if waiting:
            waiting.future.cancel()

    @property
    def waiting(self) -> int:
        """How many answers are still to come."""
        return len(self._waiting)

    def close(self) -> None:
        """No more answers are given."""
        self._bell.setEnabled(False)
        for ticket in list(self._waiting):
            self.forget(ticket)
        self._door.close()

    def _answer(self) -> None:
        for ticket in self._door.tickets():
            waiting = self._waiting.pop(ticket, None)
            if waiting and isValid(waiting.owner) and not waiting.future.cancelled():
                _deliver(waiting)


def _deliver(waiting: _Waiting) -> None:
    """One answer that goes wrong must not keep the others from coming."""
    try:
        error = waiting.future.exception()
        if isinstance(error, Trouble):
            waiting.failed(error)
        else:
            waiting.then(waiting.future.result())
    except Exception:  # noqa: BLE001  # a fault of the program: told where all such faults are told
        sys.excepthook(*sys.exc_info())
