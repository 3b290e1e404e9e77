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
    """Unicode NFC with forward slashes, safe to print and to write down; different names stay different.

    Bytes that are no UTF-8 and characters that cannot be printed are told by their numbers.
    """
    told = name.replace("\\", "/").encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    composed = unicodedata.normalize("NFC", told)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in composed)


def _part(text: str) -> tuple[int, int, str]:
    return (0, int(text), "") if text.isdecimal() else (1, 0, text.casefold())
