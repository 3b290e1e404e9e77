"""`archivist workspace search`: pages, documents and dossiers by what they say."""

from argparse import Namespace

from archivist.cli import show
from archivist.model.plain import plain
from archivist.model.search import Found, Hit, Where
from archivist.storage.workspace import Workspace
from archivist.translation import N_, _
from archivist.troubles import Exit, ReadOnly, WorkspaceInUse
from archivist.workflow.searching import index_all
from archivist.workflow.searching import search as find

WHERE = {Where.PAGE: N_("Page"), Where.DOCUMENT: N_("Document"), Where.DOSSIER: N_("Dossier")}


def search(words: Namespace) -> int:
    """Best first; the exit status tells whether anything was found."""
    _bring_up_to_date(words)
    with Workspace.open(words.path, write=False) as workspace:
        found = find(workspace, " ".join(words.typed), words.most)
        named = {d.dossier_id: d.file_code or d.title for d in workspace.dossiers()}
        pages = {h.page_id: workspace.page(h.page_id).name for h in found.hits if h.page_id}
    if words.json:
        show.as_json(plain(found))
    else:
        _show(found, named, pages)
    return Exit.DONE if found.hits else Exit.DOUBTS


def _bring_up_to_date(words: Namespace) -> None:
    """What another program has open, or lies on a disk that cannot be written, is searched as far as it is indexed."""
    try:
        with Workspace.open(words.path) as workspace:
            index_all(workspace)
    except (WorkspaceInUse, ReadOnly):
        return


def _show(found: Found, named: dict[str, str], pages: dict[str, str]) -> None:
    for hit in found.hits:
        where = f"{_(WHERE[hit.where])} {pages.get(hit.page_id, '')}".strip()
        show.line(f"{named.get(hit.dossier_id, '')}  {where}\n   {_passage(hit)}")
    show.line(_("{shown} of {count} places").format(shown=len(found.hits), count=found.count))


def _passage(hit: Hit) -> str:
    return "".join(f"[{piece.text}]" if piece.lit else piece.text for piece in hit.passage)
