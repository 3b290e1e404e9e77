"""What our own check says of a package that arrived, as an archive's verdicts: one a document, one for the whole."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from archivist.model.doubt import Doubt, Severity
from archivist.model.promises.destination import Verdict
from archivist.model.promises.package_format import PackageFormat
from archivist.workflow.checking import check_path


def verdicts_of(package: Path, formats: Sequence[PackageFormat]) -> tuple[Verdict, ...]:
    """đạt for each document that no grave doubt names; a grave doubt of no document fails the package as a whole."""
    grave = [d for d in check_path(package, formats) if d.severity is Severity.GRAVE]
    documents = _documents(package)
    whole = [d for d in grave if _document_of(d, documents) is None]
    return (*_failed("", whole), *(v for name in documents for v in _of(name, grave, documents)))


def _of(name: str, grave: Sequence[Doubt], documents: Sequence[str]) -> Iterator[Verdict]:
    own = [d for d in grave if _document_of(d, documents) == name]
    yield from _failed(name, own) if own else (Verdict(name, passed=True),)


def _failed(name: str, doubts: Sequence[Doubt]) -> Iterator[Verdict]:
    for doubt in doubts:
        yield Verdict(name, passed=False, reason=str(doubt), field=doubt.place.field or "")


def _documents(package: Path) -> list[str]:
    """The docIds of a package: the names of its PDF files, in the order in which they stand there."""
    if not zipfile.is_zipfile(package):
        return []
    with zipfile.ZipFile(package) as archive:
        return [PurePosixPath(n).stem for n in archive.namelist() if n.lower().endswith(".pdf")]


def _document_of(doubt: Doubt, documents: Sequence[str]) -> str | None:
    """By the file that the doubt is about: `data/DOCID.pdf`, `EAD_doc_DOCID.xml`."""
    stem = PurePosixPath(doubt.place.file or "").stem
    return next((d for d in documents if stem == d or stem.endswith(f"_{d}")), None)
