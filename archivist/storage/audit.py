"""Reads what is kept, compares it with its digest, and heals what is damaged from the second copy."""

import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from archivist import clock, durable
from archivist.model.doubt import Doubt, Place, Severity
from archivist.model.event import Draft
from archivist.model.plain import canonical
from archivist.storage.copies import Seen
from archivist.storage.layout import Layout
from archivist.storage.vault import Vault
from archivist.storage.workspace import Workspace
from archivist.translation import N_

NOTE = "audit.json"  # where a rolling audit goes on; losing it only means beginning anew


class Found(Enum):
    """What became of one blob: sound; made good in the copy from here; made good here from the copy; neither has it."""

    SOUND, MENDED, RESTORED, LOST = range(4)


@dataclass(frozen=True, slots=True)
class Audited:
    """How much was read here; what was damaged or gone and is sound again, and what still is not; and blobs of the copy that
    were made good from here.
    """

    blobs: int
    length: int
    restored: tuple[str, ...]
    lost: tuple[str, ...]
    mended_copy: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def audit(
    workspace: Workspace, copied: Path | None, share: float, cancel: Callable[[], bool], seen: Seen = lambda _d, _a: None
) -> Audited:
    """Looks at a share (0 to 1) of all blobs, going on where the last audit ended.

    `copied` is the copy's own folder, as `copy` named it. What is healed is recorded. Raises DiskFull, ReadOnly.
    """
    there = Vault(Layout(copied).vault) if copied else None
    here, named = workspace.vault, workspace.blobs()
    turn = list(_turn(workspace, sorted({*here.digests(), *named}), share))
    found: dict[str, Found] = {}
    for number, digest in enumerate(turn, 1):
        if cancel():
            break
        found[digest] = _look(digest, here, there)
        seen(number, len(turn))
    _note(workspace, list(found))
    restored, lost, mended = (
        tuple(d for d in found if found[d] is what) for what in (Found.RESTORED, Found.LOST, Found.MENDED)
    )
    workspace.record([Draft("blob.restored", named.get(d, ""), {"digest": d}) for d in restored])
    doubts = (*_told(workspace, restored, named, lost=False), *_told(workspace, lost, named, lost=True))
    length = sum(here.path(d).stat().st_size for d in found if found[d] is not Found.LOST)
    return Audited(len(found), length, restored, lost, mended, doubts)


def _look(digest: str, here: Vault, there: Vault | None) -> Found:
    """Reads one blob on both sides; a sound one heals the other."""
    if here.sound(digest):
        if there is None or there.sound(digest):
            return Found.SOUND
        there.put_file(here.path(digest))
        return Found.MENDED
    if there is None or not there.sound(digest):
        return Found.LOST
    here.put_file(there.path(digest))
    return Found.RESTORED


def _turn(workspace: Workspace, digests: list[str], share: float) -> Iterator[str]:
    """The next part of all, in a ring."""
    if not digests:
        return
    after = _last(workspace)
    start = next((i for i, d in enumerate(digests) if d > after), 0)
    for step in range(math.ceil(len(digests) * min(share, 1.0))):
        yield digests[(start + step) % len(digests)]


def _last(workspace: Workspace) -> str:
    try:
        return str(json.loads((workspace.path / NOTE).read_text("utf-8"))["after"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _note(workspace: Workspace, turn: list[str]) -> None:
    if turn:
        durable.keep(workspace.path / NOTE, canonical({"after": turn[-1], "at": clock.stamp()}))


def _told(workspace: Workspace, digests: Sequence[str], named: dict[str, str], *, lost: bool) -> Iterator[Doubt]:
    for digest in digests:
        subject = named.get(digest)
        name = _name(workspace, digest, subject)
        place = Place(subject=subject, file=digest)
        if lost:
            yield Doubt("vault.lost", Severity.GRAVE, _LOST, _LOST_REMEDY, place, {"name": name})
        else:
            yield Doubt("vault.restored", Severity.NOTE, _RESTORED, _RESTORED_REMEDY, place, {"name": name})


def _name(workspace: Workspace, digest: str, subject: str | None) -> str:
    """The page by its name, a result by its stage and subject; a blob that nothing names by its digest."""
    for stage, of in sorted(workspace.naming(digest)):
        return workspace.page(of).name if stage == "page" else f"{stage} {of}"
    return subject or digest[:12]


_LOST = N_("The bytes of {name} are damaged or gone, and no second copy has them.")
_LOST_REMEDY = N_("Connect the disk with the second copy and audit again, or scan the page again.")
_RESTORED = N_("{name} was damaged and has been restored from the second copy.")
_RESTORED_REMEDY = N_("Nothing is to be done. If it happens again, have this computer's disk looked at.")
