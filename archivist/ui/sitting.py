"""A person's sitting at the desk: one window, made anew where its settings have changed; the lanes stay."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from archivist.settings import load_settings
from archivist.ui import memory
from archivist.ui.bridge import Bridge
from archivist.ui.lanes import Lanes
from archivist.ui.line.network import network_now
from archivist.ui.memory import Memory
from archivist.ui.speech import Speech
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.look import Appearance, Look
from archivist.ui.window import DeskWindow


class Sitting(QObject):
    """`window` is the one that is shown."""

    def __init__(self, application: QApplication, remembered: Memory) -> None:
        super().__init__()
        self._application = application
        look = Look(application, Appearance(remembered.appearance), remembered.scale)
        self.surroundings = Surroundings(Speech(), look, Bridge(), Lanes())
        self.window = self._made(remembered)
        self.window.show()

    def tell_fault(self, written: Path | None) -> None:
        """In whichever window is shown."""
        self.window.notice.tell_fault(written)

    def renew(self) -> None:
        """Another window with the settings as they are now, at the same place, with the same workspace; what the old one
        said and wore goes with it.
        """
        old, before = self.window, self.surroundings
        path, geometry = old.path, old.saveGeometry()
        before.speech.fall_silent()
        before.look.retire()
        remembered = memory.recall()
        look = Look(self._application, Appearance(remembered.appearance), 100)
        look.enlarge(remembered.scale)
        self.surroundings = replace(before, speech=Speech(), look=look)
        self.window = self._made(remembered)
        self.window.restoreGeometry(geometry)
        self.window.show()
        old.close()
        old.deleteLater()
        if path:
            self.window.open(path)

    def _made(self, remembered: Memory) -> DeskWindow:
        window = DeskWindow(self.surroundings, load_settings(), remembered)
        window.panes.line.show_network(network_now())
        window.resettled.connect(self.renew)
        return window
