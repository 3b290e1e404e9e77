"""The pane of the text: the lines of the page in reading order; a chosen line is lit on the paper."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from archivist.model.text import Kind, Line, PageText
from archivist.translation import N_, _
from archivist.ui.cards.card import Card, Mark
from archivist.ui.cards.view import CardList
from archivist.ui.surroundings import Surroundings
from archivist.ui.text.delegate import LineDelegate

KINDS = {
    Kind.STAMP: N_("stamp"),
    Kind.HAND: N_("handwriting"),
    Kind.PAGE_NUMBER: N_("page number"),
}
UNSURE = 0.7


class TextPane(CardList[Line]):
    """`chosen` carries the numbers of the chosen lines; Ctrl+C copies them."""

    chosen = Signal(object)

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(surroundings, card_of, N_("Text"), N_("This page has not been read."), parent)
        self.setItemDelegate(LineDelegate(surroundings.look, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._choose)

    def show_text(self, text: PageText | None) -> None:
        self.show_rows(text.lines if text else ())

    def go_to(self, number: int) -> None:
        """Chooses one line, as a click on the paper does."""
        index = self.cards.index(number)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def said(self) -> str:
        """The chosen lines, in reading order."""
        return "\n".join(self.cards.rows[i].text for i in self._numbers())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        if event.matches(QKeySequence.StandardKey.Copy) and self._numbers():
            QGuiApplication.clipboard().setText(self.said())
        else:
            super().keyPressEvent(event)

    def _choose(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.chosen.emit(self._numbers())

    def _numbers(self) -> tuple[int, ...]:
        return tuple(sorted(index.row() for index in self.selectionModel().selectedIndexes()))


def card_of(line: Line) -> Card:
    marks = []
    if line.kind in KINDS:
        marks.append(Mark("", _(KINDS[line.kind]), "ink_soft"))
    if line.confidence < UNSURE:
        marks.append(Mark("state-doubt", f"{line.confidence:.0%}".replace("%", " %"), "doubt"))
    return Card("", line.text, marks=tuple(marks))
