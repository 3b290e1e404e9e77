"""Which document a row of somebody's list is about: by file name, số and ký hiệu, date, or place in the list."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PureWindowsPath

from archivist.model.description import Description
from archivist.model.given import Given, Level, Matched, Why
from archivist.ocr.vietnamese import plain

Sign = tuple[str, ...]
_WEAK = (Why.DATE_AND_TYPE, Why.ORDINAL)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document with what it is known by: its place in the dossier, the name of its first page, what was read."""

    document_id: str
    ordinal: int
    file: str
    description: Description


def matched(candidates: Sequence[Candidate], rows: Sequence[Given]) -> dict[str, tuple[Matched, ...]]:
    """By document the rows that are about it, of each list one at most. What is certain goes first; what could be about two
    is about none.
    """
    found: dict[str, list[Matched]] = {c.document_id: [] for c in candidates}
    for source in dict.fromkeys(row.source for row in rows):
        for document_id, one in _of_list(candidates, [row for row in rows if row.source == source]).items():
            found[document_id].append(one)
    return {document_id: tuple(ones) for document_id, ones in found.items() if ones}


def _of_list(candidates: Sequence[Candidate], rows: Sequence[Given]) -> dict[str, Matched]:
    cases = [row for row in rows if row.level is Level.CASE]
    documents = [row for row in rows if row.level is Level.DOCUMENT]
    found = _of_cases(candidates, cases)
    for why, of_candidate, of_row in _SIGNS:
        open_ones = [c for c in candidates if c.document_id not in found]
        left = [row for row in documents if not any(one.given is row for one in found.values())]
        if why is Why.ORDINAL and len(documents) != len(candidates):
            continue
        pairs = _pairs(open_ones, left, of_candidate, of_row)
        found |= {c.document_id: Matched(row, why) for c, row in pairs if why not in _WEAK or not _other_code(c, row)}
    return found


def _of_cases(candidates: Sequence[Candidate], rows: Sequence[Given]) -> dict[str, Matched]:
    """A case has several papers: each that bears its code."""
    by_code = {row.values["tthc_dossier"].upper(): row for row in rows}
    told = {c.document_id: by_code.get(c.description.value("tthc_dossier").upper()) for c in candidates}
    return {document_id: Matched(row, Why.CASE) for document_id, row in told.items() if row}


def _pairs(
    candidates: Sequence[Candidate], rows: Sequence[Given],
    of_candidate: Callable[[Candidate], Sign], of_row: Callable[[Given], Sign],
) -> list[tuple[Candidate, Given]]:  # fmt: skip
    """Those that have the same sign, where nothing else among them has it."""
    signs, row_signs = [of_candidate(c) for c in candidates], [of_row(row) for row in rows]
    often, row_often = Counter(signs), Counter(row_signs)
    by_sign = {sign: row for sign, row in zip(row_signs, rows, strict=True) if all(sign) and row_often[sign] == 1}
    return [(c, by_sign[sign]) for c, sign in zip(candidates, signs, strict=True) if sign in by_sign and often[sign] == 1]


def _other_code(candidate: Candidate, row: Given) -> bool:
    """Whether both have a number, and not the same: whatever else agrees, they are two papers."""
    codes = code_sign(candidate.description.values()), code_sign(row.values)
    return all(codes) and codes[0] != codes[1]


def _stem(name: str) -> str:
    """Of a file, without folders, endings and what a signing program adds."""
    return plain(re.sub(r"_signed$", "", PureWindowsPath(name).stem)) if name else ""


def code_sign(values: Mapping[str, str]) -> str:
    """Số and ký hiệu for comparing: without blanks, accents and noughts in front."""
    return re.sub(r"\s", "", plain(values.get("code", ""))).lstrip("0")


def _code_and_date(values: Mapping[str, str]) -> Sign:
    return code_sign(values), values.get("date", "")


def _date_and_type(values: Mapping[str, str]) -> Sign:
    return values.get("date", ""), plain(values.get("doc_type", ""))


_SIGNS: tuple[tuple[Why, Callable[[Candidate], Sign], Callable[[Given], Sign]], ...] = (
    (Why.FILE, lambda c: (_stem(c.file),), lambda r: (_stem(r.file),)),
    (Why.CODE_AND_DATE, lambda c: _code_and_date(c.description.values()), lambda r: _code_and_date(r.values)),
    (Why.CODE, lambda c: (code_sign(c.description.values()),), lambda r: (code_sign(r.values),)),
    (Why.DATE_AND_TYPE, lambda c: _date_and_type(c.description.values()), lambda r: _date_and_type(r.values)),
    (Why.ORDINAL, lambda c: (str(c.ordinal),), lambda r: (str(r.ordinal or ""),)),
)
