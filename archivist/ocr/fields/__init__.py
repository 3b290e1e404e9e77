"""Which field a page speaks of: the first description of a document, proposed from what was read."""

from collections.abc import Sequence

from archivist.model.description import Description, Entry
from archivist.model.lessons import NONE, Lessons
from archivist.model.template import Template
from archivist.model.text import PageText
from archivist.ocr.fields.addressee import addressee_entries, recipients_entries
from archivist.ocr.fields.agency import agency_entries, initials
from archivist.ocr.fields.arrival import arrival_entries
from archivist.ocr.fields.contradiction import uncontradicted
from archivist.ocr.fields.date import date_entries
from archivist.ocr.fields.folder_cover import cover_entries
from archivist.ocr.fields.heading import heading_of, subject_entries, type_entries
from archivist.ocr.fields.holder import agreeing, holder_entries, sex_of
from archivist.ocr.fields.identifiers import identifier_entries
from archivist.ocr.fields.judgement import judged
from archivist.ocr.fields.learned import with_lessons
from archivist.ocr.fields.marks import mark_entries
from archivist.ocr.fields.number import number_entries
from archivist.ocr.fields.sheet import Sheet, sheet_of
from archivist.ocr.fields.signer import signer_entries
from archivist.ocr.fields.start import evidence_of_start, printed_number
from archivist.ocr.fields.wording import keyword_entries, language_entries
from archivist.ocr.fields.zones import outranking, zone_entries

__all__ = ["describe", "on_page", "page_fields", "printed_number", "proposed", "secrecy_of", "starts_document"]


def describe(
    pages: Sequence[tuple[str, PageText]], lessons: Lessons = NONE, templates: Sequence[Template] = ()
) -> Description:
    """The fields of one document from the texts of its pages, each as (page_id, text), in order.

    The head is taken from the first page; recipients and signer from the last page that has them. Every entry is a
    proposal by the machine, with its place; a field that was not found, or not surely, is left out. Pages that are forms
    of one of the `templates` are read by its zones.
    """
    if not pages:
        return Description()
    sheets = [sheet_of(page_id, text) for page_id, text in pages]
    in_zones = [e for page_id, text in pages for e in zone_entries(page_id, text, templates)]
    drawn = judged(in_zones, sheets) if in_zones else []
    found = with_lessons(outranking(judged(proposed(sheets), sheets), drawn), lessons)
    subject = next((e for e in found if e.field == "subject"), None)
    whole = [*agreeing(found, sex_of(sheets[0])), *keyword_entries(subject), *language_entries(sheets)]
    whole += cover_entries(sheets[0])
    return Description().given_all(whole)


def proposed(sheets: Sequence[Sheet]) -> list[Entry]:
    """What is read, as sure as the words that it was read from; what that is worth `judged` knows."""
    feet = [found for sheet in reversed(sheets) if (found := _foot(sheet))]
    return [*uncontradicted(_head(sheets[0]), sheets[0]), *(feet[0] if feet else [])]


def page_fields(page_id: str, text: PageText) -> Description:
    """The fields that show on one page: those of the head if it begins a document, recipients and signer if it ends one."""
    sheet = sheet_of(page_id, text)
    return Description().given_all(agreeing(judged(on_page(sheet), [sheet]), sex_of(sheet)))


def on_page(sheet: Sheet) -> list[Entry]:
    """What one page shows, not yet judged."""
    return [*(uncontradicted(_head(sheet), sheet) if evidence_of_start(sheet) >= 0.5 else []), *_foot(sheet)]


def starts_document(text: PageText) -> float:
    """How much speaks for the first page of a document (0 to 1): motto, agency, number, place and date, heading."""
    return evidence_of_start(sheet_of("", text))


def secrecy_of(text: PageText) -> str:
    """The secrecy mark that is read on a page, of whatever kind the page is; "" where none is."""
    entries = mark_entries(sheet_of("", text))
    return next((e.value for e in entries if e.field == "secrecy"), "")


def _head(sheet: Sheet) -> list[Entry]:
    heading = heading_of(sheet)
    agencies = agency_entries(sheet)
    numbers = number_entries(sheet, heading.kind if heading else None, initials(e.value for e in agencies))
    notation = next((e.value for e in numbers if e.field == "notation"), "")
    dates = date_entries(sheet)
    issued = next((e.value for e in dates if e.field == "date"), "")
    return [
        *agencies,
        *numbers,
        *dates,
        *type_entries(sheet, heading, notation),
        *subject_entries(sheet, heading),
        *addressee_entries(sheet, letter=heading is None and bool(numbers)),
        *mark_entries(sheet),
        *arrival_entries(sheet, issued),
        *identifier_entries(sheet),
        *holder_entries(sheet),
    ]


def _foot(sheet: Sheet) -> list[Entry]:
    return [*recipients_entries(sheet), *signer_entries(sheet)]
