"""Opens the desk: `archivist-desk [WORKSPACE]`."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from archivist import __version__
from archivist.settings import load_settings
from archivist.translation import _, choose_language
from archivist.ui import memory
from archivist.ui.bridge import Bridge
from archivist.ui.lanes import Lanes
from archivist.ui.line.network import network_now
from archivist.ui.speech import Speech
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme import icons
from archivist.ui.theme.look import Appearance, Look
from archivist.ui.window import DeskWindow


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs until the window is closed; the exit status is 0."""
    words = _parser().parse_args(arguments)
    remembered = memory.recall()
    if remembered.language:
        choose_language(remembered.language)
    application = _application()
    surroundings = Surroundings(Speech(), Look(application, Appearance(remembered.appearance)), Bridge(), Lanes())
    window = DeskWindow(surroundings, load_settings(), remembered)
    window.panes.line.show_network(network_now())
    window.show()
    if words.workspace:
        window.open(words.workspace)
    status = application.exec()
    surroundings.lanes.close()
    surroundings.bridge.close()
    icons.forget()
    return int(status)


def _parser() -> ArgumentParser:
    words = ArgumentParser("archivist-desk", description=_("Digitisation workstation for archive clerks."))
    words.add_argument("--version", action="version", version=f"Archivist {__version__}")
    words.add_argument("workspace", nargs="?", type=Path, metavar="W", help=_("Workspace folder"))
    return words


def _application() -> QApplication:
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("Archivist")
    application.setDesktopFileName("archivist")
    application.setApplicationVersion(__version__)
    return application


if __name__ == "__main__":
    sys.exit(main())
