"""`archivist page text`: the lines of a page, and what a person says that one of them really reads."""

from argparse import Namespace

from archivist import app
from archivist.cli import show
from archivist.cli.pages import dossier_of, told_done
from archivist.model.text import PageText
from archivist.storage.workspace import Workspace
from archivist.troubles import BadSetting, Exit, NotFound
from archivist.workflow import acts
from archivist.workflow.correcting import correct_line, page_text
from archivist.workflow.quarantine import named_pages


def text(words: Namespace) -> int:
    """Shows the page as it is known now; with --line and --says it corrects one line, which `page undo` takes back."""
    if words.line is None and words.says is None:
        with Workspace.open(words.path, write=False) as workspace:
            return _show(words, _page(workspace, words)[2])
    with app.workspace_at(words.path) as workspace:
        dossier_id, page_id, known = _page(workspace, words)
        if words.line is None or words.says is None or words.line > len(known.lines):
            raise BadSetting(reason="--line, --says")
        done = acts.do(workspace, correct_line(workspace, dossier_id, page_id, known, words.line - 1, words.says))
    return told_done(words, done)


def _page(workspace: Workspace, words: Namespace) -> tuple[str, str, PageText]:
    """Dossier, page and its text; raises NotFound where it was not read."""
    dossier_id = dossier_of(workspace, words.dossier)
    (page,) = named_pages(workspace, dossier_id, words.pages)
    known = page_text(workspace, page.page_id)
    if known is None:
        raise NotFound(path=page.name, name=page.name)
    return dossier_id, page.page_id, known


def _show(words: Namespace, known: PageText) -> int:
    if words.json:
        show.as_json([line.text for line in known.lines])
    for number, line in enumerate(() if words.json else known.lines, 1):
        show.line(f"{number:4}  {line.text}")
    return Exit.DONE
