"""How a card is drawn; long text is wrapped, never cut."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from archivist.ui.cards.card import Card, Mark
from archivist.ui.cards.model import CARD
from archivist.ui.theme import icons
from archivist.ui.theme.look import Look
from archivist.ui.theme.tokens import ICON, SPACE, TYPE

Index = QModelIndex | QPersistentModelIndex
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
SHAPE = ICON - 2


def width_of(option: QStyleOptionViewItem) -> int:
    """The width of the list without its scroll bar, whether that is there or not: else each would chase the other."""
    view = option.widget
    if not isinstance(view, QListView):
        return option.rect.width()
    return view.width() - view.verticalScrollBar().sizeHint().width()


class CardDelegate(QStyledItemDelegate):
    """The width of a card is that of its list."""

    hairline = True

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._measure()
        look.changed.connect(self._measure)

    def _measure(self) -> None:
        self._body, self._small = self._look.font(), self._look.font(TYPE.small)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802  # Qt's name
        card, width = index.data(CARD), width_of(option)
        if not isinstance(card, Card):
            return QSize(0, 0)
        inner = width - 2 * SPACE.large
        parts = [self._caption_height(), self._height(card.body, self._body, inner)]
        if not self._beside(card, inner):
            parts.append(self._caption_height())
        if card.foot:
            parts.append(self._height(card.foot, self._small, inner))
        return QSize(width, sum(parts) + (len(parts) - 1) * SPACE.hair + 2 * SPACE.medium)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card = index.data(CARD)
        if not isinstance(card, Card):
            return
        painter.save()
        self._ground(painter, option)
        area = option.rect.adjusted(SPACE.large, SPACE.medium, -SPACE.large, -SPACE.medium)
        first = QRect(area.left(), area.top(), area.width(), self._caption_height())
        top = first.bottom() + 1 + SPACE.hair
        if self._beside(card, area.width()):
            self._caption(painter, first, card)
        else:
            self._line(painter, first, card.caption, "ink_soft")
            self._marks(painter, first.translated(0, first.height() + SPACE.hair), card)
            top += first.height() + SPACE.hair
        top = self._text(
            painter, QRect(area.left(), top, area.width(), area.bottom() - top + 1), card.body, self._body, "ink"
        )
        if card.foot:
            rest = QRect(area.left(), top + SPACE.hair, area.width(), area.bottom() - top)
            self._text(painter, rest, card.foot, self._small, "ink_soft")
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours, rect = self._look.colours, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
            if option.widget and option.widget.hasFocus():
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(colours.ground))
        if self.hairline:
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.edge))

    def _caption(self, painter: QPainter, area: QRect, card: Card) -> None:
        rest = area
        if not card.caption:
            self._marks(painter, area, card)
            return
        for mark in reversed(card.marks):
            rest = self._mark_right(painter, rest, mark)
        self._line(painter, rest, card.caption, "ink_soft")

    def _beside(self, card: Card, width: int) -> bool:
        """Whether the marks have room beside the caption; they go below it where they have none."""
        words = QFontMetrics(self._small)
        marks = sum(words.horizontalAdvance(m.word) + SHAPE + SPACE.small + SPACE.medium for m in card.marks)
        return not card.caption or words.horizontalAdvance(card.caption) + marks <= width

    def _marks(self, painter: QPainter, area: QRect, card: Card) -> None:
        left = area.left()
        for mark in card.marks:
            left = self._mark_left(painter, QRect(left, area.top(), area.right() - left, area.height()), mark)

    def _mark_right(self, painter: QPainter, area: QRect, mark: Mark) -> QRect:
        width = QFontMetrics(self._small).horizontalAdvance(mark.word)
        self._line(painter, QRect(area.right() - width, area.top(), width + 1, area.height()), mark.word, mark.colour)
        at = area.right() - width - SPACE.small - SHAPE
        self._shape(painter, at, area, mark)
        return QRect(area.left(), area.top(), at - area.left() - SPACE.medium, area.height())

    def _mark_left(self, painter: QPainter, area: QRect, mark: Mark) -> int:
        self._shape(painter, area.left(), area, mark)
        at = area.left() + (SHAPE + SPACE.small if mark.shape else 0)
        self._line(painter, QRect(at, area.top(), area.right() - at, area.height()), mark.word, mark.colour)
        return at + QFontMetrics(self._small).horizontalAdvance(mark.word) + SPACE.large

    def _shape(self, painter: QPainter, left: int, area: QRect, mark: Mark) -> None:
        if mark.shape:
            device = painter.device()
            scale = device.devicePixelRatio() if device else 1.0
            picture = icons.pixmap(mark.shape, getattr(self._look.colours, mark.colour), SHAPE, scale)
            painter.drawPixmap(left, area.top() + (area.height() - SHAPE) // 2, picture)

    def _line(self, painter: QPainter, area: QRect, text: str, colour: str) -> None:
        painter.setFont(self._small)
        painter.setPen(QColor(getattr(self._look.colours, colour)))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)

    def _text(self, painter: QPainter, area: QRect, text: str, font: QFont, colour: str) -> int:
        """Draws it and gives the y below it."""
        painter.setFont(font)
        painter.setPen(QColor(getattr(self._look.colours, colour)))
        painter.drawText(area, _WRAP, text)
        return area.top() + self._height(text, font, area.width())

    def _height(self, text: str, font: QFont, width: int) -> int:
        return QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 1), 10_000), _WRAP, text or " ").height()

    def _caption_height(self) -> int:
        return max(QFontMetrics(self._small).height(), SHAPE)
