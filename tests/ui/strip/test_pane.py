"""Tests of the page strip: it shows where documents begin, and goes where the clerk goes."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from archivist.ui.strip.model import STEP
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from tests.ui.finding import named, rows, spoken

STRIP = "All pages of the dossier"


def test_the_strip_shows_every_page_and_where_documents_begin(desk: DeskWindow) -> None:
    strip = named(desk, QListView, STRIP)
    assert [line.split(" | ")[1] for line in spoken(strip)] == [f"scan_{n}.png" for n in (1, 2, 3, 4)]
    assert [index.data(STEP).begins for index in rows(strip.model())] == [True, False, True, True]


def test_the_strip_goes_along_and_leads(desk: DeskWindow) -> None:
    strip = named(desk, QListView, STRIP)
    QTest.keyClick(desk, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert strip.currentIndex().row() == 1
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert desk.selection.place.page_id == "page-3"
    assert desk.panes.tree.currentIndex().data(Qt.ItemDataRole.DisplayRole) == "Leaf 1"


def test_small_pictures_come(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    thumbs = desk.panes.strip.thumbs
    qtbot.waitUntil(lambda: all(thumbs.of(f"page-{n}") for n in (1, 2, 3, 4)))
    picture = thumbs.of("page-1")
    assert picture is not None
    assert picture.width() < picture.height()
    assert picture.toImage().pixelColor(5, 5).name() == "#000000"
