"""The settings at the desk: found by a few letters, kept at once, refused with a reason, set back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from archivist.settings import load_settings, setting_files
from archivist.translation import language
from archivist.ui import memory
from archivist.ui.choice_box import ChoiceBox
from archivist.ui.preferences.page import SettingsPage
from archivist.ui.preferences.wording import GROUPS
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from tests.ui.conftest import OpenDesk
from tests.ui.finding import named


@pytest.fixture
def desk(open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskWindow:
    monkeypatch.setenv("ARCHIVIST_SITE_CONFIG", str(tmp_path / "site"))
    monkeypatch.setenv("ARCHIVIST_USER_CONFIG", str(tmp_path / "user"))
    window = open_desk(None)
    window.actions_by_name["settings"].trigger()
    return window


def page_of(desk: DeskWindow) -> SettingsPage:
    return desk.findChildren(SettingsPage)[0]


def shown(page: SettingsPage) -> list[str]:
    return [name for name, row in page.rows.items() if row.isVisible()]


def test_settings_are_found_without_diacritics(desk: DeskWindow, surroundings: Surroundings) -> None:
    page = page_of(desk)
    assert desk.focusWidget() is page.input
    assert len(shown(page)) > 40
    surroundings.speech.choose("vi")
    page.input.setText("thu muc")
    assert 0 < len(shown(page)) < 20
    surroundings.speech.choose("en")
    page.input.setText("ocr.engine")
    assert shown(page) == ["ocr.engine"]
    page.input.setText("zzz")
    assert shown(page) == []
    assert "No setting says this." in [x.text() for x in page.findChildren(QLabel) if x.isVisible()]


def test_a_change_is_kept_and_set_back(desk: DeskWindow) -> None:
    page = page_of(desk)
    line = named(desk, QLineEdit, "Reading languages, joined by +")
    line.setText("vie+eng")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert load_settings().ocr.languages == "vie+eng"
    named(desk, QPushButton, "Set back: Reading languages, joined by +").click()
    assert (load_settings().ocr.languages, line.text()) == ("vie", "vie")
    named(desk, QCheckBox, "Straighten skewed pages").click()
    assert not load_settings().imaging.deskew
    box = named(desk, ChoiceBox, "How pages are compressed: master loses nothing, standard, small")
    box.activated.emit(2)
    assert load_settings().facsimile.profile == "small"
    assert page.rows["facsimile.profile"].declared.value == "small"


def test_a_wrong_value_is_refused_where_it_stands(desk: DeskWindow) -> None:
    line = named(desk, QLineEdit, "Longest time for one page, in seconds")
    line.setText("-5")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "-5"
    row = page_of(desk).rows["ocr.page_seconds"]
    assert "A setting cannot be used: it must be more than 0." in [
        x.text() for x in row.findChildren(QLabel) if x.isVisible()
    ]
    assert not setting_files()[1].exists()


def test_what_is_locked_cannot_be_changed(open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/locked.toml").write_text('[ocr]\nengine = "tesseract"\n')
    monkeypatch.setenv("ARCHIVIST_SITE_CONFIG", str(tmp_path / "site"))
    window = open_desk(None)
    window.actions_by_name["settings"].trigger()
    assert not named(window, QLineEdit, "Reading engine; auto = the quickest that is installed").isEnabled()


def test_language_look_and_size_take_effect_at_once(desk: DeskWindow, surroundings: Surroundings, qtbot: QtBot) -> None:
    before = surroundings.look.font().pointSizeF()
    named(desk, ChoiceBox, "Size of the letters").activated.emit(3)
    assert surroundings.look.font().pointSizeF() == pytest.approx(1.5 * before)
    assert desk.menuBar().font().pointSizeF() == pytest.approx(1.5 * before)
    named(desk, ChoiceBox, "Appearance").activated.emit(3)
    assert surroundings.look.colours.ground == "#000000"
    named(desk, ChoiceBox, "Language").activated.emit(0)
    assert language() == "vi"
    assert memory.recall() == memory.Memory((), "vi", "contrast", 150)
    surroundings.look.enlarge(100)


def test_escape_leads_back(desk: DeskWindow) -> None:
    assert desk.places.elsewhere.here is not None
    QTest.keyClick(page_of(desk).input, Qt.Key.Key_Escape)
    assert desk.places.elsewhere.here is None


def test_every_group_has_a_name(desk: DeskWindow) -> None:
    assert {row.declared.group for row in page_of(desk).rows.values()} <= set(GROUPS)
