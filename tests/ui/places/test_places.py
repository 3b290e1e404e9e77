"""Every other place of the window: named, reached by Tab, not clipped in any language, on small screens, in large type."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from archivist.translation import LANGUAGES
from archivist.ui.lenses.lens import Lens
from archivist.ui.places.frame import PlaceFrame
from archivist.ui.surroundings import Surroundings
from archivist.ui.welcome import Welcome
from archivist.ui.window import DeskWindow
from tests.ui.test_accessibility import controls, unnamed
from tests.ui.test_window import settle

PLACES = ("reports", "activity", "papers", "setup", "settings", "keys", "help")
INPUTS = (QLineEdit, QComboBox, QKeySequenceEdit, QPlainTextEdit, QAbstractButton)


@pytest.fixture(params=PLACES)
def frame(request: pytest.FixtureRequest, desk: DeskWindow, surroundings: Surroundings, qtbot: QtBot) -> PlaceFrame:
    desk.actions_by_name[request.param].trigger()
    settle(qtbot, surroundings)
    here = desk.places.elsewhere.here
    assert here is not None
    return here


def inputs(window: QWidget) -> Iterator[QWidget]:
    """All that is typed into or pressed; parts that Qt makes inside of them are theirs."""
    for widget in window.findChildren(QWidget):
        above = widget.parentWidget()
        if isinstance(widget, INPUTS) and not isinstance(above, (QComboBox, QKeySequenceEdit, QLineEdit)):
            yield widget


def test_all_is_named_and_reached(frame: PlaceFrame) -> None:
    assert unnamed(frame) == []
    assert [type(w).__name__ for w in inputs(frame) if not w.accessibleName()] == []
    reached, widget = set(), frame.body
    for _ in range(3000):
        reached.add(id(widget))
        following = widget.nextInFocusChain()
        assert following is not None
        widget = following
    wanted = [w for w in (*controls(frame), *inputs(frame)) if w.isVisible() and w.isEnabled() and not isinstance(w, QMenu)]
    assert wanted
    tab = Qt.FocusPolicy.TabFocus
    assert [w.accessibleName() for w in wanted if not w.focusPolicy() & tab or id(w) not in reached] == []


def cramped(window: QWidget) -> list[str]:
    """Words with less room than they need; what is scrolled to has its room too."""
    kinds: tuple[type[QLabel | QPushButton], ...] = (QLabel, QPushButton)
    shown = [w for kind in kinds for w in window.findChildren(kind) if w.isVisible() and w.text()]
    return [f"{w.text()}: {w.width()} of {w.minimumSizeHint().width()}" for w in shown if not fits(w)]


def fits(widget: QLabel | QPushButton) -> bool:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.height() >= widget.heightForWidth(widget.width())
    needed = widget.minimumSizeHint()
    return widget.width() >= needed.width() and widget.height() >= needed.height()


def test_nothing_is_clipped(frame: PlaceFrame, desk: DeskWindow, surroundings: Surroundings, qtbot: QtBot) -> None:
    """960 × 540 is what a screen of 1920 × 1080 has left at 200 %."""
    for size in (QSize(1366, 768), QSize(960, 540)):
        desk.resize(size)
        for language in LANGUAGES:
            surroundings.speech.choose(language)
            qtbot.waitUntil(lambda: cramped(frame) == [])


def test_nothing_is_clipped_in_large_type(frame: PlaceFrame, surroundings: Surroundings, qtbot: QtBot) -> None:
    surroundings.look.enlarge(150)
    surroundings.speech.choose("vi")
    qtbot.waitUntil(lambda: cramped(frame) == [])
    surroundings.look.enlarge(100)


def test_what_is_cramped_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    label = QLabel("A sentence with quite a few words in it", window)
    label.setFixedWidth(60)
    window.show()
    assert len(cramped(window)) == 1


def test_escape_leads_back_to_where_the_focus_was(desk: DeskWindow, surroundings: Surroundings, qtbot: QtBot) -> None:
    settle(qtbot, surroundings)
    desk.panes.page.view.setFocus()
    desk.actions_by_name["help"].trigger()
    desk.actions_by_name["keys"].trigger()
    here = desk.places.elsewhere.here
    assert here is not None
    QTest.keyClick(here.body, Qt.Key.Key_Escape)
    assert desk.places.elsewhere.here is None
    assert desk.panes.page.view.hasFocus()


def preedit(widget: QWidget, shown: str, committed: str) -> None:
    """As IBus and Fcitx write Telex and VNI: first underlined, then for good."""
    QApplication.sendEvent(widget, QInputMethodEvent(shown, []))
    event = QInputMethodEvent()
    event.setCommitString(committed)
    QApplication.sendEvent(widget, event)


def is_for_text(widget: QWidget) -> bool:
    """Not a key, and not a number."""
    number = isinstance(widget, QLineEdit) and widget.validator() is not None
    return not number and not isinstance(widget.parentWidget(), QKeySequenceEdit)


def said(widget: QWidget) -> str:
    return (
        widget.toPlainText()
        if isinstance(widget, QPlainTextEdit)
        else widget.text()
        if isinstance(widget, QLineEdit)
        else ""
    )


def test_vietnamese_is_typed_with_input_methods_everywhere(
    desk: DeskWindow, surroundings: Surroundings, qtbot: QtBot
) -> None:
    """Every input of text, the panes' and those of all places: takes a preedit, shows the committed letters."""
    for name in (*PLACES[:2], *PLACES[3:]):
        desk.actions_by_name[name].trigger()
    desk.actions_by_name[Lens.VERIFY].trigger()
    desk.actions_by_name["search"].trigger()
    settle(qtbot, surroundings)
    kinds: tuple[type[QLineEdit | QPlainTextEdit], ...] = (QLineEdit, QPlainTextEdit)
    lines = [w for kind in kinds for w in desk.findChildren(kind) if not w.isReadOnly() and is_for_text(w)]
    assert len(lines) > 12
    assert [w.accessibleName() for w in lines if not w.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)] == []
    for widget in lines:
        widget.blockSignals(True)  # what is typed here is nothing to keep
        widget.setEnabled(True)
        widget.clear()
        preedit(widget, "Quye", "Quyết ")
        preedit(widget, "ddi", "định")
        assert said(widget) == "Quyết định", widget.accessibleName()


@pytest.mark.parametrize(("language", "cancel"), [("vi", "Hủy"), ("ru", "Отмена"), ("en", "Cancel")])
def test_qts_own_dialogs_speak_the_language(language: str, cancel: str, surroundings: Surroundings, qtbot: QtBot) -> None:
    surroundings.speech.choose(language)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == cancel


def test_the_welcome_is_as_high_as_its_words(desk: DeskWindow, surroundings: Surroundings, qtbot: QtBot) -> None:
    desk.close_workspace()
    welcome = desk.findChildren(Welcome)[0]
    for language in LANGUAGES:
        surroundings.speech.choose(language)
        qtbot.waitUntil(lambda: cramped(welcome) == [])
