"""Questions to the catalogue: each over a connection that the caller opened."""

import json
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from archivist.model.dossier import Dossier
from archivist.model.event import GENESIS, Event
from archivist.model.order import Rank, natural
from archivist.model.page import Aside, Batch, Master, Page
from archivist.model.promises.destination import Receipt
from archivist.storage import tables
from archivist.storage.fold import event_of
from archivist.storage.rows import Kept, Refused
from archivist.troubles import NotFound

CHUNK = 900
_DOSSIERS: Select[Any] = select(
    tables.dossier.c.dossier_id, tables.dossier.c.opened_at, tables.code.c.file_code, tables.dossier.c.title
).outerjoin_from(
    tables.dossier,
    tables.code,
    (tables.code.c.dossier_id == tables.dossier.c.dossier_id) & tables.code.c.voided.is_(None),
)
_PAGES: Select[Any] = select(tables.page).join_from(
    tables.page, tables.batch, tables.page.c.batch_id == tables.batch.c.batch_id
)
_MOVED = (tables.hand.c.subject == tables.page.c.page_id) & (tables.hand.c.field == "rank")
_RANKED: Select[Any] = (
    select(tables.page, tables.batch.c.seq.label("batch_seq"), tables.hand.c.value.label("rank"))
    .join_from(tables.page, tables.batch, tables.page.c.batch_id == tables.batch.c.batch_id)
    .outerjoin(tables.hand, _MOVED)
)


def dossiers(connection: Connection) -> tuple[Dossier, ...]:
    """All, in the order in which they were opened."""
    return tuple(_dossier(row) for row in connection.execute(_DOSSIERS.order_by(tables.dossier.c.seq)))


def dossier(connection: Connection, dossier_id: str) -> Dossier:
    """Raises NotFound."""
    row = connection.execute(_DOSSIERS.where(tables.dossier.c.dossier_id == dossier_id)).first()
    if row is None:
        raise NotFound(path=dossier_id)
    return _dossier(row)


def dossier_of_code(connection: Connection, file_code: str) -> Dossier | None:
    row = connection.execute(_DOSSIERS.where(tables.code.c.file_code == file_code)).first()
    return None if row is None else _dossier(row)


def _dossier(row: Any) -> Dossier:
    return Dossier(row.dossier_id, row.opened_at, row.file_code or "", row.title)


def batches(connection: Connection, dossier_id: str) -> tuple[Batch, ...]:
    table = tables.batch
    rows = connection.execute(select(table).where(table.c.dossier_id == dossier_id).order_by(table.c.seq))
    return tuple(Batch(r.batch_id, r.dossier_id, r.opened_at, r.device, r.actor) for r in rows)


def pages(connection: Connection, dossier_id: str) -> tuple[Page, ...]:
    """In the order of their batches, then as they were captured; those that a person moved, where they were moved to."""
    return tuple(_page(row) for _rank, row in _ranked(connection, dossier_id))


def ranks(connection: Connection, dossier_id: str) -> dict[str, Rank]:
    """By page, in the order of the pages: what a page is moved by."""
    return {row.page_id: rank for rank, row in _ranked(connection, dossier_id)}


def _ranked(connection: Connection, dossier_id: str) -> list[tuple[Rank, Any]]:
    query = _RANKED.where(tables.batch.c.dossier_id == dossier_id)
    rows = connection.execute(query.order_by(tables.batch.c.seq, tables.page.c.ordinal, tables.page.c.page_id))
    found = [(Fraction(json.loads(r.rank)) if r.rank else natural(r.batch_seq, r.ordinal), r) for r in rows]
    return sorted(found, key=lambda pair: pair[0])  # those that nobody moved are in order already: this costs little


def page(connection: Connection, page_id: str) -> Page:
    """Raises NotFound."""
    row = connection.execute(_PAGES.where(tables.page.c.page_id == page_id)).first()
    if row is None:
        raise NotFound(path=page_id)
    return _page(row)


def _page(row: Any) -> Page:
    size = row.width, row.height
    signed = bool(row.signed)
    master = Master(
        row.digest, row.length, size, row.dpi, row.mode, row.form, row.orientation, row.beside, signed, row.inside
    )
    return Page(row.page_id, row.batch_id, row.ordinal, row.name, row.frame, master)


def asides(connection: Connection, dossier_id: str) -> dict[str, Aside]:
    """Why each page that a person laid aside lies there."""
    of_dossier = _PAGES.with_only_columns(tables.page.c.page_id).where(tables.batch.c.dossier_id == dossier_id)
    rows = connection.execute(select(tables.aside).where(tables.aside.c.page_id.in_(of_dossier)))
    return {row.page_id: Aside(row.why) for row in rows}


def why_aside(connection: Connection, page_id: str) -> Aside | None:
    why = connection.execute(select(tables.aside.c.why).where(tables.aside.c.page_id == page_id)).scalar()
    return None if why is None else Aside(why)


def refused(connection: Connection, dossier_id: str) -> tuple[Refused, ...]:
    """What did not become a page and is not settled yet, in the order in which it was refused."""
    table, batch = tables.refused, tables.batch
    query = select(table).join_from(table, batch, table.c.batch_id == batch.c.batch_id)
    rows = connection.execute(query.where(batch.c.dossier_id == dossier_id).order_by(table.c.seq))
    return tuple(Refused(r.name, r.frame, r.code, json.loads(r.details), r.batch_id) for r in rows)


def results(connection: Connection, stage: str, subjects: Iterable[str] | None) -> dict[str, Kept]:
    """By subject; of all subjects where none are named."""
    table = tables.result
    query = select(table).where(table.c.stage == stage)
    every: Iterable[Any] = connection.execute(query) if subjects is None else ()
    rows = every if subjects is None else _in_chunks(connection, query, table.c.subject, subjects)
    return {row.subject: _kept(row) for row in rows}


def outcomes(connection: Connection, stage: str, subjects: Iterable[str]) -> dict[str, bool]:
    """By subject, for those that have a result: whether the stage worked out."""
    table = tables.result
    query = select(table.c.subject, table.c.trouble.is_(None)).where(table.c.stage == stage)
    return {subject: bool(well) for subject, well in _in_chunks(connection, query, table.c.subject, subjects)}


def page_outcomes(connection: Connection, dossier_id: str, stages: Sequence[str]) -> dict[str, dict[str, bool]]:
    """By stage and page of the dossier: whether the stage worked out; one question for all of them."""
    table = tables.result
    pages_ = _PAGES.with_only_columns(tables.page.c.page_id).where(tables.batch.c.dossier_id == dossier_id)
    query = select(table.c.stage, table.c.subject, table.c.trouble.is_(None))
    found: dict[str, dict[str, bool]] = {stage: {} for stage in stages}
    for stage, subject, well in connection.execute(query.where(table.c.stage.in_(stages), table.c.subject.in_(pages_))):
        found[stage][subject] = bool(well)
    return found


def _kept(row: Any) -> Kept:
    trouble = None if row.trouble is None else json.loads(row.trouble)
    return Kept(row.stage, row.subject, row.key, json.loads(row.value), row.blob, trouble, row.kept_at)


def by_hand(connection: Connection, subjects: Iterable[str]) -> dict[str, dict[str, Any]]:
    """For each subject that has any: the fields that were set by hand."""
    table = tables.hand
    found: dict[str, dict[str, Any]] = {}
    for row in _in_chunks(connection, select(table), table.c.subject, subjects):
        found.setdefault(row.subject, {})[row.field] = json.loads(row.value)
    return found


def hand_values(connection: Connection, fields: Iterable[str]) -> dict[str, dict[str, str]]:
    """For each subject that has any of these fields set by hand: their texts."""
    table = tables.hand
    found: dict[str, dict[str, str]] = {}
    for row in connection.execute(select(table).where(table.c.field.in_(list(fields))).order_by(table.c.subject)):
        value = json.loads(row.value)
        if isinstance(value, str) and value:
            found.setdefault(row.subject, {})[row.field] = value
    return found


def deliveries(connection: Connection, dossier_id: str) -> tuple[Receipt, ...]:
    table = tables.delivery
    rows = connection.execute(select(table).where(table.c.dossier_id == dossier_id).order_by(table.c.seq))
    return tuple(Receipt(r.destination, r.place, r.digest, r.length, r.received_at) for r in rows)


def settled_reasons(connection: Connection, subject: str) -> dict[str, str]:
    """The doubts about this subject that a person has settled, each with the reason."""
    table = tables.settled
    rows = connection.execute(select(table).where(table.c.subject == subject))
    return {row.doubt: row.reason for row in rows}


def settled(connection: Connection, subject: str) -> set[str]:
    """The codes of the doubts about this subject that a person has settled."""
    table = tables.settled
    return set(connection.execute(select(table.c.doubt).where(table.c.subject == subject)).scalars())


def events(connection: Connection, since: int, subject: str | None, most: int) -> list[Event]:
    """The next ones after the number `since`."""
    table = tables.event
    query = select(table).where(table.c.seq > since).order_by(table.c.seq).limit(most)
    if subject is not None:
        query = query.where(table.c.subject == subject)
    return [event_of(row) for row in connection.execute(query)]


def chains(connection: Connection, until: int | None) -> Iterator[str]:
    """Of all events up to that number, in their order."""
    table = tables.event
    query = select(table.c.chain).order_by(table.c.seq)
    yield from connection.execute(query if until is None else query.where(table.c.seq <= until)).scalars()


def subjects_of(connection: Connection, dossier_id: str) -> set[str]:
    """All that events can be about in a dossier: itself, batches, pages (also those that were removed), packages."""
    batch, transfer, delivery, event = tables.batch.c, tables.transfer.c, tables.delivery.c, tables.event.c
    found = {dossier_id}
    batches_ = set(connection.execute(select(batch.batch_id).where(batch.dossier_id == dossier_id)).scalars())
    for column, of in ((transfer.digest, transfer.dossier_id), (delivery.digest, delivery.dossier_id)):
        found |= set(connection.execute(select(column).where(of == dossier_id)).scalars())
    captured = select(event.subject).where(event.kind == "page.captured")
    for one in batches_:
        found |= set(connection.execute(captured.where(event.detail.contains(f'"batch":"{one}"'))).scalars())
    return found | batches_


def head(connection: Connection) -> tuple[int, str, str]:
    """Number, digest and time of the last event."""
    table = tables.event
    row = connection.execute(select(table).order_by(table.c.seq.desc()).limit(1)).first()
    return (0, GENESIS, "") if row is None else (row.seq, row.chain, row.at)


def _in_chunks(
    connection: Connection, query: Select[Any], column: ColumnElement[Any], wanted: Iterable[str]
) -> Iterator[Any]:
    """Rows whose column is one of `wanted`, which may be more than a statement takes."""
    rest = iter(wanted)
    while chunk := list(islice(rest, CHUNK)):
        yield from connection.execute(query.where(column.in_(chunk)))


def naming(connection: Connection, digest: str) -> set[tuple[str, str]]:
    """Who names these bytes: ("page", page id) for a master or the file beside it, (stage, subject) for a result."""
    page, result = tables.page.c, tables.result.c
    masters = connection.execute(select(page.page_id).where((page.digest == digest) | (page.beside == digest))).scalars()
    results_ = connection.execute(select(result.stage, result.subject).where(result.blob == digest))
    return {("page", page_id) for page_id in masters} | {(stage, subject) for stage, subject in results_}


def stages_of(connection: Connection, subject: str) -> tuple[str, ...]:
    """The stages that kept a result for this subject."""
    table = tables.result
    query = select(table.c.stage).where(table.c.subject == subject).order_by(table.c.stage)
    return tuple(connection.execute(query).scalars())


def removed(connection: Connection) -> set[str]:
    """The digests of the masters of pages that were removed."""
    table = tables.event
    rows = connection.execute(select(table.c.detail).where(table.c.kind == "page.removed")).scalars()
    return {str(json.loads(row)["digest"]) for row in rows}


def blobs(connection: Connection) -> dict[str, str]:
    """Every digest that a row names, with the subject of one such row."""
    columns: Sequence[tuple[Any, Any]] = (
        (tables.page.c.digest, tables.page.c.page_id),
        (tables.page.c.beside, tables.page.c.page_id),
        (tables.result.c.blob, tables.result.c.subject),
    )
    return {
        digest: subject
        for blob, name in columns
        for digest, subject in connection.execute(select(blob, name).where(blob.is_not(None), blob != ""))
    }
