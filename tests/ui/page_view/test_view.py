"""Tests of the view of a page: zoom, fit, pan, turn; what is drawn is the picture."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archivist.imaging.pixels import Pixels
from archivist.model.geometry import Box
from archivist.ui.page_view.rendition import Picture
from archivist.ui.page_view.view import LARGEST, SMALLEST, Fit, PageView

SIZE = (800, 1200)


@pytest.fixture
def view(qtbot: QtBot) -> PageView:
    made = PageView()
    qtbot.addWidget(made)
    made.resize(500, 700)
    made.show()
    qtbot.waitExposed(made)
    made.lay_paper(SIZE)
    return made


def picture() -> Picture:
    """Left half blue, right half green."""
    whole: Pixels = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    whole[:, :400] = (0, 0, 255)
    whole[:, 400:] = (0, 255, 0)
    return Picture((whole, np.ascontiguousarray(whole[::2, ::2]), np.ascontiguousarray(whole[::4, ::4])))


def colour_at(view: PageView, x: float, y: float) -> str:
    image = view.viewport().grab().toImage()
    return image.pixelColor(view.mapFromScene(x, y)).name()


@pytest.mark.parametrize("scale", [0.06, 0.2, 0.45, 1.0, 3.0])
def test_the_picture_is_drawn_at_any_zoom(view: PageView, scale: float) -> None:
    view.sheet.show_picture(picture())
    view.zoom(scale / view.scale_now)
    view.centerOn(400, 600)
    assert colour_at(view, 380, 600) == "#0000ff"
    assert colour_at(view, 420, 600) == "#00ff00"


def test_grey_pictures_are_drawn_too(view: PageView) -> None:
    view.sheet.show_picture(Picture((np.full((SIZE[1], SIZE[0]), 90, np.uint8),)))
    assert colour_at(view, 400, 600) == "#5a5a5a"


def test_the_whole_page_fits_and_goes_on_fitting(view: PageView, qtbot: QtBot) -> None:
    def whole() -> bool:
        seen = view.mapFromScene(view.sceneRect()).boundingRect()
        return view.viewport().rect().adjusted(-2, -2, 2, 2).contains(seen)

    view.fit_to(Fit.PAGE)
    assert whole()
    view.resize(300, 400)
    assert whole()
    view.turn()
    assert whole()
    view.fit_to(Fit.WIDTH)
    assert not view.horizontalScrollBar().isVisible()


def test_the_full_width_is_used(view: PageView) -> None:
    view.fit_to(Fit.WIDTH)
    QApplication.processEvents()
    across = view.mapFromScene(view.sceneRect()).boundingRect().width()
    assert abs(across - view.viewport().width()) <= 4


def test_zoom_has_bounds(view: PageView) -> None:
    for _ in range(40):
        view.zoom(2.0)
    assert view.scale_now == pytest.approx(LARGEST)
    for _ in range(60):
        view.zoom(0.5)
    assert view.scale_now == pytest.approx(SMALLEST)


def test_the_wheel_zooms_under_the_mouse_only_with_ctrl(view: PageView) -> None:
    view.zoom(1.0 / view.scale_now)
    at = QPoint(120, 150)

    def wheel(keys: Qt.KeyboardModifier) -> None:
        where = QPointF(at)
        turn = QWheelEvent(
            where, view.viewport().mapToGlobal(where), QPoint(), QPoint(0, 120),
            Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), turn)

    wheel(Qt.KeyboardModifier.NoModifier)
    assert view.scale_now == pytest.approx(1.0)
    wheel(Qt.KeyboardModifier.ControlModifier)
    assert view.scale_now > 1.1


def test_space_and_mouse_move_the_paper(view: PageView, qtbot: QtBot) -> None:
    view.zoom(1.0 / view.scale_now)
    view.centerOn(400, 600)
    before = view.mapToScene(QPoint(200, 200))
    view.setFocus()
    QTest.keyPress(view, Qt.Key.Key_Space)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    QTest.mouseMove(view.viewport(), QPoint(150, 140))
    QApplication.processEvents()
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, 140))
    QTest.keyRelease(view, Qt.Key.Key_Space)
    moved = view.mapToScene(QPoint(200, 200)) - before
    assert (round(moved.x()), round(moved.y())) == (50, 60)
    assert view.dragMode() == PageView.DragMode.RubberBandDrag


def test_a_place_is_brought_into_view(view: PageView) -> None:
    view.zoom(3.0 / view.scale_now)
    view.look_at(Box(700, 1100, 760, 1120))
    seen = view.mapToScene(view.viewport().rect()).boundingRect()
    assert seen.contains(730, 1110)


def test_the_place_of_a_click_is_told_in_px_of_the_rendition(view: PageView, qtbot: QtBot) -> None:
    told: list[tuple[float, float]] = []
    view.clicked.connect(lambda x, y: told.append((x, y)))
    view.turn()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.mapFromScene(200, 900))
    assert told[0] == pytest.approx((200, 900), abs=3)
