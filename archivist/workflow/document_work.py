"""What a worker does with one document: describe it from its pages' texts, bind its facsimile, check what was bound."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from archivist import durable
from archivist.clock import parse
from archivist.model.correction import Correction, corrected
from archivist.model.description import Description
from archivist.model.doubt import Doubt
from archivist.model.lessons import NONE, Lessons
from archivist.model.plain import revive
from archivist.model.text import PageText
from archivist.ocr.fields import describe
from archivist.pdf.bind import bind
from archivist.pdf.check import check
from archivist.pdf.encoded import EncodedPage
from archivist.pdf.facsimile import About, FacsimilePage, Level
from archivist.pdf.stamp import Stamp


@dataclass(frozen=True, slots=True)
class DescribeJob:
    """The pages of one document: (page id, file of its PageText) in order; pages that could not be read are left out.
    `says` is what a person corrected of each, by page id.
    """

    texts: tuple[tuple[str, Path], ...]
    lessons: Lessons = NONE
    says: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BindPage:
    """One page of a facsimile: files of its encoded picture and (if it was read) its text, its leaf label and stamp; `says`
    is what a person corrected of the text.
    """

    encoded: Path
    text: Path | None
    leaf: str
    stamp: Stamp | None
    heading: str = ""
    says: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class BindJob:
    """One document's facsimile; `made_at` as the clock stamps it."""

    pages: tuple[BindPage, ...]
    title: str
    agency: str
    archive_code: str
    fonds: str
    software: str
    language: str
    rules: str
    made_at: str
    into: Path
    level: Level = "2u"


def text_of(path: Path) -> PageText:
    """A page's text as the vault keeps it."""
    return revive(PageText, json.loads(path.read_bytes()))


def describe_document(job: DescribeJob) -> Description:
    """Runs in a worker."""
    texts = [(page_id, corrected(text_of(path), job.says.get(page_id, ()))) for page_id, path in job.texts]
    return describe(texts, job.lessons)


def bind_document(job: BindJob) -> tuple[Doubt, ...]:
    """Runs in a worker: writes the facsimile to `into` and returns what our own check finds in the final bytes."""
    made_at: datetime = parse(job.made_at)
    about = About(
        job.title, job.agency, job.archive_code, job.fonds, made_at, job.software, job.language, job.rules, job.level
    )
    with durable.translated(job.into):
        bind([_page(page) for page in job.pages], about, job.into)
    return tuple(check(job.into))


def _page(page: BindPage) -> FacsimilePage:
    """Pictures and words are fetched when the page's turn comes, so that a long document needs no more memory
    than a short one.
    """

    def encoded() -> EncodedPage:
        return EncodedPage.from_bytes(page.encoded.read_bytes())

    def text() -> PageText | None:
        return corrected(text_of(page.text), page.says) if page.text else None

    return FacsimilePage(encoded, text, page.leaf, page.stamp, page.heading)
