"""Packages taken apart and put together again with one thing changed."""

import hashlib
import posixpath
import zipfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from lxml import etree

from archivist.packaging.archive import PLAIN_FILE
from archivist.packaging.mets import NS, XLINK

Files = dict[str, bytes]
METS = "METS.xml"
REP = "representations/rep1/METS.xml"


def files_of(package: Path) -> tuple[str, Files]:
    """The top folder's name and the files below it."""
    root, files = _read(package, package.stat().st_mtime_ns)
    return root, dict(files)


@lru_cache(maxsize=8)
def _read(package: Path, _changed: int) -> tuple[str, Files]:
    with zipfile.ZipFile(package) as archive:
        root = archive.namelist()[0].split("/")[0]
        return root, {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def packed(path: Path, root: str, files: Files) -> Path:
    """A ZIP whose container is beyond reproach, whatever is in it."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{root}/{name}")
            entry.external_attr = PLAIN_FILE
            archive.writestr(entry, content)
    return path


def changed(package: Path, into: Path, change: Callable[[Files], object], *, mend: bool = False) -> Path:
    """The package after a change; with `mend` all sizes and checksums are made right again, as a forger would."""
    root, files = files_of(package)
    change(files)
    if mend:
        mended(files)
    return packed(into / "changed.zip", root, files)


def mended(files: Files) -> None:
    for name in (REP, METS):
        if name in files:
            tree = etree.fromstring(files[name])
            for node in tree.iter(f"{{{NS}}}mdRef", f"{{{NS}}}file"):
                _state(node, posixpath.dirname(name), files)
            files[name] = etree.tostring(tree)


def _state(node: etree._Element, folder: str, files: Files) -> None:
    link = node if node.tag.endswith("mdRef") else next(iter(node), node)
    content = files.get(posixpath.join(folder, link.get(f"{{{XLINK}}}href", "")))
    if content is not None:
        node.set("SIZE", str(len(content)))
        node.set("CHECKSUM", hashlib.sha256(content).hexdigest().upper())


def edited(name: str, edit: Callable[[etree._Element], None]) -> Callable[[Files], None]:
    """A change of the XML tree of one file."""

    def change(files: Files) -> None:
        tree = etree.fromstring(files[name])
        edit(tree)
        files[name] = etree.tostring(tree)

    return change


def replaced(name: str, old: str, new: str) -> Callable[[Files], None]:
    """A change of a text that stands in a file."""

    def change(files: Files) -> None:
        assert old.encode() in files[name]
        files[name] = files[name].replace(old.encode(), new.encode(), 1)

    return change
