"""The inputs of a field: a line, an area, a choice; Enter accepts in each of them, and Qt's own input methods work."""

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

from archivist.ui.choice_box import ChoiceBox
from archivist.ui.fields.forms import Form, Shape
from archivist.ui.theme.tokens import SPACE

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LINES = 3


class LineInput(QLineEdit):
    """One line, with things to choose from where there are any."""

    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.textEdited.connect(lambda _text: self.typed.emit())

    def popup(self) -> QAbstractItemView:
        """The list of what is offered."""
        popup = self.completer().popup()
        assert popup is not None
        return popup

    def offer(self, form: Form) -> None:
        self._offered.setStringList([shown for _value, shown in form.choices] if form.shape is Shape.OFFERED else [])

    def said(self) -> str:
        return self.text()

    def say(self, text: str) -> None:
        self.setText(text)
        self.selectAll()


class AreaInput(QPlainTextEdit):
    """A few lines for long texts; Tab leaves it."""

    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self.typed.emit)
        self._fit()

    def said(self) -> str:
        return self.toPlainText()

    def say(self, text: str) -> None:
        if text != self.toPlainText():
            self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  # Qt's name
        super().changeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * LINES + 4 * SPACE.small)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        """Enter is the editor's, with Shift it is a new line."""
        if event.key() in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChoiceInput(ChoiceBox):
    """One of the codes of a list, by its name; letters jump, Alt+Down opens."""

    typed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda _row: self.typed.emit())

    def offer(self, choices: list[tuple[str, str]]) -> None:
        self.clear()
        for value, shown in choices:
            self.addItem(shown, value)

    def said(self) -> str:
        return str(self.currentData() or "")

    def say(self, text: str) -> None:
        self.setCurrentIndex(self.findData(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)


Input = LineInput | AreaInput | ChoiceInput
