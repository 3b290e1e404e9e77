"""A dossier made ready for the panes, so that the main thread has only to show it."""

from collections.abc import Sequence
from dataclasses import dataclass

from archivist.storage.workspace import Workspace
from archivist.ui.sight.outline import DossierRow
from archivist.ui.sight.place import Walk, walk_of
from archivist.ui.sight.reading import dossier_row
from archivist.ui.tree.nodes import Sprout, sprout_of


@dataclass(frozen=True, slots=True, eq=False)
class DossierSight:
    """The row, what grows from it in the tree, and the way through its pages."""

    row: DossierRow
    sprout: Sprout
    walk: Walk


def dossier_sight(workspace: Workspace, dossier_id: str, formats: Sequence[str]) -> DossierSight:
    """Raises NotFound."""
    row = dossier_row(workspace, dossier_id, formats)
    return DossierSight(row, sprout_of(row), walk_of(row))
