"""The writer lane: events are chained, made lasting in the journal, then committed to the catalogue."""

import json
import threading
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Connection, Engine

from archivist import clock, durable
from archivist.model.event import Draft, Event, chain_of
from archivist.model.plain import canonical
from archivist.storage import catalogue, queries
from archivist.storage.fold import fold
from archivist.storage.journal import Head, Journal, Segment, follows, head_of
from archivist.troubles import Damaged

LINE_EVENTS = 500


class Recorder:
    """Keeps what the next event needs: the number, digest and time of the last one. One caller at a time."""

    def __init__(self, engine: Engine, path: Path, journal: Journal, workspace_id: str) -> None:
        self._engine, self._path, self._journal, self._workspace_id = engine, path, journal, workspace_id
        self._lane = threading.RLock()
        self._unsure = False
        self._head, self._last_at, self._last_read = self._agree()

    @property
    def lane(self) -> threading.RLock:
        """To hold while deciding what to record next."""
        return self._lane

    def record(self, drafts: Sequence[Draft], actor: str) -> tuple[Event, ...]:
        """All of them are lasting and visible, or none is."""
        with self._lane:
            if self._unsure:
                self._head, self._last_at, self._last_read = self._agree()
            self._unsure = False
            read = clock.stamp()
            jumped = [self._jump(read)] if read < self._last_read else []
            events = self._chain([*jumped, *drafts], max(read, self._last_at), actor)
            with catalogue.translated(self._path), self._engine.connect() as connection:
                self._commit(connection, events)
            self._head, self._last_at, self._last_read = (events[-1].seq, events[-1].chain), events[-1].at, read
            return events[len(jumped) :]

    def _jump(self, read: str) -> Draft:
        return Draft("clock.jumped", self._workspace_id, {"before": self._last_read, "now": read})

    def _chain(self, drafts: Sequence[Draft], at: str, actor: str) -> tuple[Event, ...]:
        events = []
        seq, previous = self._head
        for draft in drafts:
            # What is chained is what will be read back: tuples as lists, keys as strings.
            detail = json.loads(canonical(draft.detail))
            seq += 1
            chain = chain_of(seq, at, actor, Draft(draft.kind, draft.subject, detail, draft.outcome), previous)
            events.append(Event(seq, at, actor, draft.kind, draft.subject, draft.outcome, detail, previous, chain))
            previous = chain
        return tuple(events)

    def _commit(self, connection: Connection, events: Sequence[Event]) -> None:
        """First the tables, so that what they refuse never reaches the journal; committed only after the journal."""
        transaction = connection.begin()
        fold(connection, events)
        self._unsure = True
        segment, before = self._journal.append(events)
        try:
            transaction.commit()
        except Exception:
            # SQLite may leave a transaction open whose commit failed.
            connection.connection.rollback()
            self._journal.take_back(segment, before)
            raise
        durable.disk.committed(self._path)
        self._unsure = False

    def _agree(self) -> tuple[Head, str, str]:
        """Brings journal and catalogue to the same last event; raises Damaged where they contradict each other."""
        with catalogue.translated(self._path), self._engine.connect() as connection:
            seq, chain, _at = queries.head(connection)
            events = self._sound_events((seq, chain))
            self._catch_up_journal(connection, events, (seq, chain))
            connection.rollback()
            self._catch_up_catalogue(connection, events, (seq, chain))
            seq, chain, at = queries.head(connection)
        return (seq, chain), at, at

    def _sound_events(self, known: Head) -> list[Event]:
        """The journal from the segment of the catalogue's last event on; a torn end is set aside."""
        events: list[Event] = []
        for segment in self._journal.segments(max(0, known[0] - 1)):
            events += segment.events
            if segment.rest:
                self._mend(segment, events, known)
        return events

    def _mend(self, segment: Segment, events: Sequence[Event], known: Head) -> None:
        """A cut leaves a torn end only in the last segment, and a whole garbled line only where nobody relied on it."""
        last = segment.path == self._journal.paths()[-1]
        reached = head_of(events)
        relied_on = reached[0] < known[0]
        if not last or not (segment.torn or (segment.one_line and not relied_on)):
            raise Damaged(path=str(segment.path))
        self._journal.set_aside(segment)

    def _catch_up_journal(self, connection: Connection, events: Sequence[Event], known: Head) -> None:
        reached = head_of(events)
        if reached[0] >= known[0]:
            return
        missing = queries.events(connection, reached[0], None, known[0])
        if not follows(missing, reached):
            raise Damaged(path=str(self._journal.folder))
        for start in range(0, len(missing), LINE_EVENTS):
            self._journal.append(missing[start : start + LINE_EVENTS])

    def _catch_up_catalogue(self, connection: Connection, events: Sequence[Event], known: Head) -> None:
        same = [e for e in events if e.seq == known[0]]
        missing = [e for e in events if e.seq > known[0]]
        if (same and same[0].chain != known[1]) or not follows(missing, known):
            raise Damaged(path=str(self._path))
        if missing:
            # A killed program may have written the line without making it last.
            self._journal.make_last()
            with connection.begin():
                fold(connection, missing)
            durable.disk.committed(self._path)
