"""`archivist page …`: a stack is mended in place; every act can be taken back."""

from argparse import Namespace
from collections.abc import Callable

from archivist import app
from archivist.cli import show
from archivist.cli.scan import ASKED
from archivist.storage.workspace import Workspace
from archivist.translation import _
from archivist.troubles import BadSetting, Exit, NotFound
from archivist.workflow import acts, arranging, halving, mending
from archivist.workflow.acts import Act, Done
from archivist.workflow.bound import arrangement_of
from archivist.workflow.law import expect_reason, note_reason
from archivist.workflow.pages import page_states
from archivist.workflow.quarantine import named_pages
from archivist.workflow.stages.arrange import arranged
from archivist.workflow.take import take

Pages = list[str]


def show_all(words: Namespace) -> int:
    """The pages of a dossier in their order: id, name, its document or the tray that it lies in."""
    with Workspace.open(words.path, write=False) as workspace:
        dossier_id = dossier_of(workspace, words.dossier)
        arrangement = arrangement_of(workspace, dossier_id)
        documents = {i: d.ordinal for d in arrangement.documents for i in d.pages} if arrangement else {}
        states = page_states(workspace, dossier_id)
    rows = [
        {
            "page": s.page.page_id,
            "name": s.page.name,
            "frame": s.page.frame,
            "document": documents.get(s.page.page_id),
            "tray": s.in_tray.value if s.in_tray else None,
        }
        for s in states
    ]
    if words.json:
        show.as_json(rows)
    for row in () if words.json else rows:
        where = row["tray"] or (row["document"] if row["document"] is not None else "–")
        show.line(f"{row['page']}  {row['name']}:{row['frame']}  {where}")
    return Exit.DONE


def aside(words: Namespace) -> int:
    return _changed(words, arranging.set_aside)


def back(words: Namespace) -> int:
    return _changed(words, arranging.take_back)


def turn(words: Namespace) -> int:
    return _changed(words, lambda w, dossier, pages: arranging.turn(w, dossier, pages, words.quarters))


def halve(words: Namespace) -> int:
    """Each page is an act of its own."""
    done = None
    with app.workspace_at(words.path) as workspace:
        dossier_id = dossier_of(workspace, words.dossier)
        for page in named_pages(workspace, dossier_id, words.pages):
            done = acts.do(workspace, halving.halve(workspace, dossier_id, page.page_id, words.settings, words.at / 100))
        arranged(workspace, dossier_id)
    return told_done(words, done)


def move(words: Namespace) -> int:
    def act(workspace: Workspace, dossier_id: str, pages: Pages) -> Act:
        before = named_pages(workspace, dossier_id, [words.before])[0].page_id if words.before else None
        return arranging.move(workspace, dossier_id, pages, before)

    return _changed(words, act)


def split(words: Namespace) -> int:
    """A document begins at the page, whether or not one did."""
    return _changed(words, lambda w, dossier, pages: _boundary(w, dossier, pages[0], wanted=True))


def merge(words: Namespace) -> int:
    return _changed(words, lambda w, dossier, pages: _boundary(w, dossier, pages[0], wanted=False))


def rescan(words: Namespace) -> int:
    def act(workspace: Workspace, dossier_id: str, pages: Pages) -> Act | None:
        new = _captured(workspace, dossier_id, words)
        return mending.replace_page(workspace, dossier_id, pages[0], new) if new else None

    return _changed(words, act)


def insert(words: Namespace) -> int:
    def act(workspace: Workspace, dossier_id: str, pages: Pages) -> Act | None:
        new = _captured(workspace, dossier_id, words)
        return mending.insert_after(workspace, dossier_id, pages[-1], new) if new else None

    return _changed(words, act)


def pair(words: Namespace) -> int:
    return _changed(words, lambda w, dossier, _pages: mending.pair_sides(w, dossier))


def undo(words: Namespace) -> int:
    return _again(words, acts.undo)


def redo(words: Namespace) -> int:
    return _again(words, acts.redo)


def _changed(words: Namespace, make: Callable[[Workspace, str, Pages], Act | None]) -> int:
    """One act on the pages that were named, and the documents that follow from it."""
    with app.workspace_at(words.path) as workspace:
        dossier_id = dossier_of(workspace, words.dossier)
        named = [p.page_id for p in named_pages(workspace, dossier_id, words.pages)]
        act = make(workspace, dossier_id, named)
        done = acts.do(workspace, act) if act else None
        arranged(workspace, dossier_id)
    return told_done(words, done)


def _again(words: Namespace, which: Callable[[Workspace], Done | None]) -> int:
    with app.workspace_at(words.path) as workspace:
        done = which(workspace)
        if done:
            arranged(workspace, done.dossier_id)
    return told_done(words, done)


def _boundary(workspace: Workspace, dossier_id: str, page_id: str, *, wanted: bool) -> Act | None:
    arranged(workspace, dossier_id)
    arrangement = arrangement_of(workspace, dossier_id)
    begins = arrangement is not None and any(d.document_id == page_id for d in arrangement.documents)
    return None if begins is wanted else arranging.toggle_boundary(workspace, dossier_id, page_id)


def _captured(workspace: Workspace, dossier_id: str, words: Namespace) -> tuple[str, ...]:
    asked = app.chosen_profile(words.settings, words.profile, **{field: getattr(words, field) for field in ASKED})
    expect_reason(asked.profile, asked.reason)
    origin, settings = app.origin_of(asked.source), words.settings
    source = app.scanner_source(origin, workspace, dossier_id, asked.profile, settings, words.until_quiet)
    note_reason(workspace, dossier_id, asked.profile, asked.reason)
    return mending.brought_in(
        workspace,
        dossier_id,
        lambda: take(workspace, dossier_id, source, origin.label, settings.capture, words.cancel),
    )


def told_done(words: Namespace, done: Done | None) -> int:
    if words.json:
        show.as_json({"done": {"act": done.word, "page": done.subject} if done else None})
    else:
        show.line(_(acts.SENTENCES[done.word]) if done else _("There was nothing to do."))
    return Exit.DONE


def dossier_of(workspace: Workspace, name: str) -> str:
    """By its code, or by its id where it has none yet; raises NotFound."""
    for one in workspace.dossiers():
        if name and name in (one.file_code, one.dossier_id):
            return one.dossier_id
    if not name:
        raise BadSetting(reason="CODE")
    raise NotFound(path=name, name=name)
