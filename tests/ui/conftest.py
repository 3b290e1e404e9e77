"""What the tests of the desk share: its surroundings, a small workspace, and the desk opened on it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archivist.settings import Settings, Work
from archivist.ui.bridge import Bridge
from archivist.ui.lanes import Lanes
from archivist.ui.opening import put_away
from archivist.ui.speech import Speech
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.look import Appearance, Look
from archivist.ui.window import DeskWindow
from tests.ui import small

os.environ["QT_QPA_PLATFORM"] = "offscreen"

PATIENCE_MS = 60_000  # a busy machine is no fault
OFFSCREEN = "This plugin does not support propagateSizeHints"  # the invisible screen has no frames to tell them to


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN))


OpenDesk = Callable[[Path | None], DeskWindow]


@pytest.fixture
def surroundings(qapp: QApplication) -> Iterator[Surroundings]:
    made = Surroundings(Speech(), Look(qapp, Appearance.LIGHT), Bridge(), Lanes())
    yield made
    put_away(made)


@pytest.fixture
def settings() -> Settings:
    """The line does not go on by itself: what it made of the small workspace is invented."""
    return Settings(work=Work(background=False))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Two documents of two pages and one, a blank page in the grey tray, one doubt."""
    return small.make(tmp_path / "workspace")


@pytest.fixture
def open_desk(qtbot: QtBot, surroundings: Surroundings, settings: Settings) -> Iterator[OpenDesk]:
    """Opens a desk, on a workspace if one is named, and waits until it shows what is there."""
    windows: list[DeskWindow] = []

    def opened(path: Path | None) -> DeskWindow:
        window = DeskWindow(surroundings, settings)
        windows.append(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitExposed(window)
        if path:
            window.open(path)
            at_rest = lambda: surroundings.bridge.waiting == 0 and window.watch is not None and window.watch.idle  # noqa: E731
            qtbot.waitUntil(at_rest, timeout=PATIENCE_MS)
        return window

    yield opened
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(open_desk: OpenDesk, workspace: Path) -> DeskWindow:
    return open_desk(workspace)
