"""Stories of the group: all doubtful readings in one grid; Space marks the wrong ones, Enter accepts the rest."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from archivist.model.description import By, Description, Entry, Origin
from archivist.model.geometry import Box
from archivist.storage.workspace import Workspace
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from archivist.workflow.stages.keeping import kept
from tests.ui import small
from tests.ui.finding import named, spoken
from tests.ui.test_verifying import CONTROL, by_hand, calm
from tests.ui.test_window import settle


def unsure(field: str, value: str, page: str) -> Entry:
    return Entry(field, value, Origin(By.MACHINE, page, Box(20, 60, 190, 80), value, 0.6))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = small.make(tmp_path / "workspace")
    names = [unsure("signer_name", "Nguyen Van Ai", page) for page in ("page-1", "page-3")]
    with Workspace.open(path) as writer:
        first = Description((unsure("code", "12/QĐ-UBND", "page-1"), names[0]))
        writer.record(
            [kept("describe", "page-1", "new", first), kept("describe", "page-3", "new", Description((names[1],)))]
        )
    return path


@pytest.fixture
def grid(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> QListView:
    settle(qtbot, surroundings)
    QTest.keyClick(desk, Qt.Key.Key_G, CONTROL)
    settle(qtbot, surroundings)
    found = named(desk, QListView, "Doubtful readings")
    assert found.hasFocus()
    return found


def test_space_marks_the_wrong_ones_and_enter_accepts_the_rest(
    qtbot: QtBot, desk: DeskWindow, grid: QListView, workspace: Path, surroundings: Surroundings
) -> None:
    assert spoken(grid) == [
        "Number and notation: 12/QĐ-UBND, right",
        "Name of the signer: Nguyen Van Ai, right",
        "Name of the signer: Nguyen Van Ai, right",
    ]
    grid.setCurrentIndex(grid.model().index(1, 0))
    QTest.keyClick(grid, Qt.Key.Key_Space)
    assert spoken(grid)[1].endswith("wrong")
    grid.grab()
    settle(qtbot, surroundings)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    calm(qtbot, desk, surroundings)
    assert by_hand(workspace, "page-1")["code"] == "12/QĐ-UBND"
    assert by_hand(workspace, "page-1")["number"] == "12"
    assert by_hand(workspace, "page-3")["signer_name"] == "Nguyen Van Ai"
    assert "signer_name" not in by_hand(workspace, "page-1")
    assert not grid.isVisible()
    assert desk.actions_by_name["undo"].text() == "Undo: Accept a group of readings"
    QTest.keyClick(desk, Qt.Key.Key_Z, CONTROL)
    calm(qtbot, desk, surroundings)
    assert "code" not in by_hand(workspace, "page-1")
    assert "signer_name" not in by_hand(workspace, "page-3")


def test_each_cell_shows_the_place_that_it_was_read_from(
    qtbot: QtBot, desk: DeskWindow, grid: QListView, surroundings: Surroundings
) -> None:
    before = grid.grab().toImage()
    settle(qtbot, surroundings)
    page = desk.grouping.page
    assert page is not None
    first = page.cells.readings[0]
    qtbot.waitUntil(lambda: page.pieces.of(first) is not None)
    piece = page.pieces.of(first)
    assert piece is not None
    assert piece.width() == 170 + 2 * 12
    assert not before.isNull()
