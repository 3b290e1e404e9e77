"""Seal: bound facsimiles are signed with the key that a person has opened, and time-stamps that were pending are added."""

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from archivist import clock, durable
from archivist.model.event import Draft
from archivist.model.promises.signer import DocumentSigner
from archivist.model.rights import Right
from archivist.storage.rows import Kept
from archivist.storage.sign_in import expect
from archivist.storage.workspace import Workspace
from archivist.troubles import TimeNotStamped
from archivist.workflow.bound import arrangement_of
from archivist.workflow.ledger import sign_head
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress, Watcher
from archivist.workflow.sealing import STAGE, is_wanted, key_of_seal, lasts, sealed
from archivist.workflow.stages.keeping import kept


def run(workspace: Workspace, dossier_id: str, parts: Parts, cancel: Callable[[], bool], watcher: Watcher) -> int:
    """Signs here and not in a worker: a token belongs to the program that opened it. Raises TokenMissing, KeyUnusable,
    CertificateOutOfDate; what was signed until then stays signed.
    """
    arrangement = arrangement_of(workspace, dossier_id)
    if arrangement is None or not is_wanted(parts.settings.signing):
        return 0
    bound = workspace.results("bind", [d.document_id for d in arrangement.documents])
    bound = {i: k for i, k in bound.items() if k.blob}
    done = sealed(workspace, bound, parts)
    stamped = _stamp_pending(workspace, dossier_id, done, parts, cancel)
    stamped += _prove_pending(workspace, dossier_id, sealed(workspace, bound, parts), parts, cancel)
    return stamped + _sign(workspace, {i: k for i, k in bound.items() if i not in done}, parts, cancel, watcher)


def _sign(workspace: Workspace, todo: dict[str, Kept], parts: Parts, cancel: Callable[[], bool], watcher: Watcher) -> int:
    if not todo or parts.signer is None:
        return 0
    expect(workspace, Right.SIGN)
    from archivist.workflow.seal_work import Sealer  # its libraries are heavy, and needed only where something is signed

    sealer, count = Sealer(parts.settings, parts.signer), 0
    for document_id, facsimile in todo.items():
        if cancel():
            break
        into = _signed(workspace, document_id)
        done = sealer.sign(workspace.vault.path(str(facsimile.blob)), into, clock.now())
        _keep(workspace, document_id, key_of_seal(str(facsimile.blob), parts), asdict(done))
        count += 1
        watcher(Progress(STAGE, count, len(todo)))
    if count and not isinstance(parts.signer, DocumentSigner):
        sign_head(workspace, parts.signer)
    return count


def _stamp_pending(
    workspace: Workspace, dossier_id: str, done: dict[str, Kept], parts: Parts, cancel: Callable[[], bool]
) -> int:
    """As long as nothing of the dossier has left: a package on its way is not changed any more."""
    pending = {i: k for i, k in done.items() if not k.value["time_stamped"]}
    address = parts.settings.signing.authority
    if not pending or not address or workspace.deliveries(dossier_id):
        return 0
    from archivist.workflow.seal_work import add_time

    count = 0
    for document_id, signed in pending.items():
        into = _signed(workspace, document_id)
        try:
            add_time(workspace.vault.path(str(signed.blob)), into, address)
        except TimeNotStamped:
            break  # the line is still down; the next run asks again
        _keep(workspace, document_id, signed.key, {**signed.value, "time_stamped": True})
        count += 1
        if cancel():
            break
    return count


def _prove_pending(
    workspace: Workspace, dossier_id: str, done: dict[str, Kept], parts: Parts, cancel: Callable[[], bool]
) -> int:
    """What proves a signature in later years, as soon as its authority answers; before anything of the dossier has left."""
    signing = parts.settings.signing
    pending = {i: k for i, k in done.items() if k.value["time_stamped"] and not lasts(k, signing)}
    if not pending or workspace.deliveries(dossier_id):
        return 0
    from archivist.workflow.seal_work import add_proof

    count = 0
    for document_id, signed in pending.items():
        into = _signed(workspace, document_id)
        if cancel() or not add_proof(workspace.vault.path(str(signed.blob)), into, signing):
            durable.discard(into)
            break  # the next run asks again
        _keep(workspace, document_id, signed.key, {**signed.value, "lasting": True})
        count += 1
    return count


def _signed(workspace: Workspace, document_id: str) -> Path:
    """Where a signed facsimile lies until the vault has it."""
    return workspace.temporary / f"{document_id}.signed.pdf"


def _keep(workspace: Workspace, document_id: str, key: str, value: dict[str, Any]) -> None:
    into = _signed(workspace, document_id)
    value["length"] = into.stat().st_size
    blob = workspace.vault.put_file(into)
    durable.discard(into)
    draft: Draft = kept(STAGE, document_id, key, value, blob)
    workspace.record([draft])
