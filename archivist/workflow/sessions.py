"""Names of scanning sessions, and what a device has brought before: by both, nothing is taken twice or for another."""

from archivist.clock import now
from archivist.storage.workspace import Workspace


def session_of(workspace: Workspace, dossier_id: str) -> str:
    """A new name for a session of this dossier, as `2026-11-22-03`: no sheet of it can be taken for one that came before."""
    day = f"{now():%Y-%m-%d}"
    names = {p.name for p in workspace.pages(dossier_id)} | {r.name for r in workspace.refused(dossier_id)}
    used = {name.removeprefix(f"{day}-").partition("-")[0] for name in names if name.startswith(f"{day}-")}
    return f"{day}-{max((int(u) for u in used if u.isdecimal()), default=0) + 1:02d}"


def taken_from(workspace: Workspace, label: str) -> frozenset[tuple[str, int]]:
    """Names and frames of all that this device has brought into any dossier, pages and refusals."""
    taken: set[tuple[str, int]] = set()
    for dossier in workspace.dossiers():
        batches = {b.batch_id for b in workspace.batches(dossier.dossier_id) if b.device == label}
        if batches:
            taken |= {(p.name, p.frame) for p in workspace.pages(dossier.dossier_id) if p.batch_id in batches}
            taken |= {(r.name, r.frame) for r in workspace.refused(dossier.dossier_id) if r.batch_id in batches}
    return frozenset(taken)
