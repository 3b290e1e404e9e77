"""`archivist workspace copy|audit|restore`: a second copy of everything, and proof that both are whole."""

from argparse import Namespace
from pathlib import Path

from archivist import app
from archivist.cli import show
from archivist.model.plain import plain
from archivist.storage.audit import Audited, audit
from archivist.storage.copies import copy, restore
from archivist.storage.layout import Layout, read_card
from archivist.storage.verify import verify
from archivist.translation import _, ngettext
from archivist.troubles import Exit
from archivist.workflow.progress import Progress


def make(words: Namespace) -> int:
    """Exit status 3 where something is damaged here and was not copied."""
    bar = show.Bar(quiet=words.json)
    with app.workspace_at(words.path) as workspace:
        done = copy(workspace, words.to, words.cancel, lambda n, of: bar(Progress("copy", n, of)))
    bar.close()
    if words.json:
        show.as_json(plain(done) | {"folder": str(done.folder)})
    else:
        megabytes = f"{done.length / 1e6:.1f}"
        told = ngettext(
            "{n} new file ({megabytes} MB) is in the copy.", "{n} new files ({megabytes} MB) are in the copy.", done.blobs
        )
        show.line(told.format(n=done.blobs, megabytes=megabytes))
        if done.damaged:
            show.line(_("Damaged here and not copied: {n}. Run: archivist workspace audit.").format(n=len(done.damaged)))
    return Exit.DOUBTS if done.damaged else Exit.DONE


def look(words: Namespace) -> int:
    """Exit status 0 only where every byte that was looked at is sound now."""
    bar = show.Bar(quiet=words.json)
    copied = _copy_of(words.path, words.copy) if words.copy else None
    with app.workspace_at(words.path) as workspace:
        done = audit(workspace, copied, words.share / 100, words.cancel, lambda n, of: bar(Progress("audit", n, of)))
    bar.close()
    if words.json:
        told = {k: v for k, v in plain(done).items() if k != "doubts"}
        show.as_json(told | {"doubts": [show.doubt_plain(d) for d in done.doubts]})
    else:
        _tell(done)
    return Exit.DOUBTS if done.lost else Exit.DONE


def put_back(words: Namespace) -> int:
    """A workspace from its copy at a new place, verified to the last byte."""
    recovered = restore(words.path, words.into)
    doubts = verify(words.into)
    if words.json:
        show.as_json(plain(recovered) | {"doubts": [show.doubt_plain(d) for d in doubts]})
    else:
        show.line(_("{events} events, {pages} pages brought back.").format(events=recovered.events, pages=recovered.pages))
        show.doubts(doubts)
    return Exit.DOUBTS if doubts else Exit.DONE


def _copy_of(workspace: Path, copies: Path) -> Path:
    """The copy of this workspace in a folder of copies."""
    return copies / read_card(Layout(workspace)).workspace_id


def _tell(done: Audited) -> None:
    megabytes = f"{done.length / 1e6:.1f}"
    told = ngettext("{n} file ({megabytes} MB) looked at.", "{n} files ({megabytes} MB) looked at.", done.blobs)
    show.line(told.format(n=done.blobs, megabytes=megabytes))
    show.doubts(list(done.doubts))
    if done.mended_copy:
        show.line(_("Made good in the copy: {n}.").format(n=len(done.mended_copy)))
