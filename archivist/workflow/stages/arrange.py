"""Arrange: documents are proposed from what is known of the pages."""

from collections.abc import Callable

from archivist.storage.workspace import Workspace
from archivist.workflow.arrange import FIRST_PAGE, arrange
from archivist.workflow.keys import key_of
from archivist.workflow.pages import facts_of, page_states
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress, Watcher
from archivist.workflow.stages.keeping import kept


def run(workspace: Workspace, dossier_id: str, parts: Parts, cancel: Callable[[], bool], watcher: Watcher) -> int:  # noqa: ARG001
    """One short computation for the whole dossier."""
    if not arranged(workspace, dossier_id):
        return 0
    watcher(Progress("arrange", 1, 1))
    return 1


def arranged(workspace: Workspace, dossier_id: str) -> bool:
    """Whether the pages had to be arranged anew; done at once after each act of a person, so that its effect is seen."""
    facts = [facts_of(state) for state in page_states(workspace, dossier_id)]
    key = key_of("arrange", pages=facts, floor=FIRST_PAGE)
    old = workspace.result("arrange", dossier_id)
    if old and old.key == key:
        return False
    workspace.record([kept("arrange", dossier_id, key, arrange(facts))])
    return True
