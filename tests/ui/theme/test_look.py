"""Tests of the look: light, dark, and back, for everything that is on the screen."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archivist.ui import memory
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import DARK, LIGHT
from archivist.ui.window import DeskWindow
from tests.ui.finding import choose


def test_the_person_chooses_and_it_is_remembered(qapp: QApplication, desk: DeskWindow, surroundings: Surroundings) -> None:
    for name, colours in (("Dark", DARK), ("Light", LIGHT)):
        choose(desk, "View", "Appearance", name)
        assert surroundings.look.colours == colours
        assert qapp.palette().color(QPalette.ColorRole.Window).name() == colours.ground
        assert desk.panes.tree.grab().toImage().pixelColor(2, 400).name() == colours.surface
        assert memory.recall().appearance == name.lower()


def test_icons_follow(desk: DeskWindow, qtbot: QtBot) -> None:
    action = desk.actions_by_name["open"]
    light = action.icon().pixmap(32).toImage()
    choose(desk, "View", "Appearance", "Dark")
    assert action.icon().pixmap(32).toImage() != light
