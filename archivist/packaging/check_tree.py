"""Whether a contractors' tree is whole: its workbook and its files say the same, and every checksum is right."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from archivist.model.doubt import Doubt
from archivist.packaging import findings
from archivist.packaging.contents import Contents, opened
from archivist.packaging.order import worst_first
from archivist.packaging.tree_profile import NAME, TreeProfile, tree_profile
from archivist.packaging.zip_audit import BROKEN

_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
_UNREADABLE = (*BROKEN, ValueError, KeyError, TypeError, SyntaxError, InvalidFileException)
Rows = list[Mapping[str, str]]


def check_tree(path: Path) -> list[Doubt]:
    """Doubts about a tree in a ZIP file or folder, worst first."""
    with opened(path) as (contents, found):
        return worst_first(found if contents is None else [*found, *_tree(contents, tree_profile())])


def _tree(contents: Contents, profile: TreeProfile) -> Iterator[Doubt]:
    if profile.workbook not in contents.files:
        yield findings.MISSING.in_file(profile.workbook, NAME)
        return
    told = _sheets(contents.read(profile.workbook) or b"", profile)
    if told is None:
        yield findings.NOT_A_PACKAGE.in_file(profile.workbook, NAME)
        return
    documents = told["văn bản"]
    yield from _listed(contents, documents, profile)
    yield from _counted(told["hồ sơ"], documents, profile)
    yield from _proved(contents, profile)


def _sheets(content: bytes, profile: TreeProfile) -> dict[str, Rows] | None:
    """The rows of each sheet by the names in its first row; None where the workbook is none, or lacks one of both.

    A workbook is a ZIP of XML: one that would unpack to more than a workbook may hold is none.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(info.file_size for info in archive.infolist()) > findings.LARGEST_WORKBOOK:
                return None
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        found = {name: _rows(list(book[name].iter_rows(values_only=True))) for name in profile.sheets}
        book.close()
    except _UNREADABLE:
        return None
    return found


def _rows(rows: list[tuple[object, ...]]) -> Rows:
    heads = [str(head or "") for head in rows[0]] if rows else []
    return [{h: str(v if v is not None else "") for h, v in zip(heads, row, strict=False)} for row in rows[1:] if any(row)]


def _listed(contents: Contents, documents: Rows, profile: TreeProfile) -> Iterator[Doubt]:
    """Every row has its file and every file its row: by the path, or by the code that begins its name."""
    files = [name for name in contents.files if name.lower().endswith(".pdf")]
    by_code = {name.rpartition("/")[2].removesuffix(".pdf").removesuffix("_signed"): name for name in files}
    meant = set()
    for number, row in enumerate(documents, 2):
        name = row.get("FileName") or by_code.get(row.get("DocCode", ""), "")
        if name not in contents.files:
            told = name or row.get("DocCode", "") or "?"
            yield findings.BAD_LINK.in_file(profile.workbook, NAME, where=f"văn bản, {number}", value=told)
        meant.add(name)
    allowed = {*meant, profile.workbook, profile.manifest}
    yield from (findings.EXTRA.in_file(name, NAME) for name in sorted(set(contents.files) - allowed))


def _counted(dossiers: Rows, documents: Rows, profile: TreeProfile) -> Iterator[Doubt]:
    for row in dossiers:
        own = [d for d in documents if d.get("FileCode") == row.get("FileCode")]
        if row.get("TotalDoc", "") != str(len(own)):
            yield findings.COUNTS_DISAGREE.in_file(
                profile.workbook, NAME, element="TotalDoc", value=row.get("TotalDoc", ""), expected=len(own)
            )
    known = {row.get("FileCode", "") for row in dossiers}
    for code in sorted({d.get("FileCode", "") for d in documents} - known):
        yield findings.BAD_LINK.in_file(profile.workbook, NAME, where="FileCode", value=code or "?")


def _proved(contents: Contents, profile: TreeProfile) -> Iterator[Doubt]:
    if profile.manifest not in contents.files:
        yield findings.NO_CHECKSUMS.in_file(profile.manifest, NAME)
        return
    text = (contents.read(profile.manifest) or b"").decode("utf-8", "replace")
    lines = [_LINE.fullmatch(line) for line in text.removesuffix("\n").split("\n")]
    digests = {line[2]: line[1] for line in lines if line}
    if len(digests) != len(lines) or not text.endswith("\n"):
        yield findings.ALTERED.in_file(profile.manifest, NAME)
    for name in sorted(set(contents.files) - {profile.manifest}):
        try:
            (digest,) = contents.digests(name, "sha256")
        except BROKEN:
            yield findings.LYING_ENTRY.in_file(name)
            continue
        if digests.get(name) != digest:
            yield findings.ALTERED.in_file(name, NAME)
    yield from (findings.MISSING.in_file(name, NAME) for name in sorted(set(digests) - set(contents.files)))
