"""Fonts with Vietnamese letters: those of the machine, and of a folder; some are kept away from learning."""

import subprocess
from functools import cache
from pathlib import Path

from PIL import ImageFont

THIN = ("Thin", "Hairline", "ExtraLight", "-Light", "LightItalic", "Semilight")
KEPT_BACK = ("texgyre", "Gentium", "Cantarell", "Carlito", "OpenSans", "FreeSerif")
"""Families that nothing was learnt from: what is measured is drawn with these alone."""


@cache
def faces(folder: str = "") -> tuple[str, ...]:
    """Font files of the machine and below `folder` that have Ậ, in order; no hair lines."""
    told = subprocess.run(["fc-list", ":lang=vi", "file"], check=True, capture_output=True, text=True).stdout
    files = [line.rstrip(": ").strip() for line in told.splitlines()]
    files += [str(p) for p in Path(folder).rglob("*") if p.suffix in (".ttf", ".otf")] if folder else []
    return tuple(f for f in sorted(set(files)) if f.endswith((".ttf", ".otf")) and not _thin(f) and _writes_marks(f))


def for_learning(folder: str) -> list[str]:
    return [f for f in faces(folder) if not any(name in f for name in KEPT_BACK)]


def for_measuring(folder: str) -> list[str]:
    """The families kept back; raises ValueError where the machine has none of them."""
    found = [f for f in faces(folder) if any(name in f for name in KEPT_BACK)]
    if not found:
        raise ValueError(f"none of these fonts is here: {', '.join(KEPT_BACK)}")
    return found


@cache
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(name, size)


def _thin(name: str) -> bool:
    return any(part in name for part in THIN)


def _writes_marks(name: str) -> bool:
    """Whether the letter that few fonts have is more than the sign for a missing one."""
    used = face(name, 40)
    return all(bytes(used.getmask(c)) != bytes(used.getmask("\uffff")) for c in "ẬỐỆ")
