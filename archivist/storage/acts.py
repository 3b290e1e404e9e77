"""What a person did at one stroke, in order, as the events tell it: what stands, and what was taken back."""

from sqlalchemy import Connection, delete, insert, update

from archivist.model.event import Event
from archivist.storage import tables


def done(connection: Connection, event: Event) -> None:
    """A new act: what was taken back before can no longer be done again."""
    table = tables.act
    connection.execute(delete(table).where(table.c.undone == 1))
    connection.execute(insert(table), {"seq": event.seq, "dossier_id": event.subject, "undone": 0})


def undone(connection: Connection, event: Event) -> None:
    _mark(connection, int(event.detail["act"]), 1)


def redone(connection: Connection, event: Event) -> None:
    _mark(connection, int(event.detail["act"]), 0)


def _mark(connection: Connection, seq: int, flag: int) -> None:
    table = tables.act
    connection.execute(update(table).where(table.c.seq == seq).values(undone=flag))
