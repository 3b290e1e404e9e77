"""Which of our formats a file or folder is; a damaged package is still recognised, so that its check can speak."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from archivist.packaging.tree_profile import NAME
from archivist.packaging.zip_audit import BROKEN

_TYPE = re.compile(rb"OAISPACKAGETYPE\s*=\s*[\"'](AIP|SIP)[\"']")
_LOOSE = re.compile(rb"<[^>]*?mets\s[^>]*?\sTYPE\s*=\s*[\"']Collection[\"']")
_HEAD = 1 << 16


def format_of(path: Path) -> str | None:
    """AIP_hoso, AIP_tailieu, SIP_hoso, SIP_tailieu, BagIt or CSDL_SOHOA; None for anything else, and for the unreadable."""
    try:
        return _in_folder(path) if path.is_dir() else _in_zip(path)
    except BROKEN:
        return None


def _in_folder(path: Path) -> str | None:
    if path.name.startswith(NAME):
        return NAME
    return _told({p.name for p in path.iterdir()}, lambda: _head(path / "METS.xml"))


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _in_zip(path: Path) -> str | None:
    if not zipfile.is_zipfile(path):
        return None
    with zipfile.ZipFile(path) as archive:
        if any(name.startswith(NAME) for name in archive.namelist()):
            return NAME
        tops = {name.split("/")[1]: name for name in archive.namelist() if name.count("/") == 1}

        def head() -> bytes:
            with archive.open(tops["METS.xml"]) as file:
                return file.read(_HEAD)

        return _told(set(tops), head)


def _told(names: set[str], head: Callable[[], bytes]) -> str | None:
    if "bagit.txt" in names:
        return "BagIt"
    told = head() if "METS.xml" in names else b""
    match = _TYPE.search(told)
    return f"{match[1].decode()}_{'tailieu' if _LOOSE.search(told) else 'hoso'}" if match else None
