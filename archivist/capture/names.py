"""Names of files in the order in which a clerk counts: 2 before 10."""

import re
import unicodedata
from pathlib import PurePath

_RUNS = re.compile(r"(\d+)")
Key = tuple[tuple[int, int, str], ...]


def natural(name: str) -> Key:
    """Sorts runs of digits by their value, the rest without regard to case; ties keep the plain order of the text."""
    return (*(_part(p) for p in _RUNS.split(name) if p), (2, 0, name))


def natural_path(path: PurePath) -> tuple[Key, ...]:
    """Folder by folder, so that `b/1` comes after `a/10`."""
    return tuple(natural(part) for part in path.parts)


def tidy(name: str) -> str:
    """Unicode NFC with forward slashes and without control characters: safe to print and the same on every system."""
    composed = unicodedata.normalize("NFC", name.replace("\\", "/"))
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in composed)


def _part(text: str) -> tuple[int, int, str]:
    return (0, int(text), "") if text.isdecimal() else (1, 0, text.casefold())
