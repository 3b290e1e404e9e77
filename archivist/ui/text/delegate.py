"""How a line of the page is drawn: close to its neighbours, its marks only where there is something to say."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from archivist.ui.cards.card import Card
from archivist.ui.cards.delegate import CardDelegate, width_of
from archivist.ui.cards.model import CARD
from archivist.ui.theme.tokens import SPACE


class LineDelegate(CardDelegate):
    """Marks stand above the line that they are about."""

    hairline = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802  # Qt's name
        card, width = index.data(CARD), width_of(option)
        if not isinstance(card, Card):
            return QSize(0, 0)
        above = self._caption_height() if card.marks else 0
        return QSize(width, above + self._height(card.body, self._body, width - 2 * SPACE.large) + 2 * SPACE.small)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        card = index.data(CARD)
        if not isinstance(card, Card):
            return
        painter.save()
        self._ground(painter, option)
        area = option.rect.adjusted(SPACE.large, SPACE.small, -SPACE.large, -SPACE.small)
        if card.marks:
            self._caption(painter, QRect(area.left(), area.top(), area.width(), self._caption_height()), card)
            area.setTop(area.top() + self._caption_height())
        self._text(painter, area, card.body, self._body, "ink")
        painter.restore()
