"""`archivist workspace checked|approve|who`: people pass a dossier, and who had to do with it."""

from argparse import Namespace

from archivist import app
from archivist.cli import show
from archivist.cli.typed import typed_dossier
from archivist.model.plain import plain
from archivist.storage.workspace import Workspace
from archivist.translation import _
from archivist.troubles import Exit
from archivist.workflow import approval
from archivist.workflow.history import visits


def check(words: Namespace) -> int:
    """The dossier was compared with its paper, by whoever is signed in."""
    with app.parts_of(words.settings) as parts, app.workspace_at(words.path) as workspace:
        approval.check(workspace, typed_dossier(workspace, words.dossier), parts)
    return _said(words, "checked")


def approve(words: Namespace) -> int:
    """It may be signed and leave."""
    with app.parts_of(words.settings) as parts, app.workspace_at(words.path) as workspace:
        approval.approve(workspace, typed_dossier(workspace, words.dossier), parts)
    return _said(words, "approved")


def who(words: Namespace) -> int:
    """Everybody who saw, changed or sent a dossier, since when and until when."""
    with Workspace.open(words.path, write=False) as workspace:
        found = visits(workspace, typed_dossier(workspace, words.dossier))
    if words.json:
        show.as_json([plain(v) for v in found])
        return Exit.DONE
    for visit in found:
        deeds = ", ".join(f"{kind} × {count}" for kind, count in visit.deeds)
        show.line(f"{visit.name}  {visit.first[:19]}Z – {visit.last[:19]}Z\n   {deeds}")
    return Exit.DONE


def _said(words: Namespace, what: str) -> int:
    if words.json:
        show.as_json({"dossier": words.dossier, "passed": what})
    else:
        show.line(_("Recorded for {dossier}.").format(dossier=words.dossier))
    return Exit.DONE
