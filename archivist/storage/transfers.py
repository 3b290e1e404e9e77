"""Transfers in the catalogue: what the events of deliveries make of them, and how they are read."""

import json
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from archivist.model.event import Event
from archivist.model.plain import canonical, revive
from archivist.model.promises.destination import Verdict
from archivist.model.transfer import Standing, Transfer
from archivist.storage import tables

_JUDGED = (Standing.ACCEPTED, Standing.PARTLY, Standing.REFUSED)
_NEW: dict[str, Any] = {
    "attempts": 0,
    "again_at": "",
    "trouble": None,
    "place": "",
    "length": 0,
    "received_at": "",
    "delivery_id": "",
    "verdicts": "[]",
}


def queued(connection: Connection, event: Event) -> None:
    row = {"seq": event.seq, "dossier_id": event.detail["dossier"], "standing": Standing.QUEUED}
    row["length"] = event.detail.get("length", 0)
    _put(connection, event, _NEW | row)


def sending(connection: Connection, event: Event) -> None:
    known = _row(connection, event)
    if known:
        _put(connection, event, known | {"standing": Standing.SENDING, "attempts": known["attempts"] + 1})


def failed(connection: Connection, event: Event) -> None:
    _waits(connection, event, Standing.QUEUED)


def sent(connection: Connection, event: Event) -> None:
    _waits(connection, event, Standing.SENT)


def withdrawn(connection: Connection, event: Event) -> None:
    known = _row(connection, event)
    if known:
        _put(connection, event, known | {"standing": Standing.WITHDRAWN, "again_at": "", "trouble": None})


def received(connection: Connection, event: Event) -> None:
    """A receipt with our digest; what the archive has judged since stays judged."""
    detail, known = event.detail, _row(connection, event) or dict(_NEW)
    told = {name: detail[name] for name in ("place", "length", "received_at")}
    judged = known.get("standing") in _JUDGED
    row = told | {"seq": event.seq, "dossier_id": detail["dossier"], "delivery_id": detail.get("delivery_id", "")}
    done = {"standing": known["standing"] if judged else Standing.CONFIRMED, "again_at": "", "trouble": None}
    _put(connection, event, known | row | done)


def judged(connection: Connection, event: Event) -> None:
    known = _row(connection, event)
    if known:
        told = canonical(event.detail["verdicts"]).decode()
        _put(connection, event, known | {"standing": event.detail["said"], "verdicts": told})


def _waits(connection: Connection, event: Event, standing: Standing) -> None:
    known = _row(connection, event)
    if known:
        trouble = canonical(event.detail["trouble"]).decode()
        _put(connection, event, known | {"standing": standing, "trouble": trouble, "again_at": event.detail["again_at"]})


def _row(connection: Connection, event: Event) -> dict[str, Any] | None:
    table = tables.transfer
    here = (table.c.digest == event.subject) & (table.c.destination == event.detail["destination"])
    row = connection.execute(select(table).where(here)).mappings().first()
    return None if row is None else dict(row)


def _put(connection: Connection, event: Event, row: dict[str, Any]) -> None:
    table, destination = tables.transfer, event.detail["destination"]
    connection.execute(delete(table).where((table.c.digest == event.subject) & (table.c.destination == destination)))
    whole = row | {"digest": event.subject, "destination": destination, "at": event.at, "standing": str(row["standing"])}
    connection.execute(insert(table), whole)


def transfers(connection: Connection, dossier_id: str | None) -> tuple[Transfer, ...]:
    """Of one dossier or of all, in the order in which they were queued."""
    table = tables.transfer
    query = select(table).order_by(table.c.seq, table.c.destination)
    if dossier_id is not None:
        query = query.where(table.c.dossier_id == dossier_id)
    return tuple(_transfer(row) for row in connection.execute(query))


def _transfer(row: Row[Any]) -> Transfer:
    trouble = None if row.trouble is None else json.loads(row.trouble)
    verdicts = tuple(revive(Verdict, v) for v in json.loads(row.verdicts))
    return Transfer(
        row.digest, row.destination, row.dossier_id, Standing(row.standing), row.attempts, row.at, row.again_at, trouble,
        row.place, row.length, row.received_at, row.delivery_id, verdicts,
    )  # fmt: skip
