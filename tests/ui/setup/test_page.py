"""First start: the agency is found by a few letters and kept, the scanner too, and nothing has to be answered."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from archivist import app
from archivist.settings import load_settings
from archivist.ui.setup.page import SetupPage
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from tests.ui.conftest import OpenDesk
from tests.ui.finding import named
from tests.ui.test_window import settle


@pytest.fixture
def desk(open_desk: OpenDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DeskWindow:
    monkeypatch.setenv("ARCHIVIST_SITE_CONFIG", str(tmp_path / "site"))
    monkeypatch.setenv("ARCHIVIST_USER_CONFIG", str(tmp_path / "user"))
    window = open_desk(None)
    window.actions_by_name["setup"].trigger()
    return window


def test_the_agency_is_chosen_from_the_units(desk: DeskWindow) -> None:
    unit = named(desk, QLineEdit, "Search your unit; diacritics are not needed")
    QTest.keyClicks(unit, "ba dinh ha noi")
    QTest.keyClick(unit, Qt.Key.Key_Return)
    code = named(desk, QLineEdit, "Identifier of the agency (QĐ 20/2020/QĐ-TTg)")
    assert code.text() == "H26"
    code.setText("H26.25")
    QTest.keyClick(code, Qt.Key.Key_Return)
    agency = load_settings().agency
    assert (agency.name, agency.code, agency.archive_code) == ("Ủy ban nhân dân phường Ba Đình", "H26.25", "H26")


def test_the_scanner_is_kept_as_a_profile(
    desk: DeskWindow, surroundings: Surroundings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = app.Scanner(f"folder:{tmp_path}", "Máy quét một")
    monkeypatch.setattr(app, "every_scanner", lambda _settings: (found,))
    named(desk.findChildren(SetupPage)[0], QPushButton, "Look for scanners").click()
    settle(qtbot, surroundings)
    page = desk.findChildren(SetupPage)[0]
    page.scanners.setCurrentIndex(page.scanners.cards.index(0))
    page.scanners.activated.emit(page.scanners.currentIndex())
    assert load_settings().scan.profiles["scanner"].source == f"folder:{tmp_path}"
    assert "Máy quét một is kept: F2 scans from it." in [x.text() for x in page.findChildren(QLabel) if x.isVisible()]


def test_without_a_scanner_it_is_said(
    desk: DeskWindow, surroundings: Surroundings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "every_scanner", lambda _settings: ())
    named(desk.findChildren(SetupPage)[0], QPushButton, "Look for scanners").click()
    settle(qtbot, surroundings)
    page = desk.findChildren(SetupPage)[0]
    told = [x.text() for x in page.findChildren(QLabel) if x.isVisible()]
    assert "No scanner was found; pages can come from a folder." in told


def test_it_may_be_left_at_once(desk: DeskWindow) -> None:
    named(desk, QPushButton, "Done").click()
    assert desk.places.elsewhere.here is None
