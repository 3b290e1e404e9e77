"""Builds the catalogue anew from the journal, mends the journal where it can, and tells what is missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DBAPIError

from archivist import clock, durable
from archivist.model.event import Event
from archivist.storage import catalogue, migrate, queries, tables
from archivist.storage.fold import fold
from archivist.storage.ids import new_id
from archivist.storage.journal import Journal, free_name, line_of, read_segment
from archivist.storage.layout import FORMAT, Card, Layout, read_card, write_card
from archivist.storage.lock import Lock
from archivist.storage.salvage import AT_ONCE, salvaged
from archivist.storage.sweep import sweep
from archivist.storage.vault import Vault
from archivist.troubles import Damaged, NoWorkspace

LINES_IN_SEGMENT = 8


@dataclass(frozen=True, slots=True)
class Recovered:
    """How many events and pages there are again; blobs that no row names (they stay), and named ones that are gone."""

    events: int
    pages: int
    orphans: tuple[str, ...]
    missing: tuple[str, ...]


def recover(path: Path) -> Recovered:
    """The old catalogue stays beside the new one as `catalogue.damaged-N.sqlite`.

    Raises NoWorkspace, WorkspaceInUse, TooNew, and Damaged where an event is lost from both journal and catalogue.
    """
    layout = Layout(path)
    if not layout.journal.is_dir() and not layout.catalogue.is_file():
        raise NoWorkspace(path=str(path))
    lock = Lock(layout.lock)
    try:
        sweep(path)
        for folder in layout.folders:
            durable.make_folder(folder)
        _mend_card(layout)
        _refuse_newer(layout)
        return _rebuild(layout)
    finally:
        lock.free()


def _rebuild(layout: Layout) -> Recovered:
    journal = Journal(layout.journal)
    with durable.keeping(layout.catalogue) as unfinished:
        unfinished.unlink(missing_ok=True)  # an interrupted recovery may have left it
        engine = catalogue.building_engine(unfinished)
        try:
            with catalogue.translated(unfinished), engine.begin() as connection:
                migrate.lay_down(connection)
                _fold_all(connection, salvaged(journal, layout.catalogue))
                _mend_journal(journal, connection)
                report = _report(connection, Vault(layout.vault))
        finally:
            engine.dispose()
        _move_aside(layout.catalogue)
    durable.disk.committed(layout.catalogue)
    return report


def _fold_all(connection: Connection, events: Iterator[Event]) -> None:
    while part := list(islice(events, AT_ONCE)):
        fold(connection, part)


def _mend_journal(journal: Journal, connection: Connection) -> None:
    """Segments that are damaged or gone are written again; the damaged bytes are kept beside them."""
    expected, last = 1, queries.head(connection)[0]
    for path in journal.paths():
        if int(path.stem) > expected:
            _write_segments(journal, connection, expected, int(path.stem) - 1)
        expected = max(expected, _mended(journal, connection, path, last) + 1)
    _write_segments(journal, connection, expected, last)


def _mended(journal: Journal, connection: Connection, path: Path, last: int) -> int:
    """The number of the last event that the segment holds now."""
    segment, first = read_segment(path), int(path.stem)
    right = segment.events and segment.events[0].seq == first and not segment.rest
    known = queries.events(connection, first - 1, None, len(segment.events)) if right else []
    if right and [e.chain for e in known] == [e.chain for e in segment.events]:
        return segment.events[-1].seq
    if segment.sound or segment.rest:
        durable.keep(free_name(path, "damaged"), path.read_bytes())
    following = [int(p.stem) for p in journal.paths() if int(p.stem) > first]
    end = min(following) - 1 if following else last
    durable.keep(path, b"".join(_lines(connection, first, end)))
    return max(end, first - 1)


def _write_segments(journal: Journal, connection: Connection, first: int, last: int) -> None:
    step = LINES_IN_SEGMENT * AT_ONCE
    for start in range(first, last + 1, step):
        path = journal.folder / f"{start:012d}.jsonl"
        durable.keep(path, b"".join(_lines(connection, start, min(last, start + step - 1))))


def _lines(connection: Connection, first: int, last: int) -> Iterable[bytes]:
    for start in range(first, last + 1, AT_ONCE):
        yield line_of(queries.events(connection, start - 1, None, min(AT_ONCE, last - start + 1)))


def _report(connection: Connection, vault: Vault) -> Recovered:
    named, kept = queries.blobs(connection).keys(), set(vault.digests())
    pages = connection.execute(select(func.count()).select_from(tables.page)).scalar_one()
    return Recovered(queries.head(connection)[0], pages, tuple(sorted(kept - named)), tuple(sorted(named - kept)))


def _move_aside(old: Path) -> None:
    """With its write-ahead log first: a new catalogue must never find the log of another."""
    if not old.exists():
        return
    aside = free_name(old, "damaged")
    for suffix in ("-shm", "-wal", ""):
        part = old.with_name(old.name + suffix)
        if part.exists():
            durable.disk.rename(part, aside.with_name(aside.name + suffix))
    durable.disk.sync_folder(old.parent)


def _mend_card(layout: Layout) -> None:
    """A lost card is written again; the name of the workspace on it is new then."""
    try:
        read_card(layout)
    except (NoWorkspace, Damaged):
        if layout.card.exists():
            durable.keep(free_name(layout.card, "damaged"), layout.card.read_bytes())
        write_card(layout, Card(FORMAT, new_id(), clock.stamp()))


def _refuse_newer(layout: Layout) -> None:
    if not layout.catalogue.is_file():
        return
    engine = catalogue.reading_engine(layout.catalogue)
    try:
        migrate.is_up_to_date(engine)
    except DBAPIError:
        return  # what it says about itself cannot be read any more
    finally:
        engine.dispose()
