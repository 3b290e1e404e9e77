"""Every control can be named, reached and worked without a mouse, on a small screen too."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QMenu,
    QMenuBar,
    QPushButton,
    QTabBar,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from archivist.translation import LANGUAGES
from archivist.ui.actions import DEEDS, MENUS
from archivist.ui.page_view.view import PageView
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import TYPE
from archivist.ui.window import DeskWindow
from tests.ui.finding import named

CONTROLS = (QPushButton, QToolButton, QAbstractItemView, QAbstractScrollArea, QTabBar, QMenu)


def controls(window: QWidget) -> Iterator[QWidget]:
    """All that a person can act on; parts that Qt makes inside of them are theirs."""
    for widget in window.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and not widget.objectName().startswith("qt_") and not inside(widget):
            yield widget


def inside(widget: QWidget) -> bool:
    above = widget.parentWidget()
    if isinstance(above, QMenuBar):  # the bar's own menu for what has no room
        return isinstance(widget, QMenu) and not widget.title()
    return isinstance(above, QTabBar) or (isinstance(above, QAbstractScrollArea) and widget is not above)


def unnamed(window: QWidget) -> list[str]:
    return [f"{type(w).__name__} {w.objectName()}" for w in controls(window) if not w.accessibleName().strip()]


def test_every_control_has_a_name(desk: DeskWindow) -> None:
    assert unnamed(desk) == []
    assert len(list(controls(desk))) > 15


def test_a_control_without_a_name_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QPushButton("Go", window).setAccessibleName("Go")
    assert unnamed(window) == []
    QPushButton("Stay", window)
    assert unnamed(window) == ["QPushButton "]


def test_every_action_is_in_a_menu_with_its_key(desk: DeskWindow) -> None:
    listed = {name for names in MENUS.values() for name in names if name}
    assert listed == set(DEEDS)
    assert [n for n in DEEDS if not DEEDS[n].key and n != "master"] == []
    in_menus = {id(a) for menu in desk.findChildren(QMenu) for a in menu.actions()}
    assert all(id(action) in in_menus for action in desk.actions_by_name.values())


def clashing(keys: list[str]) -> list[str]:
    """Keys that stand twice, or that Vietnamese input tools take."""
    taken = {"Ctrl+Shift", "Alt+Z", "Ctrl+`"}
    return [key for key, count in Counter(keys).items() if count > 1 or key in taken]


def test_keys_are_free_and_stand_once(desk: DeskWindow) -> None:
    keys = [k.toString() for a in desk.findChildren(QAction) for k in a.shortcuts() if not k.isEmpty()]
    assert clashing(keys) == []
    assert clashing(["F8", "F8", "Alt+Z", "F9"]) == ["F8", "Alt+Z"]


def test_single_letters_work_only_on_the_page(qtbot: QtBot, desk: DeskWindow) -> None:
    letters = [n for n, d in DEEDS.items() if re.fullmatch(r".", d.key)]
    assert letters
    assert all(DEEDS[n].on_page for n in letters)
    view, tree = named(desk, PageView, "Page"), named(desk, QTreeView, "Dossiers, documents and pages")
    qtbot.waitUntil(lambda: not view.sheet.blank)
    before = view.scale_now
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Plus)
    assert view.scale_now == before
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.scale_now > before


def test_f6_goes_through_the_panes(qtbot: QtBot, desk: DeskWindow) -> None:
    desk.panes.tree.setFocus()
    reached = []
    for _ in range(5):
        QTest.keyClick(desk, Qt.Key.Key_F6)
        widget = desk.focusWidget()
        reached.append(widget.accessibleName() if widget else "")
    assert reached == ["Page", "Fields", "All pages of the dossier", "Dossiers, documents and pages", "Page"]


def test_tab_reaches_every_control(desk: DeskWindow) -> None:
    """Round the window once; what is disabled now is left out, menus have keys of their own."""
    reached = set()
    widget = desk.panes.tree
    for _ in range(2000):
        reached.add(id(widget))
        following = widget.nextInFocusChain()
        assert following is not None
        widget = following  # type: ignore[assignment]
    wanted = [w for w in controls(desk) if w.isVisible() and w.isEnabled() and not isinstance(w, QMenu)]
    assert [
        w.accessibleName() for w in wanted if not w.focusPolicy() & Qt.FocusPolicy.TabFocus or id(w) not in reached
    ] == []


def clipped(window: QWidget) -> list[str]:
    """Labels and buttons that have less room than their words need."""
    kinds: tuple[type[QLabel | QAbstractButton], ...] = (QLabel, QPushButton, QToolButton)
    shown = [w for kind in kinds for w in window.findChildren(kind) if w.isVisible()]
    return [f"{w.text()}: {w.width()} of {w.minimumSizeHint().width()}" for w in shown if not roomy(w)]


def roomy(widget: QWidget) -> bool:
    window = widget.window()
    inside = window.rect().contains(widget.rect().translated(widget.mapTo(window, widget.rect().topLeft())))
    needed = widget.minimumSizeHint()
    wrapped = isinstance(widget, QLabel) and widget.wordWrap()
    return inside and (wrapped or (widget.width() >= needed.width() and widget.height() >= needed.height()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(960, 540)])
def test_nothing_is_clipped(desk: DeskWindow, surroundings: Surroundings, language: str, size: QSize, qtbot: QtBot) -> None:
    """960 × 540 is what a screen of 1920 × 1080 has left at 200 %."""
    surroundings.speech.choose(language)
    desk.resize(size)
    qtbot.waitUntil(lambda: desk.size() == size and clipped(desk) == [])


def test_what_is_clipped_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 100)
    label = QLabel("A sentence with quite a few words in it", window)
    label.setFixedWidth(60)
    window.show()
    assert len(clipped(window)) == 1


def test_text_follows_the_systems_size(qapp: QApplication, surroundings: Surroundings) -> None:
    assert surroundings.look.font(TYPE.title).pointSizeF() > surroundings.look.font().pointSizeF()
