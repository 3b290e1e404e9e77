"""What the desk remembers from one day to the next: workspaces, language, look. Losing it costs nothing."""

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

import platformdirs

from archivist import durable
from archivist.troubles import Trouble

MOST = 8


@dataclass(frozen=True, slots=True)
class Memory:
    """`recent` newest first; `language` empty for the system's; `appearance` system, light or dark."""

    recent: tuple[str, ...] = ()
    language: str = ""
    appearance: str = "system"

    def opened(self, path: Path) -> "Memory":
        """With this workspace in front."""
        text = str(path.resolve())
        return replace(self, recent=(text, *(p for p in self.recent if p != text))[:MOST])

    def missing(self, path: Path) -> "Memory":
        """Without a workspace that is no longer there."""
        return replace(self, recent=tuple(p for p in self.recent if p != str(path.resolve())))


def place() -> Path:
    return Path(os.environ.get("ARCHIVIST_USER_STATE", platformdirs.user_state_dir("archivist"))) / "desk.json"


def recall() -> Memory:
    """What was remembered; nothing where it cannot be read."""
    try:
        said = json.loads(place().read_text(encoding="utf-8"))
        recent = tuple(str(p) for p in said["recent"])
        return Memory(recent, str(said["language"]), str(said["appearance"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Memory()


def remember(memory: Memory) -> None:
    """Kept as far as the disk allows; a desk that cannot remember works all the same."""
    said = {"recent": list(memory.recent), "language": memory.language, "appearance": memory.appearance}
    try:
        durable.make_folder(place().parent)
        durable.keep(place(), json.dumps(said, ensure_ascii=False, indent=1).encode())
    except (Trouble, OSError):
        return
