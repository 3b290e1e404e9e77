"""Finds the one unbroken chain of events in what is left of a journal and a catalogue."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from archivist.model.event import Event
from archivist.storage import catalogue, queries
from archivist.storage.journal import START, Journal, follows, proves, read_line
from archivist.troubles import Damaged

AT_ONCE = 1000


def salvaged(journal: Journal, old: Path) -> Iterator[Event]:
    """Every event from the first on, from whichever of the two has it whole.

    Raises Damaged, and names the record, where neither has it although a later one is there.
    """
    sources = [_Source(journal_events(journal)), _Source(catalogue_events(old))]
    head = START
    while True:
        found = [s.at(head[0] + 1) for s in sources]
        event = next((e for e in found if e is not None and follows([e], head)), None)
        if event is None:
            break
        head = event.seq, event.chain
        yield event
    if any(s.has_more(head[0] + 1) for s in sources):
        raise Damaged(path=f"{journal.folder} ({head[0] + 1})")


def journal_events(journal: Journal) -> Iterator[Event]:
    """All that prove themselves, whatever stands between them."""
    for path in journal.paths():
        for line in path.read_bytes().split(b"\n"):
            yield from (e for e in read_line(line) if proves(e))


def catalogue_events(path: Path) -> Iterator[Event]:
    """All that can still be read and prove themselves; none where the file is no catalogue any more."""
    if not path.is_file():
        return
    engine = catalogue.reading_engine(path)
    try:
        with engine.connect() as connection:
            last = queries.head(connection)[0]
            for since in range(0, last, AT_ONCE):
                yield from (e for e in _part(connection, since) if proves(e))
    except (DBAPIError, ValueError):
        return
    finally:
        engine.dispose()


def _part(connection: Connection, since: int) -> list[Event]:
    """The next thousand: one by one where they cannot be had together."""
    try:
        return queries.events(connection, since, None, AT_ONCE)
    except (DBAPIError, ValueError):
        return [e for seq in range(since, since + AT_ONCE) for e in _single(connection, seq)]


def _single(connection: Connection, since: int) -> list[Event]:
    try:
        return [e for e in queries.events(connection, since, None, 1) if e.seq == since + 1]
    except (DBAPIError, ValueError):
        return []


class _Source:
    """Events in rising order, looked at one number at a time."""

    def __init__(self, events: Iterator[Event]) -> None:
        self._events = events
        self._next = next(events, None)

    def at(self, seq: int) -> Event | None:
        self._skip_to(seq)
        return self._next if self._next is not None and self._next.seq == seq else None

    def has_more(self, seq: int) -> bool:
        self._skip_to(seq)
        return self._next is not None

    def _skip_to(self, seq: int) -> None:
        while self._next is not None and self._next.seq < seq:
            self._next = next(self._events, None)
