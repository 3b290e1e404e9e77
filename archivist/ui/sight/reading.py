"""A dossier's part of the outline, read from the workspace."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from archivist.model.dossier import Arrangement, Document
from archivist.model.page import Aside, Batch, Page
from archivist.storage.rows import Kept
from archivist.storage.workspace import Workspace
from archivist.ui.sight.outline import BatchRow, Counts, DocumentRow, DossierRow, PageRow
from archivist.ui.sight.states import State
from archivist.workflow.bound import arrangement_of
from archivist.workflow.pages import PAGE_STAGES

Made = Mapping[str, Mapping[str, bool]]  # by stage and page: whether it worked out


def dossier_names(workspace: Workspace) -> tuple[DossierRow, ...]:
    """All dossiers, without their contents."""
    return tuple(DossierRow(d.dossier_id, d.file_code, d.title) for d in workspace.dossiers())


def dossier_row(workspace: Workspace, dossier_id: str, formats: Sequence[str]) -> DossierRow:
    """One dossier with its contents; `formats` are the package formats in force. Raises NotFound."""
    dossier, pages = workspace.dossier(dossier_id), workspace.pages(dossier_id)
    arrangement = arrangement_of(workspace, dossier_id) or Arrangement(())
    made = workspace.page_outcomes(dossier_id, PAGE_STAGES)
    trays = {a.page_id: a.why for a in arrangement.aside} | workspace.asides(dossier_id)
    rows = {p.page_id: _page_row(p, made, trays.get(p.page_id)) for p in pages}
    documents = _documents(workspace, arrangement, rows, trays)
    placed = {p.page_id for d in documents for p in d.pages} | trays.keys()
    opened = workspace.batches(dossier_id)
    batches = _batches(opened, [p for p in pages if p.page_id not in placed], rows)
    tray = tuple(replace(row, leaf=at) for at, row in enumerate((rows[p] for p in rows if p in trays), 1))
    counts = _counts(workspace, dossier_id, made, documents, formats, Counts(captured=len(pages), aside=len(tray)))
    state = _state(documents, counts)
    ids = tuple(b.batch_id for b in opened)
    return DossierRow(
        dossier_id, dossier.file_code, dossier.title, state, documents, batches, tray, counts, ids, loaded=True
    )


def _page_row(page: Page, made: Made, why: Aside | None) -> PageRow:
    outcomes = [made[stage][page.page_id] for stage in PAGE_STAGES if page.page_id in made[stage]]
    state = State.WAITING
    if why is not None and why is not Aside.FAILED:
        state = State.ASIDE
    elif not all(outcomes):
        state = State.FAILED
    elif page.page_id in made["read"]:
        state = State.READ
    elif outcomes:
        state = State.CLEANED
    return PageRow(page.page_id, page.ordinal, page.name, state, why)


def _documents(
    workspace: Workspace, arrangement: Arrangement, rows: Mapping[str, PageRow], trays: Collection[str]
) -> tuple[DocumentRow, ...]:
    ids = [d.document_id for d in arrangement.documents]
    by_hand = workspace.all_by_hand(ids)
    known, bound = workspace.results("describe", ids), workspace.results("bind", ids)
    found = []
    for document in arrangement.documents:
        i = document.document_id
        pages = [rows[p] for p in document.pages if p in rows and p not in trays]
        values = _values(known.get(i), by_hand.get(i, {}))
        found.append(_document_row(document, values, pages, _document_state(known.get(i), bound.get(i))))
    return tuple(found)


def _values(described: Kept | None, by_hand: Mapping[str, Any]) -> dict[str, str]:
    """Values by field, the hand's over the machine's; straight from what is kept, because there may be thousands."""
    machine = {e["field"]: e["value"] for e in described.value["entries"]} if described and not described.trouble else {}
    return machine | {field: value for field, value in by_hand.items() if isinstance(value, str)}


def _document_row(document: Document, values: Mapping[str, str], pages: Sequence[PageRow], state: State) -> DocumentRow:
    leaves = tuple(replace(row, leaf=leaf) for leaf, row in enumerate(pages, 1))
    return DocumentRow(
        document.document_id,
        document.ordinal,
        values.get("doc_type", ""),
        values.get("code", ""),
        values.get("date", ""),
        values.get("subject", ""),
        state,
        leaves,
    )


def _document_state(described: Kept | None, bound: Kept | None) -> State:
    if any(k and k.trouble for k in (described, bound)):
        return State.FAILED
    if bound:
        return State.BOUND
    return State.DESCRIBED if described else State.WAITING


def _batches(opened: Sequence[Batch], pages: Sequence[Page], rows: Mapping[str, PageRow]) -> tuple[BatchRow, ...]:
    by_batch: dict[str, list[PageRow]] = {}
    for page in pages:
        by_batch.setdefault(page.batch_id, []).append(rows[page.page_id])
    return tuple(BatchRow(b.batch_id, b.opened_at, tuple(by_batch[b.batch_id])) for b in opened if b.batch_id in by_batch)


def _counts(
    workspace: Workspace,
    dossier_id: str,
    made: Made,
    documents: Sequence[DocumentRow],
    formats: Sequence[str],
    counted: Counts,
) -> Counts:
    cleaned, read, encoded = (sum(made[stage].values()) for stage in PAGE_STAGES)
    packed = [k for name in formats if (k := workspace.result(f"pack:{name}", dossier_id))]
    digests = {str(k.value["digest"]) for k in packed if not k.trouble and k.value["valid"]}
    arrived = {r.digest for r in workspace.deliveries(dossier_id)} & digests
    return replace(
        counted,
        cleaned=cleaned,
        read=read,
        encoded=encoded,
        documents=len(documents),
        described=sum(d.state in (State.DESCRIBED, State.BOUND) for d in documents),
        bound=sum(d.state is State.BOUND for d in documents),
        packages=len(digests),
        delivered=len(arrived),
    )


def _state(documents: Sequence[DocumentRow], counts: Counts) -> State:
    if counts.packages:
        return State.DELIVERED if counts.delivered == counts.packages else State.PACKED
    if documents and counts.bound == len(documents):
        return State.BOUND
    if documents and counts.described == len(documents):
        return State.DESCRIBED
    return State.CLEANED if counts.cleaned else State.WAITING
