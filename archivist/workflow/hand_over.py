"""A hand-over: packages that went (or go) to one destination together, their manifest, and the papers about them."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archivist.model.dossier import BoundDossier, Package
from archivist.storage.workspace import Workspace
from archivist.troubles import NotFound
from archivist.workflow.bound import bound_dossier
from archivist.workflow.ledger import evidence_of
from archivist.workflow.parts import Parts
from archivist.workflow.stages.deliver import packages

MANIFEST = "danh-sach-goi-tin.sha256"
PAYLOAD = "ARCHIVIST:1:MANIFEST:"  # and the manifest's SHA-256, in the QR code of each paper
LEDGER = ":LEDGER:"  # behind it, and the head of the ledger


@dataclass(frozen=True, slots=True)
class HandOver:
    """Dossiers with their packages, in the order of their codes; `numbers` give each package its place in the hand-over (the
    circular's STT in front of a SIP's name).
    """

    destination: str
    dossiers: tuple[tuple[BoundDossier, tuple[Package, ...]], ...]
    evidence: Mapping[str, Any] | None = None

    @property
    def head(self) -> str:
        """The head of the ledger that tells of all these packages, as `archivist workspace verify --head` takes it."""
        told = self.evidence["statement"] if self.evidence else None
        return f"{told['seq']}:{told['root']}" if told else ""

    @property
    def packages(self) -> tuple[Package, ...]:
        return tuple(p for _dossier, own in self.dossiers for p in own)

    @property
    def manifest(self) -> bytes:
        """One line a package, as sha256sum writes and checks them."""
        return "".join(f"{p.digest}  {p.path.name}\n" for p in self.packages).encode()

    @property
    def digest(self) -> str:
        """SHA-256 of the manifest, in lower-case hex."""
        return hashlib.sha256(self.manifest).hexdigest()


def hand_over(
    workspace: Workspace, parts: Parts, destination: str, codes: Sequence[str] = (), digests: Iterable[str] | None = None
) -> HandOver:
    """Of the dossiers with these codes (all without codes), the valid packages with these digests (all without digests).

    Raises NotFound where nothing is left to hand over.
    """
    wanted = None if digests is None else set(digests)
    found = []
    for dossier in sorted(workspace.dossiers(), key=lambda d: d.file_code):
        if codes and dossier.file_code not in codes:
            continue
        own = tuple(p for p, valid in packages(workspace, dossier.dossier_id, parts) if valid)
        own = tuple(p for p in own if wanted is None or p.digest in wanted)
        whole = bound_dossier(workspace, dossier.dossier_id, parts) if own else None
        if whole is not None:
            found.append((whole, own))
    if not found:
        raise NotFound(path=", ".join(codes) or destination, name=", ".join(codes) or destination)
    digests_ = [p.digest for _whole, own in found for p in own]
    return HandOver(destination, tuple(found), evidence_of(workspace, digests_))


def arrived(workspace: Workspace, destination: str) -> Mapping[str, str]:
    """Digests of the packages that this destination has confirmed, and when."""
    return {t.digest: t.received_at for t in workspace.transfers() if t.destination == destination and t.received_at}
