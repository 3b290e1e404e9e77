"""Checks of finished things: facsimiles, packages with the facsimiles inside, whole workspaces."""

import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from archivist import durable
from archivist.model.doubt import Doubt, Severity
from archivist.model.promises.package_format import PackageFormat
from archivist.packaging.detect import format_of
from archivist.pdf.check import check as check_facsimile
from archivist.pdf.validator import judged
from archivist.storage.verify import verify
from archivist.translation import N_
from archivist.troubles import NotFound
from archivist.workflow.ledger import evidence_doubts
from archivist.workflow.seal_findings import seal_findings

LARGEST_FACSIMILE = 2 * 1024**3
# Containers in which these were found are not opened any further.
UNSAFE = frozenset(
    f"package.{what}"
    for what in (
        "unsafe-name", "same-name", "special-entry", "lying-entry", "hidden-bytes", "too-much", "no-root", "unreadable",
    )
)  # fmt: skip
WORKSPACE_CARD = "workspace.toml"
_PDF = b"%PDF-"


def check_path(path: Path, formats: Sequence[PackageFormat], trusted: Sequence[bytes] = ()) -> list[Doubt]:
    """Everything that is wrong with a PDF/A, a package or a workspace; raises NotFound where there is nothing.

    `trusted` are DER certificates of the authorities that may vouch for signers.
    """
    if not path.exists():
        raise NotFound(path=str(path), name=str(path))
    if path.is_dir() and (path / WORKSPACE_CARD).is_file():
        return verify(path)
    if path.is_file() and _begins_as_pdf(path):
        return _facsimile(path, trusted)
    if path.is_file() and path.suffix == ".json":
        told = evidence_doubts(path.read_bytes(), path.name)
        if told is not None:
            return told
    name = format_of(path)
    chosen = next((f for f in formats if f.name == name), None)
    if chosen is None:
        return [Doubt("check.unknown", Severity.GRAVE, _UNKNOWN, _UNKNOWN_REMEDY, details={"path": path.name})]
    found = chosen.check(path)
    return found if UNSAFE.intersection(d.code for d in found) else found + facsimile_doubts(path, trusted)


def _begins_as_pdf(path: Path) -> bool:
    """A PDF may have something before its header; a ZIP that begins with a stored PDF has that inside."""
    with path.open("rb") as file:
        head = file.read(1024)
    return _PDF in head and not head.startswith(b"PK")


_UNKNOWN = N_("{path} is neither a PDF, nor a package, nor a workspace that Archivist knows.")
_UNKNOWN_REMEDY = N_("Check the name; a package is checked as the ZIP file or folder in which it arrived.")


def _facsimile(path: Path, trusted: Sequence[bytes]) -> list[Doubt]:
    return [*check_facsimile(path), *judged(path), *seal_findings(path, trusted)]


def facsimile_doubts(package: Path, trusted: Sequence[bytes] = ()) -> list[Doubt]:
    """What is wrong with the PDF files inside a package, each with its place."""
    if package.is_dir():
        return [
            _inside(d, p.relative_to(package).as_posix())
            for p in sorted(package.rglob("*.pdf"))
            for d in _facsimile(p, trusted)
        ]
    if not zipfile.is_zipfile(package):
        return []
    with zipfile.ZipFile(package) as archive, tempfile.TemporaryDirectory() as folder:
        return [
            d for entry in archive.infolist() if _is_facsimile(entry) for d in _entry(archive, entry, Path(folder), trusted)
        ]


def _is_facsimile(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.lower().endswith(".pdf") and entry.file_size <= LARGEST_FACSIMILE


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path, trusted: Sequence[bytes]) -> list[Doubt]:
    scratch = folder / "facsimile.pdf"
    with durable.keeping(scratch) as unfinished, archive.open(entry) as source:
        durable.disk.write(unfinished, b"")
        while piece := source.read(1 << 20):
            durable.disk.append(unfinished, piece)
    return [_inside(doubt, entry.filename) for doubt in _facsimile(scratch, trusted)]


def _inside(doubt: Doubt, name: str) -> Doubt:
    return replace(doubt, place=replace(doubt.place, file=name))
