"""A list model of anything that can be told as a card."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from archivist.ui.cards.card import Card

T = TypeVar("T")
CARD = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class CardModel(QAbstractListModel, Generic[T]):
    """`card_of` is asked when a row is shown, so that it speaks the language in force."""

    def __init__(self, card_of: Callable[[T], Card], parent: QObject) -> None:
        super().__init__(parent)
        self._card_of = card_of
        self.rows: tuple[T, ...] = ()

    def set_rows(self, rows: Sequence[T]) -> None:
        """Nothing moves when they are the same."""
        if tuple(rows) != self.rows:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()

    def retell(self) -> None:
        """The words of all cards changed, the cards did not."""
        self.layoutAboutToBeChanged.emit()
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        card = self._card_of(self.rows[index.row()])
        if role == CARD:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return card.body if role == Qt.ItemDataRole.DisplayRole else card.whole
        return None
