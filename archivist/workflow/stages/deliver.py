"""Deliver: packages of a ready dossier are brought to every destination that has not received them."""

from collections.abc import Callable, Iterator

from archivist.model.dossier import Package
from archivist.model.event import Draft
from archivist.model.promises.destination import Destination
from archivist.model.rights import Right
from archivist.storage.sign_in import allows
from archivist.storage.workspace import Workspace
from archivist.workflow.formats import formats_for
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress, Watcher
from archivist.workflow.quarantine import held_in
from archivist.workflow.readiness import readiness


def run(workspace: Workspace, dossier_id: str, parts: Parts, cancel: Callable[[], bool], watcher: Watcher) -> int:
    """A dossier with an open grave doubt is never sent, nor one with a page in quarantine, whatever was settled; nor by
    somebody who may not hand over.
    """
    todo = list(undelivered(workspace, dossier_id, parts))
    if not todo or held_in(workspace, dossier_id) or not readiness(workspace, dossier_id, parts).ready:
        return 0
    if not allows(workspace, Right.EXPORT):
        return 0
    done = 0
    for package, destination in todo:
        if cancel():
            break
        receipt = destination.deliver(package, cancel)
        detail = {
            "dossier": dossier_id,
            "destination": receipt.destination,
            "place": receipt.place,
            "digest": receipt.digest,
            "length": receipt.length,
            "received_at": receipt.received_at,
        }
        workspace.record([Draft("package.delivered", package.digest, detail)])
        done += 1
        watcher(Progress("deliver", done, len(todo)))
    return done


def packages(workspace: Workspace, dossier_id: str, parts: Parts) -> Iterator[tuple[Package, bool]]:
    """The packages of a dossier that were built, and whether their own check found them valid; the parts of one that was
    split in their order.
    """
    for format_ in formats_for(workspace, dossier_id, parts):
        kept = workspace.result(f"pack:{format_.name}", dossier_id)
        if kept and kept.trouble is None:
            for value in (*kept.value.get("before", ()), kept.value):
                path = workspace.packages / value["name"]
                package = Package(path, value["format"], value["object_id"], value["digest"], value["length"])
                yield package, kept.value["valid"]


def part_before(workspace: Workspace, dossier_id: str, parts: Parts) -> dict[str, str]:
    """By the digest of each further part of a package that was split: the digest of the part that must be there first."""
    before: dict[str, str] = {}
    for format_ in formats_for(workspace, dossier_id, parts):
        kept = workspace.result(f"pack:{format_.name}", dossier_id)
        if kept and kept.trouble is None:
            digests = [str(value["digest"]) for value in (*kept.value.get("before", ()), kept.value)]
            before |= dict(zip(digests[1:], digests, strict=False))
    return before


def undelivered(workspace: Workspace, dossier_id: str, parts: Parts) -> Iterator[tuple[Package, Destination]]:
    delivered = {(d.digest, d.destination) for d in workspace.deliveries(dossier_id)}
    for package in (package for package, valid in packages(workspace, dossier_id, parts) if valid):
        for destination in parts.destinations:
            if (package.digest, destination.name) not in delivered:
                yield package, destination
