"""The pane of search: one line to type in, below it the places that say the words."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from archivist.model.search import Found, Hit, Where
from archivist.translation import N_, _, ngettext
from archivist.ui.cards.card import Card, Mark
from archivist.ui.cards.view import CardList
from archivist.ui.fields.inputs import ENTER
from archivist.ui.search.delegate import HitDelegate
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE

PAUSE_MS = 120  # a clerk who types on is not interrupted
EMPTY = N_("Type a few words: a number, a name, a place. Diacritics are not needed; with them only those are found.")
MARKS = {
    Where.PAGE: Mark("read", N_("On the page"), "ink_soft"),
    Where.DOCUMENT: Mark("facsimile", N_("In the fields"), "ink_soft"),
    Where.DOSSIER: Mark("package", N_("Dossier"), "ink_soft"),
}
_WALKED = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchPane(QWidget):
    """`asked` carries what was typed, after a pause; the list's `reached` a hit; `opened` the one that Enter chose; `left`
    tells that the clerk is through.
    """

    asked = Signal(str)
    opened = Signal(object)
    left = Signal()

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: dict[str, str] = {}
        self.input, self._told = QLineEdit(self), QLabel(self)
        self.list: CardList[Hit] = CardList(surroundings, self._card, N_("Places found"), EMPTY, self)
        self.list.setItemDelegate(HitDelegate(surroundings.look, self.list))
        self._found = Found()
        self._told.setObjectName("soft")
        self._told.setWordWrap(True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(lambda: self.asked.emit(self.input.text()))
        self.input.textChanged.connect(lambda _text: self._pause.start())
        self.input.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.activated.connect(lambda _index: self.opened.emit(self.list.current()))
        speech = surroundings.speech
        speech.say(self.input.setPlaceholderText, N_("Search texts and fields"))
        speech.say(self.input.setAccessibleName, N_("Search texts and fields"))
        speech.tell(self._tell)
        self.setFocusProxy(self.input)
        self._lay(surroundings)

    def show_found(self, found: Found) -> None:
        self._found = found
        self.list.show_rows(found.hits)
        if found.hits:
            self.list.setCurrentIndex(self.list.cards.index(0))
        self._tell()

    def clear(self) -> None:
        self.input.clear()
        self._pause.stop()
        self.show_found(Found())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if watched is self.input and event.key() in _WALKED:
                self.list.event(event)
                return True
            if watched is self.input and event.key() in ENTER:
                self._enter()
                return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        """What was typed just now is asked for first."""
        if self._pause.isActive():
            self._pause.stop()
            self.asked.emit(self.input.text())
        else:
            self.opened.emit(self.list.current())

    def _tell(self) -> None:
        count, shown = self._found.count, len(self._found.hits)
        if not self.input.text().strip():
            told = ""
        elif count > shown:
            told = _("{shown} of {count} places").format(shown=shown, count=count)
        else:
            told = ngettext("{n} place", "{n} places", count).format(n=count)
        self._told.setText(told)
        self._told.setVisible(bool(told))

    def _card(self, hit: Hit) -> Card:
        mark = MARKS[hit.where]
        return Card(
            self.names.get(hit.dossier_id, ""),
            "".join(piece.text for piece in hit.passage),
            marks=(Mark(mark.shape, _(mark.word), mark.colour),),
        )

    def _lay(self, surroundings: Surroundings) -> None:
        away = QToolButton(self)
        away.clicked.connect(self.left)
        surroundings.speech.say(away.setAccessibleName, N_("Back to the dossiers"))
        surroundings.speech.say(away.setToolTip, N_("Back to the dossiers"))
        surroundings.look.dress(lambda: away.setIcon(surroundings.look.icon("close")))
        row = QHBoxLayout()
        row.setContentsMargins(SPACE.medium, SPACE.medium, SPACE.small, SPACE.small)
        row.addWidget(self.input, 1)
        row.addWidget(away)
        told = QHBoxLayout()
        told.setContentsMargins(SPACE.large, 0, SPACE.large, SPACE.small)
        told.addWidget(self._told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addLayout(told)
        column.addWidget(self.list, 1)
