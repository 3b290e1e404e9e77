"""The pane of the doubts: each with its sentence and its remedy; Enter answers one, with the reason where that is asked."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from archivist.model.doubt import Severity
from archivist.translation import N_, _
from archivist.ui.cards.card import Card, Mark
from archivist.ui.cards.view import CardList
from archivist.ui.fields.inputs import ENTER
from archivist.ui.sight.doubts import Asked, Doubts
from archivist.ui.sight.states import SEVERITIES
from archivist.ui.surroundings import Surroundings

SEEN = N_("Looked at and found right.")


class DoubtsPane(QWidget):
    """Shows the doubts of one dossier, gravest first; `settled` carries one that was answered, and the reason."""

    counted = Signal()
    reached = Signal(object)
    settled = Signal(object, str)

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list: CardList[Asked] = CardList(
            surroundings, card_of, N_("Doubts"), N_("No doubt is open. Nothing holds this dossier back."), self
        )
        self.reason = QLineEdit(self)
        surroundings.speech.say(self.reason.setPlaceholderText, N_("Why it is right all the same, then Enter"))
        surroundings.speech.say(self.reason.setAccessibleName, N_("Reason"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.reason)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.reason.hide()
        self.list.installEventFilter(self)
        self.list.reached.connect(self._reached)
        self.reason.returnPressed.connect(self._reasoned)

    @property
    def rows(self) -> tuple[Asked, ...]:
        return self.list.cards.rows

    def show_doubts(self, doubts: Doubts | None) -> None:
        self.list.show_rows(doubts.asked if doubts else ())
        self.counted.emit()

    def go_to(self, asked: Asked) -> None:
        self.list.setCurrentIndex(self.list.cards.index(self.rows.index(asked)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        asked = self.list.current()
        if asked and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            self._answer(asked)
            return True
        return super().eventFilter(watched, event)

    def _reached(self, asked: Asked | None) -> None:
        self.reason.hide()
        self.reason.clear()
        self.reached.emit(asked)

    def _answer(self, asked: Asked) -> None:
        """A field is answered where it is edited; what is grave wants a reason."""
        if asked.doubt.place.field and asked.document_id:
            self.reached.emit(asked)
        elif asked.doubt.severity is Severity.GRAVE:
            self.reason.show()
            self.reason.setFocus()
        else:
            self.settled.emit(asked, _(SEEN))

    def _reasoned(self) -> None:
        asked, reason = self.list.current(), self.reason.text().strip()
        if asked and reason:
            self.settled.emit(asked, reason)
            self.list.setFocus()


def card_of(asked: Asked) -> Card:
    doubt = asked.doubt
    sign = SEVERITIES[doubt.severity]
    where = doubt.place.file or ""
    marks = [Mark(sign.shape, _(sign.word), sign.colour)]
    marks += [Mark("", text, "ink_soft") for text in (where if where not in str(doubt) else "", doubt.rule) if text]
    return Card("", str(doubt), doubt.advice(), tuple(marks))
