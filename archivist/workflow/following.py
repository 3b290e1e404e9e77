"""How a new package stands to the one that was handed over before it: new, a supplement, or a replacement."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from archivist.model.dossier import BoundDossier, Package, Record, RecordStatus
from archivist.model.plain import canonical, plain
from archivist.model.transfer import Standing
from archivist.storage.rows import Kept
from archivist.storage.workspace import Workspace

_LEFT = (Standing.SENT, Standing.CONFIRMED, Standing.ACCEPTED, Standing.PARTLY, Standing.REFUSED)
_REFUSED = (Standing.PARTLY, Standing.REFUSED)
_OF_THE_MAKING = ("deeds", "software", "rules")


@dataclass(frozen=True, slots=True)
class Base:
    """The last package that left: its object id, the digests of its parts (a split one has several), where the facsimile
    of each document lies (docId → digest of the facsimile, object id of the package), and the digest of what it says.
    """

    object_id: str
    digests: tuple[str, ...]
    holds: Mapping[str, tuple[str, str]]
    substance: str = ""


def substance_of(dossier: BoundDossier) -> str:
    """SHA-256 of what a dossier says: without how and by which version of the program it was made."""
    whole = plain(dossier)
    for name in _OF_THE_MAKING:
        del whole[name]
    whole["description"] = dossier.description.values()
    for written, document in zip(whole["documents"], dossier.documents, strict=True):
        del written["facsimile"], written["bound_at"]
        written["description"] = document.description.values()
    return hashlib.sha256(canonical(whole)).hexdigest()


def base_of(workspace: Workspace, dossier_id: str, kept: Kept | None) -> Base | None:
    """What a new package would follow: the one before it if it left, else the one that that one was to follow."""
    if kept is None or kept.trouble or not kept.value:
        return None
    last = base_told(kept.value.get("as_base"))
    if last and _standings(workspace, dossier_id, last) & set(_LEFT):
        return last
    return base_told(kept.value.get("base"))


def has_left(workspace: Workspace, dossier_id: str, value: Mapping[str, Any]) -> bool:
    """Whether a package that was made is in somebody else's hands."""
    made = base_told(value.get("as_base"))
    return made is not None and bool(_standings(workspace, dossier_id, made) & set(_LEFT))


def followed(workspace: Workspace, dossier_id: str, dossier: BoundDossier, base: Base | None) -> BoundDossier:
    """The dossier with its record: a SUPPLEMENT only where all that lies there stays as it is and something is new."""
    if base is None:
        return dossier
    same = {d.doc_id for d in dossier.documents if base.holds.get(d.doc_id, ("",))[0] == d.digest}
    refused = _standings(workspace, dossier_id, base) & set(_REFUSED)
    if refused or same != set(base.holds) or len(same) == len(dossier.documents):
        return replace(dossier, record=Record(RecordStatus.REPLACEMENT, base.object_id))
    return supplementing(dossier, base)


def supplementing(dossier: BoundDossier, base: Base) -> BoundDossier:
    """As an addition to what lies there: known facsimiles become links."""
    documents = tuple(
        replace(d, lies_in=base.holds[d.doc_id][1] if d.doc_id in base.holds else "") for d in dossier.documents
    )
    return replace(dossier, documents=documents, record=Record(RecordStatus.SUPPLEMENT, base.object_id))


def base_after(dossier: BoundDossier, package: Package, before: tuple[str, ...] = (), substance: str = "") -> Base:
    """What the next package would follow once this one has left; `before` are the digests of its earlier parts."""
    holds = {d.doc_id: (d.digest, d.lies_in or package.object_id) for d in dossier.documents}
    return Base(package.object_id, (*before, package.digest), holds, substance)


def base_told(value: Mapping[str, Any] | None) -> Base | None:
    """From what a result keeps of it."""
    if not value:
        return None
    holds = {doc_id: (str(digest), str(package)) for doc_id, (digest, package) in value["holds"].items()}
    return Base(str(value["object_id"]), tuple(value["digests"]), holds, str(value.get("substance", "")))


def _standings(workspace: Workspace, dossier_id: str, base: Base) -> set[Standing]:
    return {t.standing for t in workspace.transfers(dossier_id) if t.digest in base.digests}
