"""What search finds of a dossier: the texts of its pages, the fields of its documents and its own; nothing that is held."""

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence

from archivist.model.description import Description
from archivist.model.dossier import Document
from archivist.model.search import Found, Searchable, Where, terms_of
from archivist.storage.workspace import Workspace
from archivist.workflow.bound import arrangement_of, descriptions
from archivist.workflow.correcting import corrections_of, page_text
from archivist.workflow.pages import OF_PAGES, PageState, page_states
from archivist.workflow.quarantine import held_pages

MOST = 200
Named = tuple[Where, str]


def search(workspace: Workspace, typed: str, most: int = MOST, dossier_id: str = "") -> Found:
    """The places that say what was typed; words with diacritics are found with them, others with or without."""
    return workspace.search(terms_of(typed), most, dossier_id)


def index(workspace: Workspace, dossier_id: str) -> int:
    """Brings the index of one dossier up to date: what is missing or changed goes in, what is gone goes out. Where pages are
    held for secrecy, nothing of what goes out stays in the file.
    """
    states = page_states(workspace, dossier_id)
    held = held_pages(states)
    known, wanted = workspace.indexed(dossier_id), list(_wanted(workspace, dossier_id, states, set(held)))
    gone = sorted(known.keys() - {(row.where, row.subject) for row in wanted})
    changed = [row for row in wanted if known.get((row.where, row.subject)) != row.source]
    return workspace.index(dossier_id, _with_texts(workspace, changed), gone, wholly=bool(held)) if changed or gone else 0


def index_all(workspace: Workspace) -> int:
    """Every dossier of the workspace; quick where nothing changed."""
    return sum(index(workspace, d.dossier_id) for d in workspace.dossiers())


def _wanted(
    workspace: Workspace, dossier_id: str, states: Sequence[PageState], held: Collection[str]
) -> Iterator[Searchable]:
    """Everything that can be found; of pages only the digest of their text, which is read where it is missing."""
    first = next((s.page.page_id for s in states if s.in_tray is None), "")
    for state in states:
        read, page_id = state.kept.get("read"), state.page.page_id
        if read and read.blob and page_id not in held and state.in_tray is None:
            yield Searchable(Where.PAGE, page_id, page_id, _source(read.blob, state), "")
    arrangement = arrangement_of(workspace, dossier_id)
    documents = arrangement.documents if arrangement else ()
    described = descriptions(workspace, arrangement) if arrangement else {}
    for document in documents:
        if not set(held) & set(document.pages):
            yield _document(document, described[document.document_id])
    yield _dossier(workspace, dossier_id, first)


def _document(document: Document, description: Description) -> Searchable:
    said = "\n".join(v for v in description.values().values() if v)
    return Searchable(Where.DOCUMENT, document.document_id, document.pages[0], _digest(said), said)


def _dossier(workspace: Workspace, dossier_id: str, page_id: str) -> Searchable:
    """What a person has said of it: what was read on paper is found on the paper."""
    dossier = workspace.dossier(dossier_id)
    by_hand = {f: v for f, v in workspace.by_hand(dossier_id).items() if isinstance(v, str) and f not in OF_PAGES}
    said = "\n".join(dict.fromkeys(v for v in (dossier.title, dossier.file_code, *by_hand.values()) if v))
    return Searchable(Where.DOSSIER, dossier_id, page_id, _digest(page_id, said), said)


def _with_texts(workspace: Workspace, rows: Sequence[Searchable]) -> Iterator[Searchable]:
    for row in rows:
        if row.where is Where.PAGE:
            yield Searchable(row.where, row.subject, row.page_id, row.source, _text(workspace, row))
        else:
            yield row


def _source(blob: str, state: PageState) -> str:
    """What a page's text is made from: what was read, and what a person corrected of it."""
    said = corrections_of(state.by_hand)
    return _digest(blob, *(f"{c.box}{c.read}{c.said}" for c in said)) if said else blob


def _text(workspace: Workspace, row: Searchable) -> str:
    """The lines of a page's text as it lies in the vault, but for what was corrected; places are not needed here."""
    if corrections_of(workspace.by_hand(row.subject)):
        known = page_text(workspace, row.subject)
        return known.text if known else ""
    lines = json.loads(workspace.vault.read(row.source))["lines"]
    return "\n".join(" ".join(word["text"] for word in line["words"]) for line in lines)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
