"""Match: what others have described before is laid beside the documents that it is about."""

from collections.abc import Callable

from archivist.model.dossier import Arrangement
from archivist.model.given import Given, GivenDossier, Level, Matched
from archivist.model.plain import plain
from archivist.storage.workspace import Workspace
from archivist.workflow.bound import arrangement_of, own_descriptions
from archivist.workflow.given import STAGE
from archivist.workflow.importing import imported_rows
from archivist.workflow.keys import key_of
from archivist.workflow.matching import Candidate, matched
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress, Watcher
from archivist.workflow.stages.keeping import kept


def run(workspace: Workspace, dossier_id: str, _parts: Parts, _cancel: Callable[[], bool], watcher: Watcher) -> int:
    """Matches anew where rows or documents are other ones than before."""
    found = match(workspace, dossier_id)
    watcher(Progress("match", found, found))
    return found


def match(workspace: Workspace, dossier_id: str) -> int:
    """The number of documents that something was given of; 0 where nothing has changed."""
    rows, arrangement = imported_rows(workspace, dossier_id), arrangement_of(workspace, dossier_id)
    had = workspace.result(STAGE, dossier_id)
    if arrangement is None or (not rows and had is None):
        return 0
    candidates = _candidates(workspace, dossier_id, arrangement)
    signs = [(c.document_id, c.ordinal, c.file, c.description.values()) for c in candidates]
    key = key_of(STAGE, rows=rows, documents=signs)
    if had and had.key == key:
        return 0
    found = matched(candidates, rows)
    drafts = [kept(STAGE, c.document_id, key, found.get(c.document_id, ())) for c in candidates]
    workspace.record([*drafts, kept(STAGE, dossier_id, key, plain(_of_dossier(rows, found)))])
    return len(found)


def _candidates(workspace: Workspace, dossier_id: str, arrangement: Arrangement) -> list[Candidate]:
    names = {p.page_id: p.name for p in workspace.pages(dossier_id)}
    described = own_descriptions(workspace, arrangement)
    return [
        Candidate(d.document_id, d.ordinal, names.get(d.pages[0], ""), described[d.document_id])
        for d in arrangement.documents
    ]


def _of_dossier(rows: tuple[Given, ...], found: dict[str, tuple[Matched, ...]]) -> GivenDossier:
    """The last list that describes the dossier outranks those before it."""
    used = [one.given for ones in found.values() for one in ones]
    whole = [row for row in rows if row.level is Level.DOSSIER]
    unmatched = tuple(row for row in rows if row.level is Level.DOCUMENT and row not in used)
    values = _of_case(used) | {field: value for row in whole for field, value in row.values.items()}
    source = next(
        (row.where for row in reversed((*used, *whole)) if row.values.get("title")), whole[-1].where if whole else ""
    )
    return GivenDossier(values, source, unmatched)


def _of_case(used: list[Given]) -> dict[str, str]:
    """A dossier all of whose papers are of one case is named after its procedure and its holder."""
    cases = {row.values["tthc_dossier"]: row.values for row in used if row.level is Level.CASE}
    if len(cases) != 1:
        return {}
    (told,) = cases.values()
    title = " - ".join(filter(None, (told.get("title"), told.get("holder_name"))))
    return {"title": title} if told.get("title") else {}
