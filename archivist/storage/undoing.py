"""Which act would be taken back next, and which would be done again."""

from sqlalchemy import Connection, select

from archivist.model.event import Event
from archivist.storage import tables
from archivist.storage.fold import event_of
from archivist.storage.rows import Undoable


def undoable(connection: Connection) -> Undoable:
    """The last act that stands, and the first one of those that were taken back."""
    table = tables.act
    last = select(table.c.seq).where(table.c.undone == 0).order_by(table.c.seq.desc()).limit(1)
    first = select(table.c.seq).where(table.c.undone == 1).order_by(table.c.seq).limit(1)
    return Undoable(*(_event(connection, connection.execute(query).scalar()) for query in (last, first)))


def _event(connection: Connection, seq: int | None) -> Event | None:
    row = None if seq is None else connection.execute(select(tables.event).where(tables.event.c.seq == seq)).first()
    return None if row is None else event_of(row)
