"""Before a command works on a workspace in which people sign in, one of them does.

The libraries of storage are loaded only where a command names a workspace.
"""

import getpass
import os
import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from archivist import app
from archivist.model.rights import Right
from archivist.translation import _
from archivist.troubles import SignInFirst, Trouble

if TYPE_CHECKING:
    from archivist.storage.workspace import Workspace

# What each command asks for at its door; what it records is asked again at every event. A command that is not named here
# works in no workspace where people sign in.
RIGHTS: dict[str, Right | None] = {
    # Proof must be possible for anybody: these tell whether something was altered, and nothing of what it says.
    "check.check": None,
    "workspace.head": None,
    "workspace.verify_all": None,
    "people.list_all": None,
    # A damaged catalogue knows nobody; building it anew from the journal tells nothing and changes nothing.
    "workspace.recover_all": None,
    "run.run": Right.WORK,
    "sign.sign": Right.SIGN,
    "deliver.deliver": Right.EXPORT,
    "deliver.deliveries": Right.SEE,
    "papers.papers": Right.EXPORT,
    "workspace.show_all": Right.SEE,
    "workspace.show_one": Right.SEE,
    "workspace.codes": Right.SEE,
    "searching.search": Right.SEE,
    "page_text.text": Right.SEE,
    "imports.fields": Right.SEE,
    "imports.take_in": Right.DESCRIBE,
    "reports.report": Right.SEE,
    "reports.activity": Right.SEE,
    "sampling.sample": Right.CHECK,
    "sampling.judge": Right.CHECK,
    "templates.templates": Right.DESCRIBE,
    "workspace.settle": Right.DESCRIBE,
    "lessons.lessons": Right.DESCRIBE,
    "quarantine.quarantine": Right.SEE,
    "standing.check": Right.CHECK,
    "standing.approve": Right.APPROVE,
    "standing.who": Right.LEDGER,
    "workspace.adopt": Right.KEEP,
    "copies.make": Right.KEEP,
    "copies.look": Right.KEEP,
    "pages.show_all": Right.SEE,
    "cover.cover": Right.SEE,
} | dict.fromkeys(("people.add", "people.roles", "people.secret", "people.remove", "people.alone"), Right.PEOPLE)
_BY_MODULE = {"pages": Right.DESCRIBE, "describing": Right.DESCRIBE, "scan": Right.CAPTURE}


def right_of(command: str) -> Right | None:
    """NOBODY where the command is not in the table."""
    return RIGHTS[command] if command in RIGHTS else _BY_MODULE.get(command.partition(".")[0], Right.NOBODY)


def enter(words: Namespace) -> Path | None:
    """The workspace that somebody has signed in to for this command; None where that is not asked for.

    Raises SignInFirst, NotAPerson, SecretWrong, SignInWaits, NotAllowed, WorkspaceInUse.
    """
    path, right = _place(words), right_of(words.command)
    if path is None or right is None or not _has_people(path):
        return None
    name = words.as_name or os.environ.get("ARCHIVIST_PERSON", "")
    if not name:
        raise SignInFirst
    secret = _secret(words, name)
    from archivist.storage.sign_in import expect, sign_in
    from archivist.storage.workspace import Workspace

    with Workspace.open(path) as workspace:
        sign_in(workspace, name, secret)
        expect(workspace, right)
        if getattr(words, "dossier", None) and right is Right.SEE:
            _note_look(workspace, words.dossier)
    return path


def leave(path: Path) -> None:
    from archivist.storage.sign_in import sign_out
    from archivist.storage.workspace import Workspace

    with Workspace.open(path) as workspace:
        sign_out(workspace)


def _note_look(workspace: "Workspace", code: object) -> None:
    """Who looks at a dossier is told in the ledger; a code that nobody knows is the command's business."""
    from archivist.cli.typed import typed_dossier
    from archivist.workflow.history import saw

    try:
        saw(workspace, typed_dossier(workspace, str(code)))
    except Trouble:
        return


def _place(words: Namespace) -> Path | None:
    """The workspace that the command's own words name."""
    for name in ("workspace", "path", "into"):
        path = getattr(words, name, None)
        if isinstance(path, Path) and app.is_workspace(path) and (path / "catalogue.sqlite").is_file():
            return path
    return None


def _has_people(path: Path) -> bool:
    from archivist.storage.workspace import Workspace

    with Workspace.open(path, write=False) as workspace:
        return bool(workspace.people())


def _secret(words: Namespace, name: str) -> str:
    """Typed unseen, or the first line that a program gives; neither kept nor shown."""
    if words.secret_from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return getpass.getpass(_("PIN or password of {name}: ").format(name=name))
