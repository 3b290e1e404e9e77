"""Keys are given anew, remembered, refused where they clash, and printed."""

from pathlib import Path

import pikepdf
import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from archivist.settings import Settings
from archivist.ui import memory
from archivist.ui.actions import DEEDS, MENUS
from archivist.ui.keys.page import KeysPage
from archivist.ui.keys.table import card_rows, fault_of
from archivist.ui.memory import Memory
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from tests.ui.conftest import OpenDesk
from tests.ui.finding import named
from tests.ui.test_window import settle


@pytest.fixture
def desk(open_desk: OpenDesk) -> DeskWindow:
    window = open_desk(None)
    window.actions_by_name["keys"].trigger()
    return window


def give(desk: DeskWindow, action: str, key: str) -> None:
    (edit,) = (e for e in desk.findChildren(QKeySequenceEdit) if e.accessibleName() == f"Key for: {action}")
    edit.setKeySequence(QKeySequence(key))
    edit.editingFinished.emit()


def test_a_key_is_given_remembered_and_given_back(desk: DeskWindow) -> None:
    give(desk, "Next doubt", "Ctrl+J")
    action = desk.actions_by_name["next_doubt"]
    assert action.shortcut().toString() == "Ctrl+J"
    assert "Ctrl+J" in action.toolTip()
    assert memory.recall().keys == {"next_doubt": "Ctrl+J"}
    named(desk, QPushButton, "Back to F8: Next doubt").click()
    assert action.shortcut().toString() == "F8"
    assert memory.recall().keys == {}


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("F5", "F5 belongs to: Document boundary"),
        ("Alt+Z", "Alt+Z is needed for typing."),
        ("J", "A letter alone would be typed: take it with Ctrl or Alt, or an F key."),
        ("", "An action without a key cannot be reached without a mouse."),
    ],
)
def test_a_key_that_cannot_be_given_is_refused(desk: DeskWindow, key: str, reason: str) -> None:
    give(desk, "Next doubt", key)
    assert desk.actions_by_name["next_doubt"].shortcut().toString() == "F8"
    row = desk.findChildren(KeysPage)[0].rows["next_doubt"]
    assert reason in [x.text() for x in row.findChildren(QLabel) if x.isVisible()]
    assert memory.recall().keys == {}


def test_letters_are_for_the_page(desk: DeskWindow) -> None:
    assert fault_of(desk.actions_by_name, "fit_width", "Y") == ""
    assert fault_of(desk.actions_by_name, "fit_width", "R") != ""


def test_remembered_keys_are_there_again(surroundings: Surroundings, settings: Settings, qtbot: QtBot) -> None:
    remembered = Memory(keys={"next_doubt": "Ctrl+J", "scan": "F5", "unknown": "Ctrl+L"})
    window = DeskWindow(surroundings, settings, remembered)
    qtbot.addWidget(window)
    assert window.actions_by_name["next_doubt"].shortcut().toString() == "Ctrl+J"
    assert window.actions_by_name["scan"].shortcut().toString() == "F2"  # F5 belongs to another


def test_actions_are_found_by_name_or_key(desk: DeskWindow) -> None:
    page = desk.findChildren(KeysPage)[0]
    page.sift.setText("f12")
    assert [name for name, row in page.rows.items() if row.isVisible()] == ["close_dossier"]


def test_the_card_is_printed(desk: DeskWindow, surroundings: Surroundings, qtbot: QtBot, tmp_path: Path) -> None:
    desk.places.ask_file = lambda: str(tmp_path / "keys.pdf")
    named(desk, QPushButton, "Print a card of the keys…").click()
    settle(qtbot, surroundings)
    with pikepdf.open(tmp_path / "keys.pdf") as card:
        assert len(card.pages) >= 1
    rows = dict(card_rows(desk.actions_by_name))
    assert ("Next doubt", "F8") in rows["Go"]
    assert sum(len(r) for menu, r in rows.items() if menu != "While a field is worked on") == sum(
        bool(DEEDS[n].key) or n == "master" for names in MENUS.values() for n in names if n
    )


def test_every_input_has_a_name(desk: DeskWindow) -> None:
    page = desk.findChildren(KeysPage)[0]
    assert all(w.accessibleName() for row in page.rows.values() for w in row.findChildren(QWidget) if w.focusPolicy())
