"""Compares everything in a workspace with the digest, the event or the row that vouches for it; changes nothing."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select, text
from sqlalchemy.exc import DBAPIError

from archivist.model.doubt import Doubt, Place, Severity, doubt_of
from archivist.model.event import Event
from archivist.storage import catalogue, migrate, queries, tables
from archivist.storage.fold import as_text, event_of, project
from archivist.storage.journal import START, Head, Journal, follows
from archivist.storage.layout import Layout, read_card
from archivist.storage.vault import Vault
from archivist.translation import N_
from archivist.troubles import Damaged

AT_ONCE = 1000
ROWS_NAMED = 20
_RECOVER = N_("Run: archivist workspace recover. It builds the catalogue anew from the events.")
_BACKUP = N_("Copy this file back from a backup of the workspace, or scan the page again.")


def verify(workspace: Path) -> list[Doubt]:
    """Nothing for a sound workspace; the first altered event is named. Also beside a writer.

    Raises NoWorkspace, and TooNew for what a later Archivist wrote.
    """
    layout = Layout(workspace)
    try:
        read_card(layout)
    except Damaged as trouble:
        return [doubt_of(trouble), *_everything(layout)]
    return _everything(layout)


def records_doubts(layout: Layout) -> list[Doubt]:
    """Of the events only, in the catalogue and in the journal: the first that is not the one which was recorded."""
    chains: list[str] = []
    reading = catalogue.reading_engine(layout.catalogue)
    try:
        with reading.connect() as connection:
            doubts = list(_events(connection, None, chains))
    except (DBAPIError, ValueError):
        doubts = [doubt_of(Damaged(path=str(layout.catalogue)))]
    finally:
        reading.dispose()
    return [*doubts, *_journal(Journal(layout.journal), chains)]


def _everything(layout: Layout) -> list[Doubt]:
    doubts: list[Doubt] = []
    chains: list[str] = []
    named: dict[str, str] = {}
    if layout.catalogue.is_file():
        doubts += _catalogue(layout.catalogue, chains, named)
    else:
        doubts.append(doubt_of(Damaged(path=str(layout.catalogue))))
    return [*doubts, *_journal(Journal(layout.journal), chains), *_vault(Vault(layout.vault), named)]


def _catalogue(path: Path, chains: list[str], named: dict[str, str]) -> list[Doubt]:
    """What is wrong with the catalogue; leaves behind the digests of its events, and the blobs that it names.

    One transaction, opened before the journal is read: a writer may go on, and the journal is never behind.
    """
    doubts: list[Doubt] = []
    reading, passing = catalogue.reading_engine(path), catalogue.passing_engine()
    try:
        with reading.connect() as connection, passing.connect() as fresh:
            # The rows of an older catalogue are compared once a writer has brought it up to date.
            today = migrate.is_up_to_date(reading)
            migrate.lay_down(fresh)
            doubts += _file(connection, fresh, path) if today else []
            doubts += _events(connection, fresh, chains)
            doubts += _rows(connection, fresh) if today and not doubts else []
            named |= queries.blobs(connection)
    except (DBAPIError, ValueError):
        doubts.append(doubt_of(Damaged(path=str(path))))
    finally:
        reading.dispose()
        passing.dispose()
    return doubts


def _file(connection: Connection, fresh: Connection, path: Path) -> Iterator[Doubt]:
    """SQLite's own check, and whether the keys, checks and triggers are the ones that were laid down."""
    schema = text("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name")
    said = connection.execute(text("PRAGMA integrity_check")).scalars().all()
    orphaned = connection.execute(text("PRAGMA foreign_key_check")).all()
    same = connection.execute(schema).all() == fresh.execute(schema).all()
    if list(said) != ["ok"] or orphaned or not same:
        yield doubt_of(Damaged(path=str(path)))


def _events(connection: Connection, fresh: Connection | None, chains: list[str]) -> Iterator[Doubt]:
    """The first event that is not the one which was chained; what follows from the sound ones goes into `fresh`."""
    rows = iter(connection.execute(select(tables.event).order_by(tables.event.c.seq)))
    head = START
    while part := list(islice(rows, AT_ONCE)):
        for row in part:
            event = _event(row)
            if event is None or not follows([event], head):
                yield _altered("catalogue.event-altered", head, row.kind, row.subject)
                return
            head = event.seq, event.chain
            chains.append(event.chain)
            if fresh is not None:
                project(fresh, [event])


def _event(row: Any) -> Event | None:
    """None for what is no record, or is not written as records are: the same values, with a space that nobody put there."""
    try:
        event = event_of(row)
    except ValueError:
        return None
    return event if as_text(event.detail) == row.detail else None


def _altered(code: str, head: Head, kind: str, subject: str) -> Doubt:
    sentence = N_("Event {seq} ({kind}) is not the one that was recorded.")
    details = {"seq": head[0] + 1, "kind": kind}
    return Doubt(code, Severity.GRAVE, sentence, _RECOVER, Place(subject=subject), details)


def _rows(connection: Connection, fresh: Connection) -> Iterator[Doubt]:
    for table in tables.PROJECTION:
        key = [c.name for c in table.primary_key.columns]
        found, right = _by_key(connection, table, key), _by_key(fresh, table, key)
        wrong = [k for k in sorted(found.keys() | right.keys()) if found.get(k) != right.get(k)]
        yield from (_wrong_row(table, k) for k in wrong[:ROWS_NAMED])


def _by_key(connection: Connection, table: Table, key: list[str]) -> dict[tuple[str, ...], tuple[Any, ...]]:
    return {tuple(str(getattr(r, k)) for k in key): tuple(r) for r in connection.execute(select(table))}


def _wrong_row(table: Table, key: tuple[str, ...]) -> Doubt:
    sentence = N_("The row {key} of the table {table} does not follow from the events.")
    details = {"key": " ".join(key), "table": table.name}
    return Doubt("catalogue.row-altered", Severity.GRAVE, sentence, _RECOVER, Place(subject=key[-1]), details)


def _journal(journal: Journal, chains: list[str]) -> Iterator[Doubt]:
    """The first event that is altered, lost, or another than in the catalogue; an unacknowledged end is no doubt."""
    head, paths = START, journal.paths()
    for segment in journal.segments():
        for event in segment.events:
            known = chains[event.seq - 1] if event.seq <= len(chains) else event.chain
            if not follows([event], head) or event.chain != known:
                yield _altered("journal.event-altered", head, event.kind, event.subject)
                return
            head = event.seq, event.chain
        unfinished = segment.path == paths[-1] and (segment.torn or segment.one_line)
        if segment.rest and not (unfinished and head[0] >= len(chains)):
            yield _damaged_line(segment.path, head)
            return
    if head[0] < len(chains):
        yield _damaged_line(journal.folder, head)


def _damaged_line(path: Path, head: Head) -> Doubt:
    sentence = N_("Event {seq} cannot be read in {path} any more.")
    details = {"seq": head[0] + 1, "path": str(path)}
    return Doubt("journal.event-lost", Severity.GRAVE, sentence, _RECOVER, Place(file=path.name), details)


def _vault(vault: Vault, named: dict[str, str]) -> Iterator[Doubt]:
    kept = set(vault.digests())
    for digest in sorted(kept):
        if not vault.sound(digest):
            sentence = N_("The bytes of {path} are not the ones that were kept.")
            yield _about_blob("vault.altered", sentence, vault, digest, named.get(digest))
    for digest in sorted(named.keys() - kept):
        yield _about_blob("vault.missing", N_("The bytes of {path} are gone."), vault, digest, named[digest])


def _about_blob(code: str, sentence: str, vault: Vault, digest: str, subject: str | None) -> Doubt:
    place = Place(subject=subject, file=digest)
    return Doubt(code, Severity.GRAVE, sentence, _BACKUP, place, {"path": str(vault.path(digest))})
