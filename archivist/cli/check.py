"""`archivist check`: is this PDF/A, package or workspace what it should be?"""

from argparse import Namespace

from archivist import app
from archivist.cli import show
from archivist.translation import _
from archivist.troubles import Exit
from archivist.workflow.checking import check_path


def check(words: Namespace) -> int:
    """Exit status 0 only when nothing at all is wrong; notes do not count."""
    doubts = check_path(words.path, app.every_format(), app.trusted_of(words.settings))
    wrong = [d for d in doubts if d.severity.value != "note"]
    if words.json:
        show.as_json({"path": str(words.path), "clean": not wrong, "doubts": [show.doubt_plain(d) for d in doubts]})
    else:
        show.doubts(doubts)
        verdict = _("{path}: not in order.") if wrong else _("{path}: nothing wrong.")
        show.line(verdict.format(path=words.path))
    return Exit.DOUBTS if wrong else Exit.DONE
