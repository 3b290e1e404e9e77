"""People in the catalogue: what the events make of them, and how they are read."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, insert, select, update

from archivist.model.event import Event
from archivist.model.person import Person
from archivist.model.plain import canonical
from archivist.model.rights import Role
from archivist.storage import tables

CENTRE, ALONE = "people", "alone"  # where it is kept that one person does everything here


def added(connection: Connection, event: Event) -> None:
    detail = event.detail
    row = {"name": event.subject, "full_name": detail["full_name"], "roles": canonical(detail["roles"]).decode()}
    rest = {"secret": detail["secret"], "removed": 0, "wrong": 0, "wrong_at": ""}
    connection.execute(insert(tables.person), row | rest)


def roles_set(connection: Connection, event: Event) -> None:
    _change(connection, event, roles=canonical(event.detail["roles"]).decode())


def secret_set(connection: Connection, event: Event) -> None:
    _change(connection, event, secret=event.detail["secret"], wrong=0, wrong_at="")


def removed(connection: Connection, event: Event) -> None:
    """What the person's secret was is nobody's business any more."""
    _change(connection, event, removed=1, secret="", roles="[]")


def refused(connection: Connection, event: Event) -> None:
    _change(connection, event, wrong=tables.person.c.wrong + 1, wrong_at=event.at)


def welcomed(connection: Connection, event: Event) -> None:
    _change(connection, event, wrong=0, wrong_at="")


def _change(connection: Connection, event: Event, **values: Any) -> None:
    table = tables.person
    connection.execute(update(table).where(table.c.name == event.subject).values(**values))


def people(connection: Connection) -> Mapping[str, Person]:
    """All who were ever entered, by name."""
    return {row.name: _person(row) for row in connection.execute(select(tables.person).order_by(tables.person.c.name))}


def _person(row: Any) -> Person:
    roles = tuple(Role(r) for r in json.loads(row.roles))
    return Person(row.name, row.full_name, roles, row.secret, bool(row.removed), row.wrong, row.wrong_at)
