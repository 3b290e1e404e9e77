"""What others have described before, beside what was read: they prove each other, or somebody must look."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from archivist.model.description import By, Description, Entry, Origin
from archivist.model.doubt import Doubt, Place, Severity
from archivist.model.given import Given, GivenDossier, Matched
from archivist.model.plain import revive
from archivist.ocr.vietnamese import fold, plain
from archivist.storage.rows import Kept
from archivist.storage.workspace import Workspace
from archivist.translation import N_
from archivist.workflow.matching import code_sign

STAGE = "given"  # results: what was given of a document, or of a dossier and by rows that nothing was found for
PROOF = "an earlier description"
_CONFLICT = N_("{source} says {given}; on the paper stands {read}.")
_CONFLICT_REMEDY = N_("Compare both with the paper, and set the field to what is right.")
_NO_PAPER = N_("{what} stands in the list ({source}), but no document of the dossier is it.")
_NO_PAPER_REMEDY = N_("Look for the paper and scan it, mend what was misread, or settle the doubt with the reason.")


def given_rows(workspace: Workspace, document_ids: Sequence[str]) -> dict[str, tuple[Matched, ...]]:
    """The rows that are about each document."""
    kept = workspace.results(STAGE, document_ids)
    return {i: revive(tuple[Matched, ...], row.value) for i, row in kept.items() if row.trouble is None}


def given_dossier(kept: Kept | None) -> GivenDossier:
    return revive(GivenDossier, kept.value) if kept and kept.trouble is None else GivenDossier()


def with_given(own: Description, rows: Sequence[Matched]) -> Description:
    """What both say is proved; what was not read, or surely misread, is taken from the list, whose last row outranks."""
    for one in rows:
        for field, value in _of_document(one.given):
            own = own.given(_joined(own.get(field), field, value, one.given))
    return own


def _of_document(row: Given) -> list[tuple[str, str]]:
    """The title of a case is that of its dossier, not of each of its papers."""
    return [(field, value) for field, value in row.values.items() if field != "title"]


def _joined(read: Entry | None, field: str, value: str, row: Given) -> Entry:
    if read is None or not read.value:
        return Entry(field, value, Origin(By.GIVEN, read=value, rule=row.where))
    if same(field, read.value, value):
        return read if read.origin.by is not By.MACHINE else _proved(read)
    if read.sure and read.origin.by is not By.RULE:
        return read
    return Entry(field, value, replace(read.origin, by=By.GIVEN, rule=row.where, read=read.value))


def _proved(read: Entry) -> Entry:
    return replace(read, origin=replace(read.origin, proved=True, proof=read.origin.proof or PROOF))


def same(field: str, one: str, other: str) -> bool:
    """Whether two spellings mean the same: capitals, marks, the place of a tone and noughts in front do not matter; of a
    date what both say counts.
    """
    if field in ("code", "number"):
        return code_sign({"code": one}) == code_sign({"code": other})
    if "date" in field or field == "holder_birth":
        return one.startswith(other) or other.startswith(one)
    if field == "subject":
        one, other = (re.sub(r"^(?:v/v|ve viec)\b", "", plain(text)).strip(" :.") for text in (one, other))
    return re.sub(r"\W+", " ", fold(one)).strip() == re.sub(r"\W+", " ", fold(other)).strip()


def conflicts(described: Mapping[str, Description], rows: Mapping[str, Sequence[Matched]]) -> Iterator[Doubt]:
    """Where list and paper differ and nobody has decided. `described` are the documents as they were read, with what a hand
    has set.
    """
    for document_id, ones in rows.items():
        own = described.get(document_id, Description())
        for one in ones:
            for field, value in _of_document(one.given):
                entry = own.get(field)
                if entry and entry.value and entry.origin.by is By.MACHINE and not same(field, entry.value, value):
                    place = Place(entry.origin.page_id, document_id, field=field, box=entry.origin.box)
                    told = {"source": one.given.where, "given": value, "read": entry.value}
                    yield Doubt("given.conflict", Severity.MINOR, _CONFLICT, _CONFLICT_REMEDY, place, told)


def without_paper(dossier_id: str, given: GivenDossier) -> Iterator[Doubt]:
    """Rows of a list that no document is: a paper may be missing."""
    for row in given.unmatched:
        what = row.values.get("code") or row.values.get("subject") or row.where
        told = {"what": what, "source": row.where}
        yield Doubt("given.no-paper", Severity.MINOR, _NO_PAPER, _NO_PAPER_REMEDY, Place(subject=dossier_id), told)
