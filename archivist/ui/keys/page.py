"""The place of keys: every action with its key, which can be given anew; what clashes is refused with the reason."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from archivist.translation import N_, _
from archivist.ui.actions import DEEDS, MENUS
from archivist.ui.keys.table import fault_of, give, key_of, shown
from archivist.ui.plain_letters import plain
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE

WIDEST = 900


class KeyRow(QWidget):
    """`typed` carries the action's name and the key in Qt's portable form."""

    typed = Signal(str, str)

    def __init__(self, name: str, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.action = name, action
        self._label, self._fault = QLabel(self), QLabel(self)
        self._fault.setObjectName("grave")
        self._fault.setWordWrap(True)
        self.input, self._undo = QKeySequenceEdit(self), QPushButton(self)
        self.input.setMaximumSequenceLength(1)
        self.input.setClearButtonEnabled(False)
        self.input.editingFinished.connect(self._give)
        self._undo.setObjectName("link")
        self._undo.clicked.connect(lambda: self.typed.emit(name, DEEDS[name].key))
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE.large, SPACE.small, SPACE.large, SPACE.small)
        grid.setHorizontalSpacing(SPACE.wide)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(2, 200)
        self.input.setFixedWidth(180)
        grid.addWidget(self._label, 0, 0)
        grid.addWidget(self.input, 0, 1)
        grid.addWidget(self._undo, 0, 2)
        grid.addWidget(self._fault, 1, 0, 1, 3)
        self.retell()

    def retell(self, fault: str = "") -> None:
        """What is in force; a fault stays until something else is typed."""
        said, own = _(DEEDS[self.name].sentence), DEEDS[self.name].key
        self._label.setText(said)
        self.input.setKeySequence(QKeySequence(key_of(self.action)))
        for widget in (self.input, *self.input.findChildren(QLineEdit)):
            widget.setAccessibleName(_("Key for: {action}").format(action=said))
        self._undo.setText(_("Back to {key}").format(key=shown(own)))
        self._undo.setAccessibleName(_("Back to {key}: {action}").format(key=shown(own), action=said))
        self._undo.setVisible(key_of(self.action) != own)
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))

    def says(self, words: list[str]) -> bool:
        said = plain(f"{_(DEEDS[self.name].sentence)} {key_of(self.action)}")
        return all(word in said for word in words)

    def _give(self) -> None:
        key = self.input.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if key != key_of(self.action):
            self.typed.emit(self.name, key)


class KeysPage(QWidget):
    """`changed` carries all keys that are not as declared; `wanted` asks for the card."""

    changed = Signal(object)
    wanted = Signal()

    def __init__(self, surroundings: Surroundings, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self.sift, self._card = QLineEdit(self), QPushButton(self)
        self._card.setObjectName("primary")
        self._card.clicked.connect(self.wanted)
        names = [name for names in MENUS.values() for name in names if name and DEEDS[name].key]
        self.rows = {name: KeyRow(name, actions[name], self) for name in names}
        speech = surroundings.speech
        speech.say(self.sift.setPlaceholderText, N_("Search an action or a key"))
        speech.say(self.sift.setAccessibleName, N_("Search an action or a key"))
        speech.say(self._card.setText, N_("Print a card of the keys…"))
        speech.say(self._card.setAccessibleName, N_("Print a card of the keys…"))
        self.sift.textChanged.connect(self._sift)
        self.setFocusProxy(self.sift)
        for row in self.rows.values():
            row.typed.connect(self._give)
        self._lay(surroundings)
        speech.tell(self._retell)

    def _give(self, name: str, key: str) -> None:
        fault = fault_of(self._actions, name, key)
        if not fault:
            give(self._actions[name], key)
            self.changed.emit({n: key_of(r.action) for n, r in self.rows.items() if key_of(r.action) != DEEDS[n].key})
        self.rows[name].retell(fault)

    def _sift(self, typed: str) -> None:
        words = plain(typed).split()
        for row in self.rows.values():
            row.setVisible(row.says(words))

    def _retell(self) -> None:
        for row in self.rows.values():
            row.retell()

    def _lay(self, surroundings: Surroundings) -> None:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, SPACE.broad)
        column.setSpacing(0)
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)
        inner.setMaximumWidth(WIDEST)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setWidget(inner)
        surroundings.speech.say(area.setAccessibleName, N_("Keys"))
        top = QGridLayout()
        top.addWidget(self.sift, 0, 0)
        top.addWidget(self._card, 0, 1)
        top.setColumnStretch(0, 1)
        self._card.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.wide, SPACE.large, SPACE.wide, 0)
        whole.addLayout(top)
        whole.addWidget(area, 1)
