"""Stories of looking: the master beside the page, the loupe, two pages, the stamp before it is there, what was measured."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QSlider
from pytestqt.qtbot import QtBot

from archivist.model.geometry import Box
from archivist.model.measures import Measures
from archivist.model.measures import Quality as Measured
from archivist.settings import Quality
from archivist.ui.page_view.chips import BLANK, BLURRED, CUT, FINE, WAY_UP, ChipsRow, signs_of
from archivist.ui.page_view.stamp import StampSight, stamp_box
from archivist.ui.page_view.view import PageView
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from tests.ui import small
from tests.ui.finding import named
from tests.ui.test_window import settle


@pytest.fixture
def view(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> PageView:
    settle(qtbot, surroundings)
    found = named(desk, PageView, "Page")
    found.setFocus()
    return found


def colour_at(view: PageView, x: float, y: float) -> str:
    """Of the screen, at a place of the page in px of the rendition."""
    at = view.mapFromScene(x, y)
    return view.viewport().grab().toImage().pixelColor(at).name()


def test_the_master_is_compared_along_a_line(
    qtbot: QtBot, desk: DeskWindow, view: PageView, surroundings: Surroundings
) -> None:
    width, height = small.UPRIGHT
    assert colour_at(view, 10, 10) == "#000000"  # the corner of the upright page
    QTest.keyClick(view, Qt.Key.Key_B)
    settle(qtbot, surroundings)
    slider = named(desk, QSlider, "Master to the left, cleaned page to the right")
    assert slider.hasFocus()
    assert view.before.isVisible()
    assert colour_at(view, 10, 10) != "#000000"  # the master lies on its side
    assert colour_at(view, width * 0.9, height * 0.9) == "#ffffff"
    slider.setValue(0)
    assert colour_at(view, 10, 10) == "#000000"
    QTest.keyClick(slider, Qt.Key.Key_B)
    assert not slider.isVisible()
    assert not view.before.isVisible()


def test_the_loupe_shows_a_place_large_and_goes_by_keys(view: PageView) -> None:
    QTest.keyClick(view, Qt.Key.Key_L)
    loupe = view.loupe
    assert loupe.isVisible()
    loupe.go_to(view.mapFromScene(10, 10))
    picture = loupe.grab().toImage()
    assert picture.pixelColor(picture.rect().center()).name() == "#000000"
    before = QPoint(loupe.middle)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert loupe.middle.x() > before.x()
    assert loupe.scale >= 1.0
    QTest.mouseMove(view.viewport(), view.mapFromScene(150, 200))
    QTest.keyClick(view, Qt.Key.Key_L)
    assert not loupe.isVisible()


def test_two_pages_lie_side_by_side(qtbot: QtBot, desk: DeskWindow, view: PageView, surroundings: Surroundings) -> None:
    alone = view.scale_now
    QTest.keyClick(view, Qt.Key.Key_D)
    settle(qtbot, surroundings)
    assert view.second.isVisible()
    assert view.second.pos().x() > small.UPRIGHT[0]
    assert view.scale_now <= alone
    desk.actions_by_name["next"].trigger()
    settle(qtbot, surroundings)
    assert view.second.isVisible()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_D)
    settle(qtbot, surroundings)
    assert not view.second.isVisible()


def test_the_stamp_is_shown_where_it_will_stand(view: PageView) -> None:
    box = stamp_box(Box(10, 20, 72, 29), (1000, 1400), 254.0)
    assert box == Box(100, 200, 720, 290)
    footer = stamp_box(None, (1000, 1400), 254.0)
    assert (footer.top, footer.bottom) == (1400, 1500)
    before = view.sceneRect().height()
    view.show_stamp(StampSight(Box(0, 420, 300, 460), ("H49.64.2019.05.001", "01 · 1/2")))
    assert view.stamp.isVisible()
    assert view.sceneRect().height() > before
    view.show_stamp(None)
    assert not view.stamp.isVisible()
    assert view.sceneRect().height() == before


def test_what_was_measured_stands_below_the_page(desk: DeskWindow, view: PageView) -> None:
    row = desk.panes.page.findChild(ChipsRow)
    assert row is not None
    said = [label.text() for label in row.findChildren(QLabel) if label.text()]
    assert said == ["100 dpi  ·  colour  ·  turned by 90°", "sharp and whole"]


def test_what_is_the_matter_with_a_page_is_named() -> None:
    good = Measures(0, True, 0.0, False, 0.1, 100.0, 120.0, 250.0, quality=Measured(0.05, 2.0, 3.0, 0))
    assert signs_of(good, Quality()) == (FINE,)
    bad = Measures(0, False, 0.0, False, 0.1, 100.0, 120.0, 250.0, quality=Measured(0.5, 2.0, 3.0, 9))
    assert signs_of(bad, Quality()) == (WAY_UP, BLURRED, CUT)
    blank = Measures(0, False, 0.0, True, 0.0, 0.0, 0.0, 250.0)
    assert signs_of(blank, Quality()) == (BLANK,)
