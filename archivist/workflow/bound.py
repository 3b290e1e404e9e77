"""A dossier as a package will hold it, put together from what is stored."""

from archivist.model.codes import DocCode, FileCode
from archivist.model.description import By, Description, Entry, Origin
from archivist.model.dossier import Arrangement, BoundDocument, BoundDossier
from archivist.model.plain import revive
from archivist.storage.rows import Kept
from archivist.storage.workspace import Workspace
from archivist.workflow.deeds import deeds_of
from archivist.workflow.dossier_description import describe_dossier
from archivist.workflow.given import STAGE as GIVEN
from archivist.workflow.given import given_dossier, given_rows, with_given
from archivist.workflow.made_by import RULES, SOFTWARE
from archivist.workflow.pages import OF_PAGES, PageState, page_states
from archivist.workflow.parts import Parts
from archivist.workflow.sealing import is_wanted, sealed


def arrangement_of(workspace: Workspace, dossier_id: str) -> Arrangement | None:
    kept = workspace.result("arrange", dossier_id)
    return revive(Arrangement, kept.value) if kept and kept.trouble is None else None


def descriptions(workspace: Workspace, arrangement: Arrangement) -> dict[str, Description]:
    """Each document's description: the machine's proposals, over them what earlier descriptions say, then what a hand has
    set.
    """
    ids = [d.document_id for d in arrangement.documents]
    kept, by_hand, given = workspace.results("describe", ids), workspace.all_by_hand(ids), given_rows(workspace, ids)
    return {i: _with_hand(with_given(proposed_of(kept.get(i)), given.get(i, ())), by_hand.get(i, {})) for i in ids}


def own_descriptions(workspace: Workspace, arrangement: Arrangement) -> dict[str, Description]:
    """The same without earlier descriptions: what the paper says."""
    ids = [d.document_id for d in arrangement.documents]
    kept, by_hand = workspace.results("describe", ids), workspace.all_by_hand(ids)
    return {i: _with_hand(proposed_of(kept.get(i)), by_hand.get(i, {})) for i in ids}


def proposed_of(kept: Kept | None) -> Description:
    """What the machine proposes for a document."""
    return revive(Description, kept.value) if kept and kept.trouble is None else Description()


def bound_dossier(workspace: Workspace, dossier_id: str, parts: Parts) -> BoundDossier | None:
    """None until every document has its facsimile and the dossier its code; signed facsimiles stand for those that they
    were made from.
    """
    dossier, arrangement = workspace.dossier(dossier_id), arrangement_of(workspace, dossier_id)
    if arrangement is None or not arrangement.documents or not dossier.file_code:
        return None
    states = {s.page.page_id: s for s in page_states(workspace, dossier_id)}
    bound = workspace.results("bind", [d.document_id for d in arrangement.documents])
    if len(bound) < len(arrangement.documents) or any(k.trouble for k in bound.values()):
        return None
    signed = sealed(workspace, bound, parts)
    described = descriptions(workspace, arrangement)
    file_code, agency = FileCode.parse(dossier.file_code), parts.settings.agency
    whole = {**bound, **signed}
    documents = tuple(
        _document(workspace, DocCode(file_code, d.ordinal), described[d.document_id], whole[d.document_id], len(d.pages))
        for d in arrangement.documents
    )
    description = describe_dossier(
        dossier,
        list(described.values()),
        parts.settings,
        workspace.by_hand(dossier_id),
        given_dossier(workspace.result(GIVEN, dossier_id)),
    )
    pages = sum(d.pages for d in documents)
    deeds = deeds_of(
        arrangement.documents, states, bound, signed, _captured(workspace, dossier_id, states), parts.engine.version()
    )
    return BoundDossier(
        dossier.file_code, file_code.archived_by(agency.archive_code), agency.code, agency.name, agency.fonds,
        description, documents, pages, pages, deeds, SOFTWARE, RULES, file_code.is_loose,
    )  # fmt: skip


def awaits_seals(workspace: Workspace, dossier_id: str, parts: Parts) -> bool:
    """Whether a facsimile of the dossier still has to be signed before it may leave."""
    arrangement = arrangement_of(workspace, dossier_id)
    if arrangement is None or not is_wanted(parts.settings.signing):
        return False
    bound = workspace.results("bind", [d.document_id for d in arrangement.documents])
    return len(sealed(workspace, bound, parts)) < len(arrangement.documents)


def _document(workspace: Workspace, code: DocCode, description: Description, kept: Kept, pages: int) -> BoundDocument:
    digest = str(kept.blob)
    path = workspace.vault.path(digest)
    return BoundDocument(
        code.ordinal, code.doc_id, str(code), description, pages, path, digest, int(kept.value["length"]), kept.kept_at
    )


def _with_hand(proposed: Description, by_hand: dict[str, object]) -> Description:
    said = {f: v for f, v in by_hand.items() if isinstance(v, str) and f not in OF_PAGES}
    return proposed.given_all(Entry(f, v, Origin(By.HAND)) for f, v in said.items())


def _captured(workspace: Workspace, dossier_id: str, states: dict[str, PageState]) -> dict[str, str]:
    """Times of capture by page: those of the batch, which all of its pages share in what is told to an archive."""
    opened = {b.batch_id: b.opened_at for b in workspace.batches(dossier_id)}
    return {page_id: opened[state.page.batch_id] for page_id, state in states.items()}
