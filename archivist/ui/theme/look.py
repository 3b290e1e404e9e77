"""The look in force: follows the system or the person's choice, and tells the desk when it changes."""

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QIcon
from PySide6.QtWidgets import QApplication

from archivist.ui.theme import icons
from archivist.ui.theme.palette import palette_of
from archivist.ui.theme.sheet import sheet_of
from archivist.ui.theme.tokens import CONTRAST, DARK, LIGHT, Colours


class Appearance(StrEnum):
    """Which look a person wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


CHOSEN = {Appearance.LIGHT: LIGHT, Appearance.DARK: DARK, Appearance.CONTRAST: CONTRAST}
SCALES = (100, 115, 130, 150, 175, 200)  # per cent of the system's size of type


class Look(QObject):
    """Colours, icons and fonts of one application."""

    changed = Signal()

    def __init__(
        self, application: QApplication, appearance: Appearance = Appearance.SYSTEM, scale: int = SCALES[0]
    ) -> None:
        super().__init__()
        self._application = application
        self._system = QFont(application.font())
        self.scale = scale
        self._font = _enlarged(self._system, scale / 100)
        self.appearance = appearance
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._wear()

    @property
    def colours(self) -> Colours:
        if self.appearance is not Appearance.SYSTEM:
            return CHOSEN[self.appearance]
        return DARK if self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT

    def choose(self, appearance: Appearance) -> None:
        self.appearance = appearance
        self._wear()

    def enlarge(self, scale: int) -> None:
        """All type at this many per cent of the system's size; what it stands in grows with it."""
        self.scale = scale
        self._font = _enlarged(self._system, scale / 100)
        self._wear()

    def restore(self) -> None:
        """The application has the system's type again; done when the desk is put away."""
        self._application.setFont(self._system)

    def retire(self) -> None:
        """Another look takes over: this one follows the system no more."""
        self._application.styleHints().colorSchemeChanged.disconnect(self._follow)
        self.restore()

    def dress(self, wear: Callable[[], None]) -> None:
        """Calls `wear` now and after every change; for what the palette and the style sheet do not reach."""
        wear()
        self.changed.connect(wear)

    def icon(self, name: str, colour: str = "ink") -> QIcon:
        """A line icon in a colour of the theme."""
        return icons.icon(name, getattr(self.colours, colour), self.colours.quiet)

    def font(self, size: float = 1.0, *, strong: bool = False) -> QFont:
        """The system's font at a step of the scale."""
        font = _enlarged(self._font, size)
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def _follow(self) -> None:
        if self.appearance is Appearance.SYSTEM:
            self._wear()

    def _wear(self) -> None:
        self._application.setFont(self._font)
        self._application.setPalette(palette_of(self.colours))
        self._application.setStyleSheet(sheet_of(self.colours))
        self.changed.emit()


def _enlarged(font: QFont, by: float) -> QFont:
    made = QFont(font)
    if made.pointSizeF() > 0:
        made.setPointSizeF(made.pointSizeF() * by)
    else:
        made.setPixelSize(round(made.pixelSize() * by))
    return made
