"""All other places of the window, each with what it shows and when it is brought up to date."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from archivist.translation import N_
from archivist.ui.places.elsewhere import Elsewhere
from archivist.ui.preferences.page import SettingsPage
from archivist.ui.surroundings import Surroundings


class Places(QObject):
    """Between `begin` and `end` those are there that are about a workspace. `spoke`, `looked` and `scaled` carry what was
    chosen for the window itself.
    """

    spoke = Signal(str)
    looked = Signal(object)
    scaled = Signal(int)

    def __init__(
        self, stack: QStackedWidget, actions: Mapping[str, QAction], surroundings: Surroundings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._surroundings, self._parent = surroundings, parent
        self.elsewhere = Elsewhere(stack, actions, surroundings, self)
        self._settings: SettingsPage | None = None
        self.elsewhere.add("settings", N_("Settings"), self._settings_page, self._show_settings, of_workspace=False)

    def begin(self) -> None:
        self.elsewhere.able(opened=True)

    def end(self) -> None:
        self.elsewhere.able(opened=False)

    def _settings_page(self) -> QWidget:
        self._settings = SettingsPage(self._surroundings, self._parent)
        self._settings.desk.spoke.connect(self.spoke)
        self._settings.desk.looked.connect(self.looked)
        self._settings.desk.scaled.connect(self.scaled)
        return self._settings

    def _show_settings(self) -> None:
        if self._settings:
            self._settings.refresh()
