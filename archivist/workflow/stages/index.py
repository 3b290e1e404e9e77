"""Index: what search finds of a dossier is brought up to date."""

from collections.abc import Callable

from archivist.storage.workspace import Workspace
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress, Watcher
from archivist.workflow.searching import index


def run(workspace: Workspace, dossier_id: str, parts: Parts, cancel: Callable[[], bool], watcher: Watcher) -> int:  # noqa: ARG001
    """Freshness is that of the texts and fields: what was indexed from others is indexed anew."""
    changed = index(workspace, dossier_id)
    if changed:
        watcher(Progress("index", changed, changed))
    return changed
