"""Stories of Arrange: pages are put in order on the wall, with keys and with the mouse, and everything can be taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from archivist.storage.workspace import Workspace
from archivist.ui.lenses.lens import Lens
from archivist.ui.sight.deviations import deviations_of
from archivist.ui.sight.outline import PageRow
from archivist.ui.sight.place import Place, Step, Walk
from archivist.ui.sight.states import State
from archivist.ui.surroundings import Surroundings
from archivist.ui.wall.model import DEVIATION, MIME
from archivist.ui.wall.view import WallView
from archivist.ui.window import DeskWindow
from archivist.workflow.stages.keeping import kept
from tests.ui import small
from tests.ui.finding import named, spoken
from tests.ui.test_verifying import CONTROL, calm
from tests.ui.test_window import TREE, settle

WALL = "Pages of the dossier, to be put in order"


@pytest.fixture
def wall(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> WallView:
    settle(qtbot, surroundings)
    QTest.keyClick(desk, Qt.Key.Key_2, CONTROL)
    settle(qtbot, surroundings)
    assert desk.panes.lens is Lens.ARRANGE
    return named(desk, WallView, WALL)


def documents(desk: DeskWindow) -> list[list[str]]:
    """The pages of each document, as the tree has them."""
    (row,) = desk.panes.tree.rows.dossiers()
    return [[page.page_id for page in document.pages] for document in row.documents]


def choose(wall: WallView, *pages: str) -> None:
    wall.clearSelection()
    for page in pages:
        index = wall.rows.index_of(page)
        wall.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)


def test_the_wall_shows_all_pages_and_keeps_the_place(desk: DeskWindow, wall: WallView) -> None:
    assert [step.row.page_id for step in wall.rows.walk.steps] == list(small.PAGES)
    assert wall.rows.step_at(wall.currentIndex().row()) is not None
    assert desk.selection.place.page_id == "page-1"
    assert wall.hasFocus()
    QTest.keyClick(wall, Qt.Key.Key_Right)
    assert desk.selection.place.page_id == "page-2"
    QTest.keyClick(desk, Qt.Key.Key_3, CONTROL)
    assert desk.selection.place.page_id == "page-2"


def test_a_boundary_comes_and_goes_with_one_key(
    qtbot: QtBot, desk: DeskWindow, wall: WallView, surroundings: Surroundings
) -> None:
    choose(wall, "page-2")
    QTest.keyClick(desk, Qt.Key.Key_F5)
    calm(qtbot, desk, surroundings)
    assert documents(desk) == [["page-1"], ["page-2"], ["page-3"]]
    QTest.keyClick(desk, Qt.Key.Key_F5)
    calm(qtbot, desk, surroundings)
    assert documents(desk) == [["page-1", "page-2"], ["page-3"]]


def test_pages_are_set_aside_together_and_taken_back(
    qtbot: QtBot, desk: DeskWindow, wall: WallView, surroundings: Surroundings
) -> None:
    choose(wall, "page-2", "page-3")
    QTest.keyClick(desk, Qt.Key.Key_F7)
    calm(qtbot, desk, surroundings)
    assert documents(desk) == [["page-1"]]
    assert any(row.startswith("Grey tray | 3 pages") for row in spoken(named(desk, QTreeView, TREE)))
    QTest.keyClick(desk, Qt.Key.Key_Z, CONTROL)
    calm(qtbot, desk, surroundings)
    assert documents(desk) == [["page-1", "page-2"], ["page-3"]]
    choose(wall, "page-4")
    assert not desk.actions_by_name["aside"].isEnabled()
    QTest.keyClick(desk, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    calm(qtbot, desk, surroundings)
    assert documents(desk) == [["page-1", "page-2"], ["page-3", "page-4"]]


def test_a_page_is_moved_with_keys_and_stays_chosen(
    qtbot: QtBot, desk: DeskWindow, wall: WallView, surroundings: Surroundings
) -> None:
    choose(wall, "page-2")
    QTest.keyClick(desk, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    calm(qtbot, desk, surroundings)
    assert documents(desk) == [["page-1"], ["page-3", "page-2"]]
    assert wall.chosen() == ["page-2"]
    QTest.keyClick(desk, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    calm(qtbot, desk, surroundings)
    assert documents(desk) == [["page-1", "page-2"], ["page-3"]]


def test_pages_are_dragged_to_where_they_belong(
    qtbot: QtBot, desk: DeskWindow, wall: WallView, surroundings: Surroundings
) -> None:
    carried = wall.rows.mimeData([wall.rows.index_of("page-3")])
    drop(wall, carried, wall.visualRect(wall.rows.index_of("page-1")).topLeft() + QPoint(3, 20))
    calm(qtbot, desk, surroundings)
    assert documents(desk) == [["page-3"], ["page-1", "page-2"]]
    drop(wall, wall.rows.mimeData([wall.rows.index_of("page-3")]), wall.viewport().rect().bottomRight() - QPoint(5, 5))
    calm(qtbot, desk, surroundings)
    assert documents(desk) == [["page-1", "page-2"], ["page-3"]]


def drop(wall: WallView, carried: QMimeData, at: QPoint) -> None:
    event = QDropEvent(
        QPointF(at), Qt.DropAction.MoveAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    assert carried.hasFormat(MIME)
    wall.dropEvent(event)


def test_a_page_is_turned_for_good(
    qtbot: QtBot, desk: DeskWindow, wall: WallView, workspace: Path, surroundings: Surroundings
) -> None:
    choose(wall, "page-1")
    QTest.keyClick(desk, Qt.Key.Key_R, CONTROL)
    calm(qtbot, desk, surroundings)
    with Workspace.open(workspace, write=False) as reader:
        assert [o["quarters"] for o in reader.by_hand("page-1")["recipe"]["operations"]] == [2]
    QTest.keyClick(desk, Qt.Key.Key_3, CONTROL)
    settle(qtbot, surroundings)
    assert desk.panes.page.view.sheet.size == small.SIZE


def test_what_deviates_comes_first_and_pages_keep_their_order_meanwhile(
    qtbot: QtBot, desk: DeskWindow, wall: WallView, surroundings: Surroundings
) -> None:
    QTest.keyClick(desk, Qt.Key.Key_D, CONTROL)
    settle(qtbot, surroundings)
    assert not wall.rows.in_order
    assert not desk.actions_by_name["later"].isEnabled()
    wall.rows.show_deviations({"page-3": "blurred"}, first=True)
    first = wall.rows.step_at(0)
    assert first is not None
    assert first.row.page_id == "page-3"
    assert wall.rows.index(0).data(DEVIATION) == "blurred"
    QTest.keyClick(desk, Qt.Key.Key_D, CONTROL)
    assert wall.rows.in_order


def test_deviations_are_found(workspace: Path) -> None:
    with Workspace.open(workspace) as opened:
        assert deviations_of(opened, small.DOSSIER) == {}
        before = opened.result("clean", "page-2")
        assert before is not None
        value = before.value | {"measures": before.value["measures"] | {"sharpness": 5.0}}
        opened.record([kept("clean", "page-2", "key", value)])
        assert deviations_of(opened, small.DOSSIER) == {"page-2": "blurred"}
        assert deviations_of(opened, "no such dossier") == {}


def test_enter_opens_the_page(qtbot: QtBot, desk: DeskWindow, wall: WallView) -> None:
    choose(wall, "page-3")
    QTest.keyClick(wall, Qt.Key.Key_Return)
    assert desk.panes.lens is Lens.VERIFY
    assert desk.selection.place.page_id == "page-3"


def test_ten_thousand_pages_hang_on_the_wall(qtbot: QtBot, desk: DeskWindow, wall: WallView) -> None:
    pages = [PageRow(f"p{n}", n, f"{n}.jpg", State.READ) for n in range(10_000)]
    steps = tuple(Step(p, Place("d", None, p.page_id), 10_000, n % 5 == 0, n // 5 + 1) for n, p in enumerate(pages))
    wall.rows.set_walk(Walk(steps, {p.page_id: n for n, p in enumerate(pages)}))
    wall.scrollToBottom()
    qtbot.waitUntil(lambda: wall.visualRect(wall.rows.index(9_999)).intersects(wall.viewport().rect()))
    asked = set(desk.panes.strip.thumbs._made)
    assert len(asked) < 300  # only what was seen
