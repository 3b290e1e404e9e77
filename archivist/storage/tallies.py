"""Counts for reports: how often what happened, by person and hour, asked of the events and what follows from them."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from archivist.model.event import Event
from archivist.storage import tables
from archivist.storage.fold import event_of

_AT_ONCE = 900  # values that a statement takes
_HOUR = 13  # letters of a time stamp up to its hour, UTC


@dataclass(frozen=True, slots=True)
class Tally:
    """So many events of a kind by one person in one hour: `2026-11-22T03`, UTC."""

    kind: str
    actor: str
    hour: str
    count: int


def tallies(connection: Connection, kinds: Collection[str]) -> tuple[Tally, ...]:
    """In the order of their hours."""
    event = tables.event.c
    hour = func.substr(event.at, 1, _HOUR).label("hour")
    query = select(event.kind, event.actor, hour, func.count()).where(event.kind.in_(list(kinds)))
    rows = connection.execute(query.group_by(event.kind, event.actor, hour).order_by(hour, event.kind, event.actor))
    return tuple(Tally(kind, actor, at, count) for kind, actor, at, count in rows)


def page_counts(connection: Connection) -> dict[str, int]:
    """By dossier: how many pages were captured and are still there."""
    page, batch = tables.page, tables.batch
    query = select(batch.c.dossier_id, func.count()).join_from(page, batch, page.c.batch_id == batch.c.batch_id)
    return {row[0]: row[1] for row in connection.execute(query.group_by(batch.c.dossier_id))}


def settled_counts(connection: Connection) -> dict[str, int]:
    """By dossier: how many doubts a person has settled."""
    table = tables.settled
    rows = connection.execute(select(table.c.subject, func.count()).group_by(table.c.subject))
    return {row[0]: row[1] for row in rows}


def latest(connection: Connection, kinds: Collection[str], before: int, most: int) -> tuple[Event, ...]:
    """The last events of these kinds with a smaller number than `before`, newest first."""
    table = tables.event
    query = select(table).where(table.c.kind.in_(list(kinds)), table.c.seq < before)
    return tuple(event_of(row) for row in connection.execute(query.order_by(table.c.seq.desc()).limit(most)))


def dossiers_of(connection: Connection, subjects: Collection[str]) -> dict[str, str]:
    """By subject: the dossier that a page or batch belongs to; a dossier is its own."""
    page, batch, dossier = tables.page, tables.batch, tables.dossier
    asked = (
        (select(dossier.c.dossier_id, dossier.c.dossier_id), dossier.c.dossier_id),
        (select(batch.c.batch_id, batch.c.dossier_id), batch.c.batch_id),
        (
            select(page.c.page_id, batch.c.dossier_id).join_from(page, batch, page.c.batch_id == batch.c.batch_id),
            page.c.page_id,
        ),
    )
    wanted = sorted(subjects)
    parts = [wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE)]
    return {
        row[0]: row[1]
        for query, column in asked
        for part in parts
        for row in connection.execute(query.where(column.in_(part)))
    }
