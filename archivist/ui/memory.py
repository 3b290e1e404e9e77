"""What the desk remembers from one day to the next: workspaces, language, look, keys. Losing it costs nothing."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import platformdirs

from archivist import durable
from archivist.troubles import Trouble

MOST = 8
LOOKS = ("system", "light", "dark", "contrast")


@dataclass(frozen=True, slots=True)
class Memory:
    """`recent` newest first; `language` empty for the system's; `appearance` one of `LOOKS`; `scale` of the type in per cent
    of the system's; `keys` those that the person has given to actions, by their names.
    """

    recent: tuple[str, ...] = ()
    language: str = ""
    appearance: str = "system"
    scale: int = 100
    keys: Mapping[str, str] = field(default_factory=dict)

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
        return Memory(recent, str(said["language"]), _look(said), _scale(said), _keys(said))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Memory()


def remember(memory: Memory) -> None:
    """Kept as far as the disk allows; a desk that cannot remember works all the same."""
    said = {
        "recent": list(memory.recent), "language": memory.language, "appearance": memory.appearance,
        "scale": memory.scale, "keys": dict(memory.keys),
    }  # fmt: skip
    try:
        durable.make_folder(place().parent)
        durable.keep(place(), json.dumps(said, ensure_ascii=False, indent=1).encode())
    except (Trouble, OSError):
        return


def _look(said: dict[str, Any]) -> str:
    return said["appearance"] if said["appearance"] in LOOKS else LOOKS[0]


def _scale(said: dict[str, Any]) -> int:
    return min(200, max(100, int(said.get("scale", 100))))


def _keys(said: dict[str, Any]) -> dict[str, str]:
    return {str(name): str(key) for name, key in said.get("keys", {}).items()}
