"""One setting on the screen: its sentence, its input, who said it, the way back to what it was."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QPushButton, QWidget

from archivist.app.declared import Declared, From, Kind
from archivist.model.letters import folded
from archivist.translation import _
from archivist.ui.choice_box import ChoiceBox
from archivist.ui.preferences.wording import GROUPS, ORIGINS
from archivist.ui.theme.tokens import SPACE

INPUT_WIDTH = 260


class SettingRow(QWidget):
    """`changed` carries name and text; `undone` the name."""

    changed = Signal(str, str)
    undone = Signal(str)

    def __init__(self, declared: Declared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.declared = declared
        self._label, self._origin, self._fault = QLabel(self), QLabel(self), QLabel(self)
        self._label.setWordWrap(True)
        self._origin.setObjectName("soft")
        self._fault.setObjectName("grave")
        self._fault.setWordWrap(True)
        self._undo = QPushButton(self)
        self._undo.setObjectName("link")
        self._undo.clicked.connect(lambda: self.undone.emit(self.declared.name))
        self.input, self._say = self._made(declared)
        self._lay()
        self.show_value(declared)

    def show_value(self, declared: Declared) -> None:
        """What is in force now; what was wrong is forgotten."""
        self.declared = declared
        self._say(declared.value)
        self._fault.hide()
        self.retell()

    def refuse(self, reason: str) -> None:
        """The value stays as it was typed, to be mended."""
        self._fault.setText(reason)
        self._fault.setVisible(True)

    def retell(self) -> None:
        """In the language in force."""
        declared = self.declared
        self._label.setText(_(declared.sentence))
        self._label.setToolTip(declared.name)
        self.input.setAccessibleName(_(declared.sentence))
        self.input.setEnabled(declared.origin is not From.LOCKED)
        self._origin.setText(_(ORIGINS[declared.origin]) if ORIGINS[declared.origin] else "")
        self._origin.setVisible(bool(ORIGINS[declared.origin]))
        self._undo.setText(_("Set back"))
        self._undo.setAccessibleName(_("Set back: {setting}").format(setting=_(declared.sentence)))
        self._undo.setVisible(declared.origin is From.USER)

    def says(self, words: list[str]) -> bool:
        """Whether all words, folded, are in what it says."""
        declared = self.declared
        group = _(GROUPS.get(declared.group, declared.group))
        said = folded(f"{_(declared.sentence)} {group} {declared.name} {declared.value}")
        return all(word in said for word in words)

    def _made(self, declared: Declared) -> tuple[QWidget, Callable[[str], None]]:
        if declared.kind is Kind.YES_NO:
            return self._check_box()
        return self._choice(declared) if declared.kind is Kind.CHOICE else self._line()

    def _check_box(self) -> tuple[QWidget, Callable[[str], None]]:
        box = QCheckBox(self)
        box.clicked.connect(lambda checked: self._give("yes" if checked else "no"))
        return box, lambda text: box.setChecked(text == "yes")

    def _choice(self, declared: Declared) -> tuple[QWidget, Callable[[str], None]]:
        box = ChoiceBox(self)
        box.addItems([choice or "–" for choice in declared.choices])
        box.activated.connect(lambda at: self._give(declared.choices[at]))
        return box, lambda text: box.setCurrentIndex(declared.choices.index(text))

    def _line(self) -> tuple[QWidget, Callable[[str], None]]:
        line = QLineEdit(self)
        line.editingFinished.connect(lambda: self._give(line.text()))
        return line, line.setText

    def _give(self, text: str) -> None:
        if text != self.declared.value:
            self.changed.emit(self.declared.name, text)

    def _lay(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE.large, SPACE.small, SPACE.large, SPACE.small)
        grid.setHorizontalSpacing(SPACE.wide)
        grid.setVerticalSpacing(SPACE.hair)
        grid.setColumnStretch(0, 1)
        self.input.setFixedWidth(INPUT_WIDTH)
        self._label.setBuddy(self.input)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(self.input, 0, 1)
        grid.addWidget(self._undo, 0, 2)
        grid.addWidget(self._origin, 1, 1)
        grid.addWidget(self._fault, 1, 0)
        grid.setColumnMinimumWidth(2, 110)
