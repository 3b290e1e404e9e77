"""Pack: the bound dossier becomes a package in every format that was chosen."""

from collections.abc import Callable

from archivist import durable
from archivist.model.doubt import Severity
from archivist.model.plain import plain
from archivist.storage.rows import Kept
from archivist.storage.workspace import Workspace
from archivist.workflow.bound import bound_dossier
from archivist.workflow.dossier_work import Packed, pack_dossier
from archivist.workflow.keys import key_of
from archivist.workflow.lanes import Job
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress, Watcher
from archivist.workflow.quarantine import held_in
from archivist.workflow.stages.keeping import failed, kept

HOUR = 3600.0


def run(workspace: Workspace, dossier_id: str, parts: Parts, cancel: Callable[[], bool], watcher: Watcher) -> int:
    """No package of a dossier is made while a page with a secrecy mark is in it."""
    dossier = bound_dossier(workspace, dossier_id, parts)
    if dossier is None or held_in(workspace, dossier_id):
        return 0
    content = plain(dossier)
    for document in content["documents"]:
        del document["facsimile"]  # where the workspace keeps it is nobody's business; its digest is there
    keys = {f.name: key_of(f"pack:{f.name}", dossier=content) for f in parts.formats}
    todo = [f for f in parts.formats if not _fresh(workspace, dossier_id, f.name, keys[f.name])]
    jobs = (Job(f.name, pack_dossier, (f, dossier, workspace.packages), HOUR) for f in todo)
    done = 0
    for outcome in parts.lane.run(jobs, cancel):
        stage = f"pack:{outcome.key}"
        trouble = outcome.trouble
        value = _value(outcome.value) if outcome.value else None
        key = keys[outcome.key]
        old = workspace.result(stage, dossier_id)
        workspace.record([failed(stage, dossier_id, key, trouble) if trouble else kept(stage, dossier_id, key, value)])
        _sweep(workspace, dossier_id, old, value)
        done += 1
        watcher(Progress("pack", done, len(todo)))
    return done


def _value(packed: Packed) -> dict[str, object]:
    package = packed.package
    return {
        "name": package.path.name,
        "format": package.format,
        "object_id": package.object_id,
        "digest": package.digest,
        "length": package.length,
        "doubts": packed.doubts,
        "valid": not any(d.severity is Severity.GRAVE for d in packed.doubts),
    }


def _fresh(workspace: Workspace, dossier_id: str, name: str, key: str) -> bool:
    """A package whose file somebody removed is missing, whatever the row says."""
    old = workspace.result(f"pack:{name}", dossier_id)
    if old is None or old.key != key:
        return False
    return old.trouble is not None or (workspace.packages / str(old.value["name"])).exists()


def _sweep(workspace: Workspace, dossier_id: str, old: Kept | None, new: dict[str, object] | None) -> None:
    """A package that was replaced before anybody received it would only be mistaken for the right one."""
    name = str(old.value["name"]) if old and old.value else ""
    if name and new and name != new["name"] and not any(name in d.place for d in workspace.deliveries(dossier_id)):
        durable.discard(workspace.packages / name)
