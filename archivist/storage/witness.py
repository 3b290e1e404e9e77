"""What this computer remembers of a workspace outside of it: an old backup or a clone is noticed before it gives a code.

The note lies with the person's own state, one small file for each workspace: how far the ledger had come when the last code
was given out here. It is written after the code is lasting, so it never knows more than the ledger.
"""

import hashlib
import json
import socket
from collections.abc import Iterable
from pathlib import Path

import platformdirs

from archivist import durable
from archivist.model.plain import canonical
from archivist.storage.journal import Head
from archivist.troubles import DiskFull, ReadOnly

_MACHINE, _DISKS = Path("/etc/machine-id"), Path("/dev/disk/by-id")


def remembered(workspace_id: str) -> Head | None:
    """The head that this computer saw last; None where it never gave out a code there."""
    try:
        told = json.loads(_note(workspace_id).read_text("utf-8"))
        return int(told["seq"]), str(told["chain"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def remember(workspace_id: str, head: Head) -> None:
    """Where nothing can be written there is no memory, and nothing is refused for that."""
    try:
        durable.keep(_note(workspace_id), canonical({"seq": head[0], "chain": head[1]}))
    except (OSError, ReadOnly, DiskFull):
        return


def station(path: Path) -> str:
    """A short name of this computer: of its installation, its name, and the disk that the workspace lies on; tells nothing
    else about it. A disk that was copied onto another one makes another station of the same installation.
    """
    try:
        machine = _MACHINE.read_text("ascii").strip()
    except OSError:
        machine = ""
    return hashlib.sha256(canonical([machine, socket.gethostname(), _disk(path)])).hexdigest()[:16]


def _disk(path: Path) -> str:
    """The maker's name and number of the disk, where the system tells them."""
    device = path.stat().st_dev
    try:
        names = [p.name for p in sorted(_DISKS.iterdir()) if p.stat().st_rdev == device]
    except OSError:
        return ""
    return names[0] if names else ""


def is_strange(here: str, known: Iterable[str]) -> bool:
    """Whether codes were given out, and none of them on this computer."""
    stations = set(known)
    return bool(stations) and here not in stations


def _note(workspace_id: str) -> Path:
    return Path(platformdirs.user_state_dir("archivist")) / "witness" / f"{workspace_id}.json"
