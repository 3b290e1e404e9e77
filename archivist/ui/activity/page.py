"""The place of activity: a list that is sifted by a few letters; Enter leads to what it was about."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from archivist.translation import N_
from archivist.ui.cards.card import Card, Mark
from archivist.ui.cards.view import CardList
from archivist.ui.dates import shown_moment
from archivist.ui.fields.inputs import ENTER
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE
from archivist.workflow.activity import MOST, Happening, fitting

EMPTY = N_("Nothing was done here yet, or nothing that says this.")
SIGNS = {"package": "state-delivered", "delivery": "send", "act": "hand", "batch": "pages", "dossier": "package"}
_WALKED = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class ActivityPage(QWidget):
    """`opened` carries a happening that the clerk goes to; `older` the number of the oldest event that is shown."""

    opened = Signal(object)
    older = Signal(int)

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: dict[str, str] = {}
        self._all: tuple[Happening, ...] = ()
        self.input, self._older = QLineEdit(self), QPushButton(self)
        self.list: CardList[Happening] = CardList(surroundings, self._card, N_("What was done"), EMPTY, self)
        self._older.setObjectName("link")
        self._older.clicked.connect(self._ask_older)
        speech = surroundings.speech
        speech.say(self.input.setPlaceholderText, N_("A deed, a person, a day as 2026-11-22"))
        speech.say(self.input.setAccessibleName, N_("Sift what was done"))
        speech.say(self._older.setText, N_("Show what is older"))
        speech.say(self._older.setAccessibleName, N_("Show what is older"))
        self.input.textChanged.connect(self._sift)
        self.input.installEventFilter(self)
        self.list.activated.connect(lambda _index: self.opened.emit(self.list.current()))
        self.setFocusProxy(self.input)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.wide, SPACE.large, SPACE.wide, 0)
        column.setSpacing(SPACE.medium)
        column.addWidget(self.input)
        column.addWidget(self.list, 1)
        column.addWidget(self._older)
        self._older.hide()

    def show_happenings(self, found: tuple[Happening, ...]) -> None:
        self._all = found
        self._older.setVisible(len(found) >= MOST)
        self._sift(self.input.text())

    def add_older(self, found: tuple[Happening, ...]) -> None:
        self._all = (*self._all, *found)
        self._older.setVisible(len(found) >= MOST)
        self._sift(self.input.text())

    def _ask_older(self) -> None:
        self.older.emit(self._all[-1].seq if self._all else 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _WALKED:
                self.list.event(event)
                return True
            if event.key() in ENTER:
                self.opened.emit(self.list.current())
                return True
        return super().eventFilter(watched, event)

    def _sift(self, typed: str) -> None:
        self.list.show_rows(fitting(self._all, typed))
        if self.list.cards.rows:
            self.list.setCurrentIndex(self.list.cards.index(0))

    def _card(self, happening: Happening) -> Card:
        sign = SIGNS.get(happening.kind.partition(".")[0], "state-note")
        told = f"{shown_moment(happening.at)}  ·  {happening.actor}"
        return Card(told, happening.told(), self.names.get(happening.dossier_id, ""), (Mark(sign, "", "ink_soft"),))
