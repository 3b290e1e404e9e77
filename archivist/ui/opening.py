"""Brings up the window and everything it stands in, and takes them down in order."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from archivist import __version__
from archivist.translation import choose_language
from archivist.ui import memory
from archivist.ui.fault import tell_faults
from archivist.ui.garbage import Garbage
from archivist.ui.sitting import Sitting
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme import icons

TURN = 0.001  # seconds after which a busy thread lets the main thread have its turn; Python's own 5 ms are felt


def open_desk(workspace: Path | None) -> int:
    """Runs until the window is closed; gives the exit status."""
    remembered = memory.recall()
    if remembered.language:
        choose_language(remembered.language)
    application = application_of(sys.argv[:1])
    sitting = Sitting(application, remembered)
    garbage = Garbage()
    sys.setswitchinterval(TURN)
    undo = tell_faults(sitting.tell_fault)
    if workspace:
        sitting.window.open(workspace)
    elif not memory.place().exists():  # the very first time
        sitting.window.actions_by_name["setup"].trigger()
    status = application.exec()
    undo()
    garbage.close()
    put_away(sitting.surroundings)
    return int(status)


def application_of(words: list[str]) -> QApplication:
    """The one application; at any scale of the screen, without rounding."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication(words)
    application.setApplicationName("Archivist")
    application.setDesktopFileName("archivist")
    application.setApplicationVersion(__version__)
    return application


def put_away(surroundings: Surroundings) -> None:
    """The lanes come to rest before the bridge closes; pictures go before the application."""
    surroundings.speech.fall_silent()
    surroundings.look.restore()
    surroundings.lanes.close()
    surroundings.bridge.close()
    icons.forget()
