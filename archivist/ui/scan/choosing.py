"""F2 and a digit: while the clerk chooses a profile, the next key is the answer, wherever the keyboard is."""

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from archivist.ui.fields.inputs import ENTER


class Choosing(QObject):
    """`chosen` carries the digit, 0 for Enter: as last time; `left` tells that nothing was chosen."""

    chosen = Signal(int)
    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._digits: frozenset[int] = frozenset()

    @property
    def lasts(self) -> bool:
        return bool(self._digits)

    def begin(self, digits: Collection[int]) -> None:
        application = QApplication.instance()
        if digits and not self._digits and application:
            self._digits = frozenset(digits)
            application.installEventFilter(self)

    def end(self) -> None:
        application = QApplication.instance()
        if self._digits and application:
            self._digits = frozenset()
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if isinstance(event, QKeyEvent) and event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return self._pressed(event)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """A digit or Enter answers; Escape leaves; a key that types leaves too, and does what it always does."""
        digit = event.key() - Qt.Key.Key_0
        answers = digit in self._digits or event.key() in (*ENTER, Qt.Key.Key_Escape)
        if event.type() == QEvent.Type.ShortcutOverride:
            if answers:
                event.accept()
            return answers
        if not answers and not event.text():
            return False
        chosen = digit in self._digits
        self.end()
        if chosen:
            self.chosen.emit(digit)
        elif event.key() in ENTER:
            self.chosen.emit(0)
        else:
            self.left.emit()
        return answers
