"""Workspaces, and the dossier in one that pages belong to."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from archivist.model.check_character import without_check
from archivist.model.codes import FileCode
from archivist.model.event import Draft
from archivist.storage.ids import new_id
from archivist.storage.layout import Layout
from archivist.storage.workspace import Workspace
from archivist.workflow.take import label_of


@contextmanager
def workspace_at(path: Path, *, create: bool = False) -> Iterator[Workspace]:
    """The workspace at `path`; made first where that is asked for and nothing is there."""
    workspace = Workspace.create(path) if create and not is_workspace(path) else Workspace.open(path)
    try:
        yield workspace
    finally:
        workspace.close()


def dossier_to_scan(workspace: Workspace, code: str, title: str, label: str) -> str:
    """The dossier with that code; without one, the dossier that this device was last scanned into, as long as that has no
    code itself; else a new one.
    """
    if code:
        return dossier_for(workspace, code, title, ())
    open_ones = [
        d.dossier_id
        for d in workspace.dossiers()
        if not d.file_code and any(b.device == label for b in workspace.batches(d.dossier_id))
    ]
    return open_ones[-1] if open_ones else _opened(workspace, "", title)


def is_workspace(path: Path) -> bool:
    return Layout(path).card.is_file()


def dossier_for(workspace: Workspace, code: str, title: str, sources: Sequence[Path]) -> str:
    """The dossier that these pages belong to: the one with that code, else the one that took these sources before, else new.

    A dossier that was opened just before a power cut, without code and pages, is taken up again.
    """
    if code:
        code = without_check(code, (d.file_code for d in workspace.dossiers() if d.file_code))
        found = workspace.dossier_of_code(str(FileCode.parse(code)))
        return found.dossier_id if found else _opened(workspace, code, title)
    label = label_of(tuple(sources))
    known = [d.dossier_id for d in workspace.dossiers() for b in workspace.batches(d.dossier_id) if b.device == label]
    return known[0] if known else _opened(workspace, "", title)


def _opened(workspace: Workspace, code: str, title: str) -> str:
    unused = [
        d for d in workspace.dossiers() if not d.file_code and not workspace.batches(d.dossier_id) and d.title == title
    ]
    dossier_id = unused[0].dossier_id if unused else new_id()
    if not unused:
        workspace.record([Draft("dossier.opened", dossier_id, {"title": title})])
    if code:
        parsed = FileCode.parse(code)
        workspace.allocate(dossier_id, parsed.agency, parsed.year, str(parsed))
    return dossier_id
