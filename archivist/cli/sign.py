"""`archivist sign`: the facsimiles of a dossier are signed, and what waited for that goes on."""

import getpass
import sys
from argparse import Namespace
from dataclasses import replace

from archivist import app
from archivist.cli import show
from archivist.cli.typed import typed_dossier
from archivist.storage.workspace import Workspace
from archivist.translation import _, ngettext
from archivist.troubles import BadSetting, Exit
from archivist.workflow import runner
from archivist.workflow.parts import Parts
from archivist.workflow.readiness import Readiness, readiness
from archivist.workflow.sealing import NOT_SIGNED, is_wanted


def sign(words: Namespace) -> int:
    """Only what is ready but for its signature is signed; the PIN is asked once, when it is certain that there is work."""
    if not is_wanted(words.settings.signing):
        raise BadSetting(reason="signing.kind = none")
    bar = show.Bar(quiet=words.json)
    try:
        with app.parts_of(words.settings) as parts, app.workspace_at(words.workspace) as workspace:
            dossiers = [typed_dossier(workspace, code) for code in words.dossiers]
            for dossier_id in dossiers:
                runner.run(workspace, dossier_id, parts, words.cancel, bar)
            states = {d: readiness(workspace, d, parts) for d in dossiers}
            todo = [d for d, state in states.items() if _waits_only_for_it(state)]
            made = _signed(workspace, todo, parts, words, bar) if todo and not words.cancel() else 0
            states = {d: readiness(workspace, d, parts) for d in dossiers}
    finally:
        bar.close()
    _tell(words, made, states)
    return Exit.DONE if all(s.ready for s in states.values()) else Exit.DOUBTS


def _waits_only_for_it(state: Readiness) -> bool:
    return bool(state.grave) and all(d.code == NOT_SIGNED for d in state.grave)


def _signed(workspace: Workspace, dossiers: list[str], parts: Parts, words: Namespace, bar: show.Bar) -> int:
    """How many documents were signed."""
    bar.close()  # the question for the PIN has the line to itself
    signer = app.signer_of(words.settings, _pin(words), last_try=words.last_try)
    try:
        signing = replace(parts, signer=signer)
        return sum(runner.run(workspace, d, signing, words.cancel, bar).made.get("seal", 0) for d in dossiers)
    finally:
        signer.close()


def _pin(words: Namespace) -> str:
    """Typed unseen, or one line from a program; neither kept nor shown."""
    if not app.needs_pin(words.settings):
        return ""
    if words.pin_from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return getpass.getpass(_("PIN or password of the signing key: "))


def _tell(words: Namespace, made: int, states: dict[str, Readiness]) -> None:
    doubts = [d for state in states.values() for d in state.doubts]
    if words.json:
        ready = {d: s.ready for d, s in zip(words.dossiers, states.values(), strict=True)}
        show.as_json({"signed": made, "ready": ready, "doubts": [show.doubt_plain(d) for d in doubts]})
        return
    show.line(ngettext("{n} document signed.", "{n} documents signed.", made).format(n=made))
    show.doubts(doubts)
