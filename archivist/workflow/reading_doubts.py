"""Doubts that only a whole dossier shows: a page number that is missing, a date to come, numbers against their dates."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from archivist.model.description import By, Description
from archivist.model.dossier import Arrangement, Document
from archivist.model.doubt import Doubt, Place, Severity
from archivist.translation import N_

_OUTSIDE = N_("The date {date} lies outside the years of the dossier, {first} to {last}.")
_REMEDY = N_("Compare it with the paper, and correct what was misread.")


def reading_doubts(
    arrangement: Arrangement, numbers: Mapping[str, int | None], described: Mapping[str, Description], today: dt.date,
    period: tuple[str, str] = ("", ""),
) -> Iterator[Doubt]:  # fmt: skip
    """`numbers` are those printed on the pages, `described` the documents, both by id; `period` is from when to when the
    dossier is (ISO, whole or in part), where its cover, a list or a hand says so.
    """
    for document in arrangement.documents:
        yield from _missing_pages(document, numbers)
        yield from _to_come(document, described[document.document_id], today)
        yield from _outside(document, described[document.document_id], period)
    for series in _series(arrangement.documents, described):
        yield from _twice(series)
        yield from _out_of_order(series)


def _missing_pages(document: Document, numbers: Mapping[str, int | None]) -> Iterator[Doubt]:
    """Between two numbered pages there must be as many as the numbers say; an annex that counts anew is none of it."""
    numbered = [(at, page, n) for at, page in enumerate(document.pages) if (n := numbers.get(page))]
    for (at, _page, number), (then, page, next_number) in pairwise(numbered):
        if next_number - number > then - at:
            yield Doubt(
                "document.page-missing",
                Severity.MINOR,
                N_("After page {before} of a document comes page {after}: a page may be missing."),
                N_("Look into the paper, and scan the page that was left out."),
                Place(page, document.document_id),
                {"before": number, "after": next_number},
            )


def _to_come(document: Document, description: Description, today: dt.date) -> Iterator[Doubt]:
    entry = description.get("date")
    if entry and (day := _day(entry.value)) and day > today:
        place = Place(entry.origin.page_id, document.document_id, field="date", box=entry.origin.box)
        yield Doubt(
            "document.date-to-come", Severity.MINOR, N_("The date {date} is still to come."), _REMEDY, place,
            {"date": f"{day:%d/%m/%Y}"},
        )  # fmt: skip


def _outside(document: Document, description: Description, period: tuple[str, str]) -> Iterator[Doubt]:
    """Before the first or after the last year of the dossier: papers that are evidence may be older, but most were misread
    or laid into the wrong dossier. What is proved on the paper is not asked about.
    """
    entry, (first, last) = description.get("date"), (side[:4] for side in period)
    if entry is None or entry.origin.proved or not first or not last or first <= entry.value[:4] <= last:
        return
    if entry.origin.by is By.MACHINE and (day := _day(entry.value)):
        place = Place(entry.origin.page_id, document.document_id, field="date", box=entry.origin.box)
        yield Doubt(
            "document.date-outside", Severity.MINOR, _OUTSIDE, _REMEDY, place,
            {"date": f"{day:%d/%m/%Y}", "first": first, "last": last},
        )  # fmt: skip


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


Numbered = tuple[int, dt.date, Document, Description]


def _series(documents: Sequence[Document], described: Mapping[str, Description]) -> Iterator[list[Numbered]]:
    """The documents of one agency that are counted together within a year, by number (NĐ 30/2020/NĐ-CP, Điều 15)."""
    series: dict[tuple[str, ...], list[Numbered]] = defaultdict(list)
    for document in documents:
        told = described[document.document_id]
        day, number = _day(told.value("date")), told.value("number")
        if day and number.isdecimal() and told.value("agency") and told.value("notation"):
            key = (told.value("agency_parent"), told.value("agency"), told.value("notation"), str(day.year))
            series[key].append((int(number), day, document, told))
    for members in series.values():
        yield sorted(members, key=lambda m: (m[0], m[1]))


def _twice(series: Sequence[Numbered]) -> Iterator[Doubt]:
    """The same paper may lie in a dossier twice, but not with two dates."""
    for (number, day, _document, _told), (other, other_day, document, told) in pairwise(series):
        if number == other and day != other_day:
            yield _about(document, told, "document.number-twice",
                         N_("{code} stands on two documents with different dates, {first} and {second}."),
                         {"first": f"{day:%d/%m/%Y}", "second": f"{other_day:%d/%m/%Y}"})  # fmt: skip


def _out_of_order(series: Sequence[Numbered]) -> Iterator[Doubt]:
    """Numbers are given out in the order of the days."""
    for (number, day, _document, before), (other, other_day, document, told) in pairwise(series):
        if number < other and other_day < day:
            yield _about(document, told, "document.number-order",
                         N_("{code} is dated {second}, before {other} of {first}, which has a smaller number."),
                         {"first": f"{day:%d/%m/%Y}", "second": f"{other_day:%d/%m/%Y}",
                          "other": before.value("code")})  # fmt: skip


def _about(document: Document, told: Description, code: str, sentence: str, details: dict[str, str]) -> Doubt:
    entry = told.get("number")
    origin = entry.origin if entry else None
    place = Place(
        origin.page_id if origin else None, document.document_id, field="number", box=origin.box if origin else None
    )
    return Doubt(code, Severity.MINOR, sentence, _REMEDY, place, {"code": told.value("code"), **details})
