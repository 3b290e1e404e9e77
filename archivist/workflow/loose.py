"""Pages without a workspace: what `archivist read` and `archivist pdf` do with files that nobody wants to keep."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archivist.imaging.probe import probe
from archivist.model.page import Sheet
from archivist.model.promises.scanner_source import ScannerSource
from archivist.troubles import Trouble
from archivist.workflow.born import is_as_it_came
from archivist.workflow.lanes import Job
from archivist.workflow.page_work import PageDone, PageJob, work_on_page
from archivist.workflow.parts import Parts


@dataclass(frozen=True, slots=True)
class LoosePage:
    """One page's work, in whatever order it was finished; `ordinal` counts from 0 in the order of the source; `born` is the
    PDF of a program that the page lies in as it came, and which page of it.
    """

    ordinal: int
    name: str
    frame: int
    dpi: float
    size: tuple[int, int]
    done: PageDone
    born: tuple[Path, int] | None = None


@dataclass(frozen=True, slots=True)
class _Header:
    sheet: Sheet
    dpi: float
    size: tuple[int, int]


def loose_pages(
    source: ScannerSource, parts: Parts, cancel: Callable[[], bool], *, read: bool = True, encode: bool = False
) -> Iterator[LoosePage]:
    """Cleans, reads and encodes every sheet of a source side by side; what could not be taken comes out as its trouble.
    Raises EngineMissing, LanguageMissing before the first.
    """
    if read:
        parts.engine.check(parts.settings.ocr.languages)
    headers: dict[int, _Header] = {}
    refused: list[LoosePage] = []
    jobs = _jobs(source, parts, cancel, headers, refused, (read, encode))
    for outcome in parts.lane.run(jobs, cancel):
        yield from _drained(refused)
        header = headers.pop(outcome.key)
        done = outcome.value or PageDone(outcome.trouble or Trouble())
        yield LoosePage(
            outcome.key, header.sheet.name, header.sheet.frame, header.dpi, header.size, done, _born(header.sheet, done)
        )
    yield from _drained(refused)


def _jobs(
    source: ScannerSource,
    parts: Parts,
    cancel: Callable[[], bool],
    headers: dict[int, _Header],
    refused: list[LoosePage],
    wanted: tuple[bool, bool],
) -> Iterator[Job[PageDone]]:
    for ordinal, sheet in enumerate(source.scan(cancel)):
        if isinstance(sheet, Trouble):
            refused.append(_refused(ordinal, str(sheet.details.get("name", "?")), int(sheet.details.get("frame", 0)), sheet))
            continue
        try:
            header = probe(sheet.picture, sheet.inside, limits=parts.settings.capture, name=sheet.name)
        except Trouble as trouble:
            refused.append(_refused(ordinal, sheet.name, sheet.frame, trouble))
            continue
        dpi = sheet.dpi or header.dpi or parts.settings.capture.default_dpi
        headers[ordinal] = _Header(sheet, dpi, header.size)
        orientation = sheet.orientation if sheet.orientation != 1 else header.orientation
        job = PageJob(
            sheet.picture, sheet.inside, sheet.name, dpi, orientation, parts.settings, parts.engine, wanted[0], wanted[1]
        )
        yield Job(ordinal, work_on_page, (job,), parts.settings.ocr.page_seconds)


def _born(sheet: Sheet, done: PageDone) -> tuple[Path, int] | None:
    kept = sheet.beside if sheet.beside and not sheet.signed and is_as_it_came(done.recipe) else None
    return (kept, sheet.frame) if kept else None


def _refused(ordinal: int, name: str, frame: int, trouble: Trouble) -> LoosePage:
    return LoosePage(ordinal, name, frame, 0.0, (0, 0), PageDone(trouble))


def _drained(pages: list[LoosePage]) -> Iterator[LoosePage]:
    while pages:
        yield pages.pop(0)


def scratch_of(page: LoosePage, folder: Path, ending: str) -> Path:
    """Where a page's part waits until all pages are there."""
    return folder / f"{page.ordinal:06d}.{ending}"
