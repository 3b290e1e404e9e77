"""The palette finds actions and dossiers by a few letters, with or without diacritics."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from archivist.ui.lenses.lens import Lens
from archivist.ui.palette import Choice, Palette, fitting
from archivist.ui.plain_letters import plain
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from tests.ui.test_verifying import CONTROL
from tests.ui.test_window import settle


def choice(said: str) -> Choice:
    return Choice(said, "", lambda: None)


def test_letters_are_compared_without_diacritics() -> None:
    assert plain("Đóng gói HỒ SƠ") == "dong goi ho so"
    found = fitting([choice("Xoay trang"), choice("Đóng gói hồ sơ"), choice("Gói tin")], "goi")
    assert [c.said for c in found] == ["Đóng gói hồ sơ", "Gói tin"]
    assert fitting([choice("Xoay trang")], "quét") == []


def test_an_action_is_done_by_its_name(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    settle(qtbot, surroundings)
    QTest.keyClick(desk, Qt.Key.Key_K, CONTROL)
    palette = desk.findChildren(Palette)[-1]
    typed = palette.findChildren(QLineEdit)[0]
    typed.setText("arran")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert desk.panes.lens is Lens.ARRANGE
    assert not palette.isVisible()


def test_a_dossier_is_gone_to_and_escape_leaves(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    settle(qtbot, surroundings)
    QTest.keyClick(desk, Qt.Key.Key_K, CONTROL)
    palette = desk.findChildren(Palette)[-1]
    typed = palette.findChildren(QLineEdit)[0]
    typed.setText("duong thon")
    QTest.keyClick(typed, Qt.Key.Key_Return)
    assert desk.selection.place.whole
    QTest.keyClick(desk, Qt.Key.Key_K, CONTROL)
    palette = desk.findChildren(Palette)[-1]
    QTest.keyClick(palette.findChildren(QLineEdit)[0], Qt.Key.Key_Escape)
    assert not palette.isVisible()
