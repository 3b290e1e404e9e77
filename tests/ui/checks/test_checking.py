"""Stories of the second person: a sample is drawn, looked at with Enter, sent back with a digit, and never asks twice."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from archivist.storage.workspace import Workspace
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from archivist.workflow.sampled import Verdict, sample_of
from tests.ui import small
from tests.ui.finding import named, spoken
from tests.ui.test_verifying import CONTROL, calm
from tests.ui.test_window import settle


def sample_at(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> QListView:
    settle(qtbot, surroundings)
    QTest.keyClick(desk, Qt.Key.Key_M, CONTROL)
    settle(qtbot, surroundings)
    found = named(desk, QListView, "The sample")
    assert found.hasFocus()
    return found


def test_what_is_wrong_goes_back_with_its_reason(
    qtbot: QtBot, desk: DeskWindow, workspace: Path, surroundings: Surroundings
) -> None:
    drawn = sample_at(qtbot, desk, surroundings)
    assert [line.split(" | ")[0] for line in spoken(drawn)] == ["Document 1", "Document 2"]
    assert desk.selection.place.page_id == "page-1"
    QTest.keyClick(drawn, Qt.Key.Key_Return)
    settle(qtbot, surroundings)
    assert desk.selection.place.page_id == "page-3"
    QTest.keyClick(drawn, Qt.Key.Key_4)
    calm(qtbot, desk, surroundings)
    assert "A page cannot be read well: scan it again." in spoken(drawn)[1]
    assert "sample.found-wrong" in [asked.doubt.code for asked in desk.panes.doubts.rows]
    with Workspace.open(workspace, write=False) as reader:
        found = sample_of(reader, small.DOSSIER)
        assert found is not None
        assert found.verdict is Verdict.REFUSED


def test_a_sample_that_is_open_is_gone_on_with_after_a_restart(
    qtbot: QtBot, desk: DeskWindow, workspace: Path, surroundings: Surroundings
) -> None:
    drawn = sample_at(qtbot, desk, surroundings)
    QTest.keyClick(drawn, Qt.Key.Key_Return)
    settle(qtbot, surroundings)
    desk.open(workspace)
    calm(qtbot, desk, surroundings)
    assert not desk.panes.side.isTabVisible(desk.panes.side.indexOf(desk.panes.checks))
    again = sample_at(qtbot, desk, surroundings)
    assert "right" in spoken(again)[0]
    assert desk.selection.place.page_id == "page-3"
