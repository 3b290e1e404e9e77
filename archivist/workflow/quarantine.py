"""Pages that may bear a state secret: which they are, and what of them may not be kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from archivist import durable
from archivist.model.event import Draft
from archivist.model.page import Page
from archivist.model.rights import Right
from archivist.storage.sign_in import expect
from archivist.storage.workspace import Workspace
from archivist.troubles import NotFound, SharedFile
from archivist.workflow.arrange import arrange
from archivist.workflow.bound import arrangement_of
from archivist.workflow.pages import PageState, facts_of, page_states

WHY = "secrecy"


@dataclass(frozen=True, slots=True)
class Held:
    """A page in quarantine: the mark, and the page that bears it – this one, or another of the same document."""

    page: Page
    word: str
    because: str

    @property
    def marked(self) -> bool:
        return self.because == self.page.page_id


def held_pages(states: Sequence[PageState]) -> dict[str, Held]:
    """By page id. A mark holds its whole document: the stamp stands on the first page, the secret on all of them.

    A page in the grey tray is held too: laid aside is not removed.
    """
    marks = {s.page.page_id: s.secrecy for s in states if s.secrecy}
    if not marks:
        return {}
    pages = {s.page.page_id: s.page for s in states}
    held = {i: Held(pages[i], word, i) for i, word in marks.items()}
    for document in arrange([facts_of(s) for s in states]).documents:
        marked = [i for i in document.pages if i in marks]
        for i in document.pages if marked else ():
            held.setdefault(i, Held(pages[i], marks[marked[0]], marked[0]))
    return held


def held_in(workspace: Workspace, dossier_id: str) -> dict[str, Held]:
    """As `held_pages`, in the order of the pages."""
    states = page_states(workspace, dossier_id)
    held = held_pages(states)
    return {s.page.page_id: held[s.page.page_id] for s in states if s.page.page_id in held}


def forget_made(workspace: Workspace, dossier_id: str, page_ids: Sequence[str]) -> None:
    """All that was made of these pages and of the documents that they are in, and every package that may hold them."""
    arrangement = arrangement_of(workspace, dossier_id)
    documents = [d for d in (arrangement.documents if arrangement else ()) if set(d.pages) & set(page_ids)]
    named = [(stage, i) for i in page_ids for stage in ("read", "encode")]
    made = [(stage, d.document_id) for d in documents for stage in ("seal", "bind", "describe")]
    bound = workspace.results("bind", [d.document_id for d in documents])
    if bound:
        _withdraw_packages(workspace, dossier_id)
    workspace.forget([*made, *named], WHY)


def _withdraw_packages(workspace: Workspace, dossier_id: str) -> None:
    """Nobody should find them in the folder of finished packages; what was delivered already is told as a doubt."""
    stages = [s for s in workspace.stages_of(dossier_id) if s.startswith("pack:")]
    for stage in stages:
        result = workspace.result(stage, dossier_id)
        if result and result.value:
            for value in (result.value, *result.value.get("before", ())):
                durable.erase(workspace.packages / str(value["name"]))
    workspace.forget([(stage, dossier_id) for stage in stages], WHY)


def named_pages(workspace: Workspace, dossier_id: str, names: Sequence[str]) -> tuple[Page, ...]:
    """Pages by their ids or by the names of their files; raises NotFound."""
    pages = workspace.pages(dossier_id)
    found = []
    for name in names:
        meant = [p for p in pages if name in (p.page_id, p.name)]
        if not meant:
            raise NotFound(path=name, name=name)
        found.extend(meant)
    return tuple(found)


def remove(workspace: Workspace, dossier_id: str, pages: Sequence[Page], reason: str) -> None:
    """Takes pages out for good, with all that was made of them and their masters. Raises SharedFile where other pages lie in
    the same file and are not removed too.
    """
    expect(workspace, Right.DELETE)
    ids = {p.page_id for p in pages}
    for page in pages:
        _refuse_shared(workspace, page, ids)
    forget_made(workspace, dossier_id, sorted(ids))
    workspace.remove(sorted(ids), reason)


def _refuse_shared(workspace: Workspace, page: Page, going: set[str]) -> None:
    for digest in filter(None, (page.master.digest, page.master.beside)):
        others = {subject for kind, subject in workspace.naming(digest) if kind == "page"} - going
        if others:
            names = sorted(_called(workspace.page(i)) for i in others)
            raise SharedFile(name=page.name, others=", ".join(names))


def _called(page: Page) -> str:
    return f"{page.name} ({page.frame + 1})" if page.frame else page.name


def release(workspace: Workspace, pages: Sequence[Page], basis: str, by: str) -> None:
    """The competent person has declassified these pages, or found that they bear no mark: recorded, then they are worked
    on as any other.
    """
    told = {"basis": basis, "by": by}
    workspace.record([Draft("value.set", p.page_id, {"field": "declassified", "value": told}) for p in pages])
