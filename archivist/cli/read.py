"""`archivist read`: clean, read and describe pages, without a workspace."""

import json
from argparse import Namespace
from pathlib import Path, PurePosixPath

from archivist import app, durable
from archivist.cli import show
from archivist.troubles import Exit, StateSecret, Trouble
from archivist.workflow.loose import LoosePage, loose_pages
from archivist.workflow.page_report import page_report, page_words
from archivist.workflow.progress import Progress


def read(words: Namespace) -> int:
    """Mirrors each source below the output folder; a page that cannot be read has a .json that says why."""
    troubled = 0
    bar = show.Bar(quiet=words.json)
    with app.scratch() as scratch, app.reading_of(words.settings) as parts:
        source = app.files(words.sources, scratch, words.settings, keep=True)
        total = sum(1 for _ in source.names())
        for done, page in enumerate(loose_pages(source, parts, words.cancel), 1):
            troubled += _write(page, words.out)
            bar(Progress("pages", min(done, total), total))
    bar.close()
    if words.json:
        show.as_json({"out": str(words.out), "pages": total, "troubled": troubled})
    return Exit.DOUBTS if troubled else Exit.DONE


def _write(page: LoosePage, out: Path) -> bool:
    """Writes NAME.json and, where there are words that may be kept, NAME.txt; True where the page met a trouble."""
    report, text = page_report(page), page_words(page.done)
    stem = _stem(page)
    durable.keep(out / f"{stem}.json", json.dumps(report, ensure_ascii=False, indent=1).encode())
    if text is not None:
        durable.keep(out / f"{stem}.txt", text.encode())
    if page.done.secret:
        show.trouble(StateSecret(name=page.name, mark=page.done.secret.word))
    return bool(page.done.secret) or any(isinstance(part, Trouble) for part in (page.done.cleaned, page.done.text))


def _stem(page: LoosePage) -> str:
    """The name without its ending; pages of one file are told apart by their number, the first keeps the plain name."""
    path = PurePosixPath(page.name)
    plain = path.with_suffix("").as_posix()
    return plain if page.frame == 0 else f"{plain}_p{page.frame + 1:04d}"
