"""Quarantine: what was made of the pages of a document that bears a secrecy mark is taken away again."""

from collections.abc import Callable

from archivist.model.event import Draft
from archivist.storage.rows import Kept
from archivist.storage.workspace import Workspace
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress, Watcher
from archivist.workflow.quarantine import Held, forget_made, held_in
from archivist.workflow.stages.keeping import kept


def run(workspace: Workspace, dossier_id: str, parts: Parts, cancel: Callable[[], bool], watcher: Watcher) -> int:  # noqa: ARG001
    """The first page bears the mark; its text was never kept, but that of the others was before anybody knew."""
    held = held_in(workspace, dossier_id)
    rows = {stage: workspace.results(stage, list(held)) for stage in ("read", "encode")}
    exposed = [i for i in held if any(i in made and made[i].blob for made in rows.values())]
    if not exposed:
        return 0
    forget_made(workspace, dossier_id, exposed)
    workspace.record([_withheld(held[i], rows["read"][i]) for i in exposed if i in rows["read"]])
    watcher(Progress("quarantine", len(exposed), len(exposed)))
    return len(exposed)


def _withheld(held: Held, read: Kept) -> Draft:
    """That the page was read, under the key by which it was: it is not read again as long as it is held."""
    value = dict(read.value or {"starts": 0.0})
    seen = {name: value[name] for name in ("secrecy",) if name in value}
    return kept("read", held.page.page_id, read.key, {"starts": value["starts"], **(seen or {"withheld": held.because})})
