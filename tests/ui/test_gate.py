"""The gate of the desk: nothing is shown before somebody signed in, it locks by itself, and opens again for who it was."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archivist.model.rights import Role
from archivist.storage import admission, passwords
from archivist.storage.workspace import Workspace
from archivist.troubles import ConfirmFirst
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from archivist.workflow import people
from archivist.workflow.history import SEEN
from tests.ui.conftest import PATIENCE_MS, OpenDesk

PIN = "493817"


@pytest.fixture
def staffed(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace in which two people are entered and nobody has signed in."""
    monkeypatch.setattr(passwords, "MEMORY", 64)
    monkeypatch.setattr(passwords, "PASSES", 1)
    with Workspace.open(workspace) as opened:
        people.add(opened, "an", "Trần Văn An", [Role.ADMINISTRATOR], PIN)
        people.add(opened, "lan", "Nguyễn Thị Lan", [Role.OPERATOR, Role.APPROVER], PIN)
    admission.end(workspace)
    return workspace


def typed(window: DeskWindow, surroundings: Surroundings, qtbot: QtBot, name: str, secret: str) -> None:
    box = window.gate.box
    box.names.setCurrentIndex(box.names.findData(name))
    box.secret.setText(secret)
    box.enter.click()
    qtbot.waitUntil(lambda: surroundings.bridge.waiting == 0, timeout=PATIENCE_MS)


def at_gate(open_desk: OpenDesk, path: Path, qtbot: QtBot) -> DeskWindow:
    window = open_desk(None)
    window.open(path)
    qtbot.waitUntil(window.gate.box.isVisible, timeout=PATIENCE_MS)
    return window


def test_without_people_nothing_is_asked(open_desk: OpenDesk, workspace: Path) -> None:
    window = open_desk(workspace)
    assert window.path == workspace
    assert not window.gate.box.isVisible()


def test_nothing_is_shown_before_somebody_signed_in(
    open_desk: OpenDesk, staffed: Path, surroundings: Surroundings, qtbot: QtBot
) -> None:
    window = at_gate(open_desk, staffed, qtbot)
    box = window.gate.box
    assert window.path is None
    assert [box.names.itemText(n) for n in range(box.names.count())] == ["Trần Văn An", "Nguyễn Thị Lan"]
    typed(window, surroundings, qtbot, "lan", "000000")
    assert "4" in box.said.text()
    assert (window.path, box.secret.text()) == (None, "")
    typed(window, surroundings, qtbot, "lan", PIN)
    qtbot.waitUntil(lambda: window.path == staffed, timeout=PATIENCE_MS)
    assert not box.isVisible()
    session = admission.session_at(staffed)
    assert session
    assert session.name == "lan"
    _rest(window, surroundings, qtbot)


def test_who_gives_up_sees_nothing(open_desk: OpenDesk, staffed: Path, qtbot: QtBot) -> None:
    window = at_gate(open_desk, staffed, qtbot)
    window.gate.box.reject()
    assert window.path is None
    assert admission.session_at(staffed) is None


def test_who_looks_at_a_dossier_is_told_in_the_ledger(
    open_desk: OpenDesk, staffed: Path, surroundings: Surroundings, qtbot: QtBot
) -> None:
    window = at_gate(open_desk, staffed, qtbot)
    typed(window, surroundings, qtbot, "lan", PIN)
    qtbot.waitUntil(lambda: window.path == staffed, timeout=PATIENCE_MS)
    _rest(window, surroundings, qtbot)
    with Workspace.open(staffed, write=False) as opened:
        seen = [(event.subject, event.actor) for event in opened.events() if event.kind == SEEN]
    assert seen == [(window.selection.place.dossier_id, "lan")]


def test_who_only_runs_the_computer_sees_nothing(
    open_desk: OpenDesk, staffed: Path, surroundings: Surroundings, qtbot: QtBot
) -> None:
    window = at_gate(open_desk, staffed, qtbot)
    typed(window, surroundings, qtbot, "an", PIN)
    assert window.path is None
    assert "an may not see dossiers" in window.gate.box.said.text()
    assert admission.session_at(staffed) is None


def test_it_locks_and_opens_again(
    open_desk: OpenDesk, staffed: Path, surroundings: Surroundings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = at_gate(open_desk, staffed, qtbot)
    typed(window, surroundings, qtbot, "lan", PIN)
    qtbot.waitUntil(lambda: window.path == staffed, timeout=PATIENCE_MS)
    _rest(window, surroundings, qtbot)
    session = admission.session_at(staffed)
    assert session
    session.touched -= 100
    window.gate.look()
    assert not window.gate.box.isVisible()
    session.touched -= 250
    window.gate.look()
    assert window.gate.box.isVisible()
    centre = window.centralWidget()
    assert centre
    assert not centre.isVisible()
    window.gate.box.reject()
    QApplication.processEvents()
    qtbot.waitUntil(window.gate.box.isVisible, timeout=PATIENCE_MS)
    typed(window, surroundings, qtbot, "lan", PIN)
    qtbot.waitUntil(centre.isVisible, timeout=PATIENCE_MS)
    _rest(window, surroundings, qtbot)


def test_a_pin_that_is_wanted_again_is_asked_for(
    open_desk: OpenDesk, staffed: Path, surroundings: Surroundings, qtbot: QtBot
) -> None:
    window = at_gate(open_desk, staffed, qtbot)
    typed(window, surroundings, qtbot, "lan", PIN)
    qtbot.waitUntil(lambda: window.path == staffed, timeout=PATIENCE_MS)
    _rest(window, surroundings, qtbot)
    session = admission.session_at(staffed)
    assert session
    session.confirmed -= admission.FRESH_SECONDS
    window.notice.tell_trouble(ConfirmFirst(right="giao nộp gói tin"))
    assert window.gate.box.isVisible()
    typed(window, surroundings, qtbot, "lan", PIN)
    again = admission.session_at(staffed)
    assert again
    assert again.fresh
    _rest(window, surroundings, qtbot)


def _rest(window: DeskWindow, surroundings: Surroundings, qtbot: QtBot) -> None:
    at_rest = lambda: surroundings.bridge.waiting == 0 and window.watch is not None and window.watch.idle  # noqa: E731
    qtbot.waitUntil(at_rest, timeout=PATIENCE_MS)
