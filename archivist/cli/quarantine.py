"""`archivist workspace quarantine …`: pages that bear a secrecy mark; out with them, or free by a recorded word."""

from argparse import Namespace

from archivist import app
from archivist.cli import show
from archivist.cli.typed import typed_dossier
from archivist.storage.workspace import Workspace
from archivist.translation import _
from archivist.troubles import BadSetting, Exit
from archivist.workflow.lanes import Inline
from archivist.workflow.parts import Parts
from archivist.workflow.progress import nobody
from archivist.workflow.quarantine import Held, held_in, named_pages, release, remove
from archivist.workflow.stages import arrange


def quarantine(words: Namespace) -> int:
    """Lists the pages in quarantine, after removing or releasing those that were named; exit status 0 where none is left."""
    _refuse_half_words(words)
    with app.workspace_at(words.path) as workspace:
        dossier_id = typed_dossier(workspace, words.dossier)
        if words.remove:
            remove(workspace, dossier_id, named_pages(workspace, dossier_id, words.remove), words.reason)
            _arrange_again(workspace, dossier_id, words)
        if words.release:
            release(workspace, named_pages(workspace, dossier_id, words.release), words.basis, words.by)
        held = held_in(workspace, dossier_id)
    _tell(words, list(held.values()))
    return Exit.DOUBTS if held else Exit.DONE


def _refuse_half_words(words: Namespace) -> None:
    """Neither is done without the words that the law asks for."""
    if words.remove and not words.reason:
        raise BadSetting(reason="--remove: --reason")
    if words.release and not (words.basis and words.by):
        raise BadSetting(reason="--release: --basis, --by")


def _arrange_again(workspace: Workspace, dossier_id: str, words: Namespace) -> None:
    """Documents never name a page that is gone."""
    settings = words.settings
    parts = Parts(settings, app.engine_of(settings), app.formats_of(settings), Inline())
    arrange.run(workspace, dossier_id, parts, words.cancel, nobody)


def _tell(words: Namespace, held: list[Held]) -> None:
    if words.json:
        rows = [{"page": h.page.page_id, "name": h.page.name, "mark": h.word, "marked": h.marked} for h in held]
        show.as_json({"dossier": words.dossier, "pages": rows})
        return
    for each in held:
        told = _("bears the mark {mark}") if each.marked else _("in one document with a page marked {mark}")
        show.line(f"{each.page.page_id}  {each.page.name}: {told.format(mark=each.word)}")
    if not held:
        show.line(_("No page is in quarantine."))
