"""Search at the desk: typed without diacritics, walked through with the arrows, lit on the page, left with Escape."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from archivist.ui.page_view.view import PageView
from archivist.ui.search.delegate import HitDelegate
from archivist.ui.sight.place import Place
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from tests.ui import small
from tests.ui.conftest import PATIENCE_MS
from tests.ui.finding import named, spoken
from tests.ui.test_window import TREE, settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def typed(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings, text: str, hits: int) -> QLineEdit:
    QTest.keyClick(desk, Qt.Key.Key_F, CONTROL)
    line = named(desk, QLineEdit, "Search texts and fields")
    settle(qtbot, surroundings)  # what is not indexed yet is, first
    line.setText(text)
    qtbot.waitUntil(lambda: len(desk.panes.search.list.cards.rows) == hits, timeout=PATIENCE_MS)
    settle(qtbot, surroundings)
    return line


def test_what_is_found_is_shown_and_lit(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    line = typed(qtbot, desk, surroundings, "nguyen van ai", 3)
    assert line.hasFocus()
    told = spoken(named(desk, QListView, "Places found"))
    assert told[0] == "Hồ sơ đường thôn | QUYẾT ĐỊNH Số: 12/QĐ-UBND Nguyễn Văn Ái | On the page"
    assert "3 places" in [label.text() for label in desk.panes.search.findChildren(QLabel)]
    first = desk.selection.place.page_id
    view = named(desk, PageView, "Page")
    assert [box.left for box in view.marks.found] == [20, 110, 200]
    QTest.keyClick(line, Qt.Key.Key_Down)
    settle(qtbot, surroundings)
    assert desk.selection.place.page_id not in (None, first)
    assert len(view.marks.found) == 3
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert view.hasFocus()


def test_a_field_leads_to_the_fields(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    line = typed(qtbot, desk, surroundings, "về việc làm", 1)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert desk.selection.place == Place(small.DOSSIER, small.PAGES[0], small.PAGES[0])
    assert desk.panes.side.currentWidget() is desk.panes.fields


def test_escape_brings_the_tree_back(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    line = typed(qtbot, desk, surroundings, "quyet", 4)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert desk.panes.tree.isVisible()
    assert not desk.panes.search.isVisible()
    assert named(desk, PageView, "Page").marks.found == ()
    assert desk.focusWidget().accessibleName() == TREE


def test_nothing_is_found_and_said_so(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    typed(qtbot, desk, surroundings, "zzz", 0)
    desk.panes.search.asked.emit("zzz")
    settle(qtbot, surroundings)
    assert "0 places" in [label.text() for label in desk.panes.search.findChildren(QLabel)]


def test_found_words_are_drawn_on_a_ground_of_their_own(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    typed(qtbot, desk, surroundings, "quyet", 4)
    view = desk.panes.search.list
    assert isinstance(view.itemDelegate(), HitDelegate)
    lit = view.viewport().grab().toImage()
    view.setItemDelegate(HitDelegate.__mro__[1](surroundings.look, view))  # a card as any other
    view.viewport().update()
    assert lit != view.viewport().grab().toImage()


def test_closing_the_workspace_ends_the_search(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    typed(qtbot, desk, surroundings, "quyet", 4)
    desk.close_workspace()
    assert not desk.actions_by_name["search"].isEnabled()
    assert desk.panes.search.list.cards.rows == ()


def test_the_last_search_is_there_again(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    line = typed(qtbot, desk, surroundings, "nguyen van ai", 3)
    first = desk.selection.place
    QTest.keyClick(line, Qt.Key.Key_Escape)
    desk.selection.choose(Place(small.DOSSIER, small.PAGES[2], small.PAGES[2]))
    desk.actions_by_name["search"].trigger()
    settle(qtbot, surroundings)
    assert desk.selection.place == first
    assert len(named(desk, PageView, "Page").marks.found) == 3
