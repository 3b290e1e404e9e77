"""What each kind of event does to the tables; a kind that is not named here is kept and changes nothing."""

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Table, bindparam, delete, insert, select, update

from archivist.model.event import Event
from archivist.model.page import Master
from archivist.model.plain import canonical, revive
from archivist.storage import acts, people, tables, transfers

Fold = Callable[[Connection, Event], None]


def fold(connection: Connection, events: Sequence[Event]) -> None:
    """The events stand in the catalogue, with all that follows from them."""
    connection.execute(_inserting(tables.event), [event_row(e) for e in events])
    project(connection, events)


def project(connection: Connection, events: Iterable[Event]) -> None:
    """Only what follows from the events."""
    for event in events:
        apply = FOLDS.get(event.kind)
        if apply:
            apply(connection, event)


def event_row(event: Event) -> dict[str, Any]:
    row = {column.name: getattr(event, column.name) for column in tables.event.columns}
    return row | {"detail": as_text(event.detail)}


def as_text(value: Any) -> str:
    return canonical(value).decode()


def _dossier_opened(connection: Connection, event: Event) -> None:
    row = {"dossier_id": event.subject, "seq": event.seq, "opened_at": event.at, "title": event.detail.get("title", "")}
    _insert(connection, tables.dossier, row)


def _dossier_titled(connection: Connection, event: Event) -> None:
    table = tables.dossier
    connection.execute(update(table).where(table.c.dossier_id == event.subject).values(title=event.detail["title"]))


def _batch_opened(connection: Connection, event: Event) -> None:
    row = {
        "batch_id": event.subject,
        "seq": event.seq,
        "dossier_id": event.detail["dossier"],
        "opened_at": event.at,
        "device": event.detail["device"],
        "actor": event.actor,
    }
    _insert(connection, tables.batch, row)


def _page_captured(connection: Connection, event: Event) -> None:
    at = {name: event.detail[name] for name in ("ordinal", "name", "frame")}
    batch = event.detail["batch"]
    master = revive(Master, event.detail["master"])
    _insert(connection, tables.page, {"page_id": event.subject, "batch_id": batch} | at | master_row(master))
    _settle(connection, batch, at["name"], at["frame"])


def master_row(master: Master) -> dict[str, Any]:
    width, height = master.size
    return {
        "digest": master.digest,
        "length": master.length,
        "width": width,
        "height": height,
        "dpi": master.dpi,
        "mode": master.mode,
        "form": master.form,
        "orientation": master.orientation,
        "beside": master.beside,
        "signed": int(master.signed),
        "inside": master.inside,
    }


def _capture_refused(connection: Connection, event: Event) -> None:
    """A picture that is refused again, in whatever batch of its dossier, is one refusal: the last."""
    detail = event.detail
    _settle(connection, event.subject, detail["name"], detail["frame"])
    row = {"batch_id": event.subject, "name": detail["name"], "frame": detail["frame"], "seq": event.seq}
    _insert(connection, tables.refused, row | {"code": detail["code"], "details": as_text(detail.get("details", {}))})


def _capture_settled(connection: Connection, event: Event) -> None:
    _settle(connection, event.subject, event.detail["name"], event.detail["frame"])


def _settle(connection: Connection, batch: str, name: str, frame: int) -> None:
    """Closes the refusals of this picture in all batches of the dossier."""
    connection.execute(_settling(), {"in_batch": batch, "of_name": name, "of_frame": frame})


@lru_cache
def _settling() -> Delete:
    table, batches = tables.refused, tables.batch
    dossier = select(batches.c.dossier_id).where(batches.c.batch_id == bindparam("in_batch")).scalar_subquery()
    siblings = select(batches.c.batch_id).where(batches.c.dossier_id == dossier)
    same = (table.c.name == bindparam("of_name")) & (table.c.frame == bindparam("of_frame"))
    return delete(table).where(same, table.c.batch_id.in_(siblings))


def _page_set_aside(connection: Connection, event: Event) -> None:
    _replace(connection, tables.aside, {"page_id": event.subject, "why": event.detail["why"]})


def _page_restored(connection: Connection, event: Event) -> None:
    connection.execute(delete(tables.aside).where(tables.aside.c.page_id == event.subject))


def _result_kept(connection: Connection, event: Event) -> None:
    detail, trouble = event.detail, event.detail.get("trouble")
    row = {
        "stage": detail["stage"],
        "subject": event.subject,
        "key": detail["key"],
        "value": as_text(detail.get("value")),
        "blob": detail.get("blob"),
        "trouble": None if trouble is None else as_text(trouble),
        "kept_at": event.at,
    }
    _replace(connection, tables.result, row)


def _blob_forgotten(connection: Connection, event: Event) -> None:
    """The result that named the bytes goes with them: whatever may be made again will be found missing."""
    table = tables.result
    here = (table.c.stage == event.detail["stage"]) & (table.c.subject == event.subject)
    connection.execute(delete(table).where(here))


def _page_removed(connection: Connection, event: Event) -> None:
    """Nothing of the page stays but its events."""
    page = event.subject
    for table, column in (
        (tables.aside, tables.aside.c.page_id),
        (tables.result, tables.result.c.subject),
        (tables.hand, tables.hand.c.subject),
        (tables.page, tables.page.c.page_id),
    ):
        connection.execute(delete(table).where(column == page))


def _value_set(connection: Connection, event: Event) -> None:
    row = {"subject": event.subject, "field": event.detail["field"], "value": as_text(event.detail["value"])}
    _replace(connection, tables.hand, row)


def _alone_set(connection: Connection, event: Event) -> None:
    row = {"subject": event.subject, "field": people.ALONE, "value": as_text(event.detail[people.ALONE])}
    _replace(connection, tables.hand, row)


def _value_cleared(connection: Connection, event: Event) -> None:
    table = tables.hand
    here = (table.c.subject == event.subject) & (table.c.field == event.detail["field"])
    connection.execute(delete(table).where(here))


def _code_allocated(connection: Connection, event: Event) -> None:
    row = {name: event.detail[name] for name in ("file_code", "agency", "year", "number")}
    _insert(connection, tables.code, row | {"dossier_id": event.detail["dossier"]})


def _code_voided(connection: Connection, event: Event) -> None:
    table = tables.code
    here = table.c.file_code == event.detail["file_code"]
    connection.execute(update(table).where(here).values(voided=event.detail["reason"]))


def _package_delivered(connection: Connection, event: Event) -> None:
    detail = event.detail
    row = {name: detail[name] for name in ("digest", "destination", "place", "length", "received_at")}
    _replace(connection, tables.delivery, row | {"seq": event.seq, "dossier_id": detail["dossier"]})
    transfers.received(connection, event)


def _doubt_settled(connection: Connection, event: Event) -> None:
    row = {"subject": event.subject, "doubt": event.detail["doubt"], "reason": event.detail.get("reason", "")}
    _replace(connection, tables.settled, row)


def _doubt_reopened(connection: Connection, event: Event) -> None:
    table = tables.settled
    here = (table.c.subject == event.subject) & (table.c.doubt == event.detail["doubt"])
    connection.execute(delete(table).where(here))


def _insert(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    connection.execute(_inserting(table), row)


def _replace(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Two plain statements rather than an upsert, which every database spells in its own way."""
    connection.execute(_removing(table), {f"of_{c.name}": row[c.name] for c in table.primary_key.columns})
    _insert(connection, table, row)


# Statements are made once: making them costs more than doing them.
@lru_cache
def _inserting(table: Table) -> Insert:
    return insert(table)


@lru_cache
def _removing(table: Table) -> Delete:
    return delete(table).where(*(c == bindparam(f"of_{c.name}") for c in table.primary_key.columns))


def event_of(row: Any) -> Event:
    """The event that a row of the catalogue holds; raises ValueError where its detail is no JSON."""
    detail = json.loads(str(row.detail))  # a damaged row may hold anything
    return Event(row.seq, row.at, row.actor, row.kind, row.subject, row.outcome, detail, row.previous, row.chain)


FOLDS: dict[str, Fold] = {
    "dossier.opened": _dossier_opened,
    "dossier.titled": _dossier_titled,
    "batch.opened": _batch_opened,
    "page.captured": _page_captured,
    "page.set-aside": _page_set_aside,
    "page.restored": _page_restored,
    "capture.refused": _capture_refused,
    "capture.settled": _capture_settled,
    "page.removed": _page_removed,
    "result.kept": _result_kept,
    "blob.forgotten": _blob_forgotten,
    "value.set": _value_set,
    "value.cleared": _value_cleared,
    "code.allocated": _code_allocated,
    "code.voided": _code_voided,
    "package.delivered": _package_delivered,
    "delivery.queued": transfers.queued,
    "delivery.sending": transfers.sending,
    "delivery.failed": transfers.failed,
    "delivery.sent": transfers.sent,
    "delivery.judged": transfers.judged,
    "delivery.withdrawn": transfers.withdrawn,
    "doubt.settled": _doubt_settled,
    "doubt.reopened": _doubt_reopened,
    "act.done": acts.done,
    "act.undone": acts.undone,
    "act.redone": acts.redone,
    "person.added": people.added,
    "person.roles": people.roles_set,
    "person.secret": people.secret_set,
    "person.removed": people.removed,
    "person.refused": people.refused,
    "person.signed-in": people.welcomed,
    "person.confirmed": people.welcomed,
    "people.alone": _alone_set,
}
