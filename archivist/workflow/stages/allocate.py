"""Allocate: a dossier gets its archive code once, in one transaction, and keeps it."""

from collections.abc import Callable

from archivist.clock import now
from archivist.storage.workspace import Workspace
from archivist.workflow.bound import arrangement_of, descriptions
from archivist.workflow.dossier_description import year_of
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Watcher


def run(workspace: Workspace, dossier_id: str, parts: Parts, cancel: Callable[[], bool], watcher: Watcher) -> int:  # noqa: ARG001
    """Only a dossier that has documents is worth a number."""
    arrangement = arrangement_of(workspace, dossier_id)
    if workspace.dossier(dossier_id).file_code or arrangement is None or not arrangement.documents:
        return 0
    year = year_of(list(descriptions(workspace, arrangement).values()), now().year)
    workspace.allocate(dossier_id, parts.settings.agency.code, year, None)
    return 1
