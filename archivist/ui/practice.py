"""The practice batch: a small invented dossier goes the whole line, in a workspace of its own, while the desk looks on."""

import json
from collections.abc import Callable
from pathlib import Path

from archivist import app
from archivist.resources import resource
from archivist.settings import Settings
from archivist.ui.pen import Pen
from archivist.workflow.take import label_of, take


def prepare(path: Path) -> Path:
    """The workspace at `path` is there; one that was begun before is gone on with. Gives the path."""
    with app.workspace_at(path, create=True):
        return path


def practise(pen: Pen, settings: Settings, cancelled: Callable[[], bool]) -> bool:
    """Runs until all is done or `cancelled` says so; gives whether all is done. Raises the troubles of a workspace."""
    from archivist.workflow import runner  # with all crafts: the window need not wait for them to be loaded

    sample = json.loads(resource("sample/truth.json").read_text(encoding="utf-8"))["dossier"]
    sources = [resource("sample")]
    with app.parts_of(settings) as parts, pen.workspace() as workspace:
        dossier_id = app.dossier_for(workspace, sample["fileCode"], sample["title"], sources)
        source = app.files(sources, workspace.temporary, settings)
        take(workspace, dossier_id, source, label_of(tuple(sources)), settings.capture, cancelled)
        runner.run(workspace, dossier_id, parts, cancelled)
    return not cancelled()
