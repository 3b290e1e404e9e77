"""Pack: the bound dossier becomes a package in every format that was chosen."""

from collections.abc import Callable
from typing import Any

from archivist import durable
from archivist.model.dossier import BoundDossier, Package
from archivist.model.doubt import Severity
from archivist.model.plain import plain
from archivist.model.promises.package_format import PackageFormat
from archivist.packaging.fields import has_fields
from archivist.storage.rows import Kept
from archivist.storage.workspace import Workspace
from archivist.workflow.bound import awaits_seals, bound_dossier
from archivist.workflow.dossier_work import Packed, pack_dossier
from archivist.workflow.following import Base, base_of, base_told, followed, has_left, substance_of
from archivist.workflow.formats import formats_for
from archivist.workflow.keys import key_of
from archivist.workflow.lanes import Job
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress, Watcher
from archivist.workflow.quarantine import held_in
from archivist.workflow.stages.keeping import failed, kept

HOUR = 3600.0


def run(workspace: Workspace, dossier_id: str, parts: Parts, cancel: Callable[[], bool], watcher: Watcher) -> int:
    """No package of a dossier is made while a page with a secrecy mark is in it, or a signature is missing."""
    dossier = bound_dossier(workspace, dossier_id, parts)
    if dossier is None or held_in(workspace, dossier_id) or awaits_seals(workspace, dossier_id, parts):
        return 0
    content = plain(dossier)
    for document in content["documents"]:
        del document["facsimile"]  # where the workspace keeps it is nobody's business; its digest is there
    formats, substance = formats_for(workspace, dossier_id, parts), substance_of(dossier)
    largest = parts.settings.packaging.largest_megabytes * 1_000_000
    limits = {"largest": largest} if largest else {}
    keys = {f.name: key_of(f"pack:{f.name}", dossier=content, **limits) for f in formats}
    todo = [f for f in formats if not _fresh(workspace, dossier_id, f.name, keys[f.name], substance)]
    bases = {f.name: _base(workspace, dossier_id, f.name, keys[f.name]) for f in todo}
    jobs = (
        Job(f.name, pack_dossier, (f, _followed(workspace, dossier_id, dossier, f, bases[f.name]), workspace.packages,
                                   largest, substance), HOUR)
        for f in todo
    )  # fmt: skip
    done = 0
    for outcome in parts.lane.run(jobs, cancel):
        stage = f"pack:{outcome.key}"
        trouble = outcome.trouble
        value = _value(outcome.value, bases[outcome.key]) if outcome.value else None
        key = keys[outcome.key]
        old = workspace.result(stage, dossier_id)
        workspace.record([failed(stage, dossier_id, key, trouble) if trouble else kept(stage, dossier_id, key, value)])
        _sweep(workspace, dossier_id, old, value)
        done += 1
        watcher(Progress("pack", done, len(todo)))
    return done


def _base(workspace: Workspace, dossier_id: str, name: str, key: str) -> Base | None:
    """A package that is only made again follows what it followed."""
    old = workspace.result(f"pack:{name}", dossier_id)
    if old and old.key == key and old.value:
        return base_told(old.value.get("base"))
    return base_of(workspace, dossier_id, old)


def _followed(
    workspace: Workspace, dossier_id: str, dossier: BoundDossier, format_: PackageFormat, base: Base | None
) -> BoundDossier:
    """A bag is whole each time: it has no record, and what it leaves out would make it incomplete."""
    return followed(workspace, dossier_id, dossier, base) if has_fields(format_.name) else dossier


def _value(packed: Packed, base: Base | None) -> dict[str, object]:
    return _told(packed.package) | {
        "doubts": packed.doubts,
        "valid": not any(d.severity is Severity.GRAVE for d in packed.doubts),
        "before": [_told(p) for p in packed.before],
        "base": base,
        "as_base": packed.base,
    }


def _told(package: Package) -> dict[str, object]:
    return {
        "name": package.path.name,
        "format": package.format,
        "object_id": package.object_id,
        "digest": package.digest,
        "length": package.length,
    }


def _fresh(workspace: Workspace, dossier_id: str, name: str, key: str, substance: str) -> bool:
    """A package whose file somebody removed is missing, whatever the row says; one that left is not made again because
    the program that made it has a new version.
    """
    old = workspace.result(f"pack:{name}", dossier_id)
    if old is None or (old.key != key and (old.trouble or not _says(workspace, dossier_id, old.value, substance))):
        return False
    return old.trouble is not None or all((workspace.packages / name).exists() for name in _names(old.value))


def _says(workspace: Workspace, dossier_id: str, value: dict[str, Any], substance: str) -> bool:
    """Whether a package that left says just this."""
    made = base_told(value.get("as_base"))
    return made is not None and made.substance == substance and has_left(workspace, dossier_id, value)


def _names(value: dict[str, Any] | None) -> list[str]:
    """The files of a package and of its earlier parts."""
    return [str(part["name"]) for part in (value, *value.get("before", ()))] if value else []


def _sweep(workspace: Workspace, dossier_id: str, old: Kept | None, new: dict[str, object] | None) -> None:
    """A package that was replaced before anybody received it would only be mistaken for the right one."""
    if old is None or new is None:
        return
    places = [d.place for d in workspace.deliveries(dossier_id)]
    for name in set(_names(old.value)) - set(_names(new)):
        if not any(name in place for place in places):
            durable.discard(workspace.packages / name)
