"""`archivist pdf`: pictures to one two-layer PDF/A."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from archivist import app, durable
from archivist.cli import show
from archivist.clock import stamp
from archivist.model.doubt import Doubt
from archivist.model.plain import canonical, plain
from archivist.model.text import PageText
from archivist.pdf.encoded import EncodedPage
from archivist.troubles import Exit, StateSecret, Trouble
from archivist.workflow.lanes import Job
from archivist.workflow.loose import LoosePage, loose_pages, scratch_of
from archivist.workflow.made_by import RULES, SOFTWARE
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress

if TYPE_CHECKING:
    from archivist.workflow.document_work import BindPage

# Files of a page's encoded picture and, where it was read, of its text; the PDF of a program that it came in, and its place.
_Parts = tuple[Path, Path | None, tuple[Path, int] | None]


def pdf(words: Namespace) -> int:
    """Every page in the order of the sources; a page that cannot be taken is told and left out."""
    bar = show.Bar(quiet=words.json)
    troubles: list[Trouble] = []
    with app.scratch() as scratch, app.reading_of(words.settings) as parts:
        source = app.files(words.sources, scratch, words.settings, keep=True)
        total = sum(1 for _ in source.names())
        pages: dict[int, _Parts] = {}
        for done, page in enumerate(loose_pages(source, parts, words.cancel, encode=True), 1):
            troubles += _keep(page, scratch, pages)
            bar(Progress("pages", min(done, total), total))
        bar.close()
        found = _bound(words, parts, pages) if pages and not words.cancel() else []
    _tell(words, troubles, found, len(pages))
    return Exit.DOUBTS if troubles else Exit.DONE


def _keep(page: LoosePage, scratch: Path, pages: dict[int, _Parts]) -> list[Trouble]:
    """Puts a page's parts aside until all pages are there; returns the troubles that it met."""
    done = page.done
    if isinstance(done.encoded, EncodedPage):
        encoded, text = scratch_of(page, scratch, "encoded"), None
        durable.keep(encoded, done.encoded.to_bytes())
        if isinstance(done.text, PageText):
            text = scratch_of(page, scratch, "text")
            durable.keep(text, canonical(plain(done.text)))
        pages[page.ordinal] = encoded, text, page.born
    secret = [StateSecret(name=page.name, mark=done.secret.word)] if done.secret else []
    return [*secret, *(part for part in (done.cleaned, done.text, done.encoded) if isinstance(part, Trouble))]


def _bound(words: Namespace, parts: Parts, pages: dict[int, _Parts]) -> list[Doubt]:
    from archivist.workflow.document_work import BindJob, bind_document  # heavy, and wanted after the last page only

    leaves = tuple(_leaf(*pages[i], i + 1) for i in sorted(pages))
    agency = words.settings.agency
    title = words.title or words.output.stem
    job = BindJob(
        leaves, title, agency.name, "", "", SOFTWARE, "vi", RULES, stamp(), words.output.resolve(),
        words.settings.facsimile.level,
    )  # fmt: skip
    outcomes = list(parts.lane.run([Job("pdf", bind_document, (job,))], words.cancel))
    for outcome in outcomes:
        if outcome.trouble:
            raise outcome.trouble
    return [doubt for outcome in outcomes for doubt in outcome.value or ()]


def _leaf(encoded: Path, text: Path | None, born: tuple[Path, int] | None, number: int) -> "BindPage":
    from archivist.workflow.document_work import BindPage

    return BindPage(encoded, text, str(number), None, born=born)


def _tell(words: Namespace, troubles: list[Trouble], doubts: list[Doubt], pages: int) -> None:
    if words.json:
        told = [show.trouble_plain(t) for t in troubles]
        show.as_json(
            {"output": str(words.output), "pages": pages, "troubles": told, "doubts": [show.doubt_plain(d) for d in doubts]}
        )
        return
    for trouble in troubles:
        show.trouble(trouble)
    show.doubts(doubts)
