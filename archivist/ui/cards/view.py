"""A list of cards, with a sentence in its middle while it is empty."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from archivist.translation import _
from archivist.ui.cards.card import Card
from archivist.ui.cards.delegate import CardDelegate
from archivist.ui.cards.model import CardModel
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE

T = TypeVar("T")


class CardList(QListView, Generic[T]):
    """`reached` tells which row the clerk went to; None when there is none."""

    reached = Signal(object)

    def __init__(
        self,
        surroundings: Surroundings,
        card_of: Callable[[T], Card],
        name: str,
        empty: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.cards: CardModel[T] = CardModel(card_of, self)
        self._empty, self._look = empty, surroundings.look
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(surroundings.look, self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        surroundings.speech.say(self.setAccessibleName, name)
        surroundings.speech.changed.connect(self.cards.retell)
        surroundings.look.changed.connect(self.cards.retell)
        self.selectionModel().currentChanged.connect(self._went_to)

    def show_rows(self, rows: tuple[T, ...]) -> None:
        self.cards.set_rows(rows)

    def current(self) -> T | None:
        at = self.currentIndex().row()
        return self.cards.rows[at] if 0 <= at < len(self.cards.rows) else None

    def step(self) -> None:
        """To the next row; after the last one to the first."""
        if self.cards.rows:
            self.setCurrentIndex(self.cards.index((self.currentIndex().row() + 1) % len(self.cards.rows)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Cards are as high as their width makes them; Qt alone would think of it a tenth of a second later."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        super().paintEvent(event)
        if not self.cards.rows:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._look.colours.ink_soft))
            area = self.viewport().rect().adjusted(SPACE.broad, SPACE.broad, -SPACE.broad, -SPACE.broad)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), _(self._empty))
            painter.end()

    def _went_to(self, _current: QModelIndex) -> None:
        self.reached.emit(self.current())
