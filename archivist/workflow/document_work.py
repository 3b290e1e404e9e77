"""What a worker does with one document: describe it from its pages' texts, bind its facsimile, check what was bound."""

import contextlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from archivist import durable
from archivist.clock import parse
from archivist.model.correction import Correction, corrected
from archivist.model.description import Description
from archivist.model.doubt import Doubt
from archivist.model.lessons import NONE, Lessons
from archivist.model.plain import revive
from archivist.model.template import Template
from archivist.model.text import PageText
from archivist.ocr.fields import describe
from archivist.pdf import findings
from archivist.pdf.bind import bind
from archivist.pdf.born import BornPage, mended
from archivist.pdf.check import check
from archivist.pdf.encoded import EncodedPage
from archivist.pdf.facsimile import About, FacsimilePage, Level
from archivist.pdf.stamp import Stamp
from archivist.pdf.unmendable import Unmendable


@dataclass(frozen=True, slots=True)
class DescribeJob:
    """The pages of one document: (page id, file of its PageText) in order; pages that could not be read are left out.
    `says` is what a person corrected of each, by page id.
    """

    texts: tuple[tuple[str, Path], ...]
    lessons: Lessons = NONE
    says: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)
    templates: tuple[Template, ...] = ()


@dataclass(frozen=True, slots=True)
class BindPage:
    """One page of a facsimile: files of its encoded picture and (if it was read) its text, its leaf label and stamp; `says`
    is what a person corrected of the text; `born` is the PDF of a program that it came in, and which page of it (from 0).
    """

    encoded: Path
    text: Path | None
    leaf: str
    stamp: Stamp | None
    heading: str = ""
    says: tuple[Correction, ...] = ()
    born: tuple[Path, int] | None = None


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
    return describe(texts, job.lessons, job.templates)


def bind_document(job: BindJob) -> tuple[Doubt, ...]:
    """Runs in a worker: writes the facsimile to `into` and returns what our own check finds in the final bytes."""
    made_at: datetime = parse(job.made_at)
    about = About(
        job.title, job.agency, job.archive_code, job.fonds, made_at, job.software, job.language, job.rules, job.level
    )
    with durable.translated(job.into), _scratch(job) as scratch:
        found = _born(job.pages, scratch)
        leaves = [_leaf(page, found.get(number)) for number, page in enumerate(job.pages)]
        bind(leaves, about, job.into)
    return (*check(job.into), *_drawn(found, job.into.name))


def _scratch(job: BindJob) -> contextlib.AbstractContextManager[str]:
    """A place for pages that programs wrote, where there are any."""
    if not any(page.born for page in job.pages):
        return contextlib.nullcontext("")
    durable.make_folder(job.into.parent)
    return TemporaryDirectory(prefix=f".{job.into.name}.", dir=job.into.parent)


def _born(pages: Sequence[BindPage], scratch: str) -> dict[int, BornPage | Unmendable]:
    """By their place in the document, the pages that programs wrote; those of one file are mended together."""
    files: dict[Path, dict[int, int]] = {}
    for place, page in enumerate(pages):
        if page.born:
            files.setdefault(page.born[0], {})[page.born[1]] = place
    found: dict[int, BornPage | Unmendable] = {}
    for at, (file, places) in enumerate(files.items()):
        texts = {number: text_of(text) if (text := pages[place].text) else None for number, place in places.items()}
        for number, page_or_reason in mended(file, texts, Path(scratch) / f"{at}.pdf").items():
            found[places[number]] = page_or_reason
    return found


def _drawn(found: Mapping[int, BornPage | Unmendable], name: str) -> tuple[Doubt, ...]:
    return tuple(
        findings.DRAWN.about(name, page=place + 1, reason=why.reason)
        for place, why in sorted(found.items())
        if isinstance(why, Unmendable)
    )


def _leaf(page: BindPage, born: BornPage | Unmendable | None) -> FacsimilePage:
    """Pictures and words are fetched when the page's turn comes, so that a long document needs no more memory
    than a short one.
    """

    def encoded() -> EncodedPage:
        return EncodedPage.from_bytes(page.encoded.read_bytes())

    def text() -> PageText | None:
        return corrected(text_of(page.text), page.says) if page.text else None

    kept = born if isinstance(born, BornPage) else None
    return FacsimilePage(encoded, text, page.leaf, page.stamp, page.heading, kept)
