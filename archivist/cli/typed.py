"""What a person types for a dossier: its code, with or without the check character that is printed behind it."""

from archivist.model.check_character import without_check
from archivist.model.codes import FileCode
from archivist.storage.workspace import Workspace
from archivist.troubles import NotFound


def typed_code(workspace: Workspace, typed: str) -> FileCode:
    """Raises WrongCheck with the nearest code of the workspace, or BadCode."""
    return FileCode.parse(without_check(typed, (d.file_code for d in workspace.dossiers() if d.file_code)))


def typed_dossier(workspace: Workspace, typed: str) -> str:
    """The id of the dossier; raises NotFound as well."""
    found = workspace.dossier_of_code(str(typed_code(workspace, typed)))
    if found is None:
        raise NotFound(path=typed, name=typed)
    return found.dossier_id
