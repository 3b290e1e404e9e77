"""The pane of the doubts: each with its sentence and its remedy; going to one goes to its page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from archivist.translation import N_, _
from archivist.ui.cards.card import Card, Mark
from archivist.ui.cards.view import CardList
from archivist.ui.sight.doubts import Asked, Doubts
from archivist.ui.sight.states import SEVERITIES
from archivist.ui.surroundings import Surroundings


class DoubtsPane(CardList[Asked]):
    """Shows the doubts of one dossier, gravest first."""

    counted = Signal()

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(
            surroundings, card_of, N_("Doubts"), N_("No doubt is open. Nothing holds this dossier back."), parent
        )

    def show_doubts(self, doubts: Doubts | None) -> None:
        self.show_rows(doubts.asked if doubts else ())
        self.counted.emit()


def card_of(asked: Asked) -> Card:
    doubt = asked.doubt
    sign = SEVERITIES[doubt.severity]
    where = doubt.place.file or ""
    marks = [Mark(sign.shape, _(sign.word), sign.colour)]
    marks += [Mark("", text, "ink_soft") for text in (where if where not in str(doubt) else "", doubt.rule) if text]
    return Card("", str(doubt), doubt.advice(), tuple(marks))
