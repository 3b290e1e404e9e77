"""The look in force: follows the system or the person's choice, and tells the desk when it changes."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QApplication

from archivist.ui.theme import icons
from archivist.ui.theme.palette import palette_of
from archivist.ui.theme.sheet import sheet_of
from archivist.ui.theme.tokens import DARK, LIGHT, Colours


class Appearance(StrEnum):
    """Which look a person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Look(QObject):
    """Colours, icons and fonts of one application."""

    changed = Signal()

    def __init__(self, application: QApplication, appearance: Appearance = Appearance.SYSTEM) -> None:
        super().__init__()
        self._application = application
        self._font = QFont(application.font())
        self.appearance = appearance
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._wear()

    @property
    def colours(self) -> Colours:
        if self.appearance is not Appearance.SYSTEM:
            return DARK if self.appearance is Appearance.DARK else LIGHT
        return DARK if self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def choose(self, appearance: Appearance) -> None:
        self.appearance = appearance
        self._wear()

    def dress(self, wear: Callable[[], None]) -> None:
        """Calls `wear` now and after every change; for what the palette and the style sheet do not reach."""
        wear()
        self.changed.connect(wear)

    def icon(self, name: str, colour: str = "ink") -> QIcon:
        """A line icon in a colour of the theme."""
        return icons.icon(name, getattr(self.colours, colour), self.colours.quiet)

    def font(self, size: float = 1.0, *, strong: bool = False) -> QFont:
        """The system's font at a step of the scale."""
        font = QFont(self._font)
        if font.pointSizeF() > 0:
            font.setPointSizeF(font.pointSizeF() * size)
        else:
            font.setPixelSize(round(font.pixelSize() * size))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def _follow(self) -> None:
        if self.appearance is Appearance.SYSTEM:
            self._wear()

    def _wear(self) -> None:
        self._application.setPalette(palette_of(self.colours))
        self._application.setStyleSheet(sheet_of(self.colours))
        self.changed.emit()
