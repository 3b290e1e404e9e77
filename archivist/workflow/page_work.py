"""What a worker does with one page: clean, read and encode it, decoding the master once."""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archivist.imaging.clean import clean
from archivist.imaging.decode import open_picture
from archivist.imaging.pixels import Pixels
from archivist.imaging.prepare import for_reading, reading_dpi, without_red
from archivist.imaging.render import render, size_of
from archivist.imaging.view import viewed
from archivist.model.measures import Cleaned
from archivist.model.promises.ocr_engine import OcrEngine
from archivist.model.recipe import Recipe
from archivist.model.text import PageText
from archivist.ocr.arrival import with_arrival
from archivist.ocr.fields import secrecy_of, starts_document
from archivist.ocr.hand.joined import with_hand
from archivist.ocr.red_ink import with_red_stamps
from archivist.ocr.stamps import STAMPS_DPI, UPPER, with_stamps
from archivist.pdf.encode import encode
from archivist.pdf.encoded import EncodedPage
from archivist.settings import Settings
from archivist.troubles import TooLarge, Trouble


@dataclass(frozen=True, slots=True)
class PageJob:
    """One page and what is missing of it. `cleaned` and `by_hand` are given where they are known already."""

    picture: Path
    frame: int
    name: str
    dpi: float
    orientation: int
    settings: Settings
    engine: OcrEngine
    read: bool = True
    encode: bool = True
    cleaned: Cleaned | None = None
    by_hand: Recipe | None = None
    declassified: bool = False


@dataclass(frozen=True, slots=True)
class Secret:
    """All that may be known of a page with a secrecy mark: the word, and how much speaks for the start of a document."""

    word: str
    starts: float


@dataclass(frozen=True, slots=True)
class PageDone:
    """What came out; each part is its value, the trouble that it met, or None where it was not asked for or not sensible."""

    cleaned: Cleaned | Trouble
    text: PageText | Trouble | None = None
    encoded: EncodedPage | Trouble | None = None
    secret: Secret | None = None

    @property
    def recipe(self) -> Recipe:
        return self.cleaned.recipe if isinstance(self.cleaned, Cleaned) else Recipe()


def work_on_page(job: PageJob) -> PageDone:
    """Runs in a worker. Blank pages and separators are neither read nor encoded, unless a hand set their recipe."""
    try:
        opened = open_picture(job.picture, job.frame, limits=job.settings.capture, name=job.name)
        cleaned = job.cleaned or clean(opened.pixels, job.dpi, job.orientation, job.settings.imaging)
    except Trouble as trouble:
        return PageDone(trouble)
    except MemoryError:
        return PageDone(TooLarge(name=job.name, width="?", height="?"))
    if not has_content(cleaned) and job.by_hand is None:
        return PageDone(cleaned)
    recipe = job.by_hand or cleaned.recipe
    text = _read(job, opened.pixels, recipe) if job.read else None
    secret = _secret(text) if job.read and not job.declassified else None
    if secret:
        return PageDone(cleaned, secret=secret)
    return PageDone(cleaned, text, _encode(job, render(opened.pixels, recipe)) if job.encode else None)


def _secret(text: PageText | Trouble | None) -> Secret | None:
    """What is read, framed stamps included, says so. Text and picture of such a page do not leave the worker."""
    word = secrecy_of(text) if isinstance(text, PageText) else ""
    return Secret(word, starts_document(text)) if word and isinstance(text, PageText) else None


def has_content(cleaned: Cleaned) -> bool:
    """Whether the page is one that a reader will want to see."""
    return not cleaned.measures.blank and cleaned.measures.separator is None


def _read(job: PageJob, master: Pixels, recipe: Recipe) -> PageText | Trouble:
    """Looks at the page in the smallest sufficient size; the places that it tells are those of the rendition."""
    dpi, ocr = reading_dpi(job.dpi), job.settings.ocr
    page = viewed(without_red(master), recipe, dpi / job.dpi)
    try:
        text = with_hand(job.engine.read(for_reading(page, dpi), dpi, ocr.languages, ocr.page_seconds), page)
        colour, seen_dpi = _in_colour(job, master, recipe)
        upper = colour[: math.ceil(UPPER * colour.shape[0])]
        stamped = with_stamps(text, upper, seen_dpi, job.engine, ocr.page_seconds)
        stamped = with_red_stamps(stamped, colour, seen_dpi, job.engine, ocr.page_seconds)
        stamped = with_arrival(stamped, colour, seen_dpi, job.engine, ocr.page_seconds)
    except Trouble as trouble:
        return trouble
    return stamped.scaled_to(recipe.size(size_of(master)), job.dpi)


def _in_colour(job: PageJob, master: Pixels, recipe: Recipe) -> tuple[Pixels, float]:
    """The page as stamps are looked for on it: in colour, at 140 dpi or a little more."""
    factor = 1.0
    while factor * job.dpi >= 2 * STAMPS_DPI:
        factor /= 2
    return viewed(master, recipe, factor), factor * job.dpi


def _encode(job: PageJob, rendition: Any) -> EncodedPage | Trouble:
    try:
        return encode(rendition, job.dpi, job.settings.facsimile)
    except Trouble as trouble:
        return trouble
