"""How a row of the tree is drawn: its words, and its state as shape, word and colour."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from archivist.ui.sight.outline import PageRow
from archivist.ui.theme import icons
from archivist.ui.theme.look import Look
from archivist.ui.theme.tokens import ICON, SPACE, TYPE
from archivist.ui.tree import wording
from archivist.ui.tree.model import DOUBTS, NODE
from archivist.ui.tree.nodes import Node, Tray

ROOMY = 190  # px from which there is room for the word of a state beside its shape; it is told on pointing in any case
_VCENTRE = Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Pages take one line, everything else two."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._measure()
        look.changed.connect(self._measure)

    def _measure(self) -> None:
        self._strong, self._body = self._look.font(strong=True), self._look.font()
        self._small = self._look.font(TYPE.small)
        line = QFontMetrics(self._strong).height()
        self._one = QSize(120, line + 2 * SPACE.small)
        self._two = QSize(120, line + QFontMetrics(self._small).height() + 2 * SPACE.medium)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        node: Node | None = index.data(NODE)
        return self._one if node and isinstance(node.row, PageRow) else self._two

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node: Node | None = index.data(NODE)
        if node is None or node.row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        area = option.rect.adjusted(SPACE.small, 0, -SPACE.medium, 0)
        if isinstance(node.row, PageRow):
            self._page(painter, area, node.row, index.data(DOUBTS))
        else:
            self._entry(painter, area, node, index.data(DOUBTS))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours, state = self._look.colours, option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(colours.ground))

    def _page(self, painter: QPainter, area: QRect, row: PageRow, doubts: int) -> None:
        rest = self._state(painter, area, row, doubts)
        leaf = wording.first_line(row)
        self._text(painter, rest, leaf, self._body, "ink")
        taken = QFontMetrics(self._body).horizontalAdvance(leaf) + SPACE.large
        self._text(painter, rest.adjusted(taken, 0, 0, 0), row.name, self._small, "ink_soft")

    def _entry(self, painter: QPainter, area: QRect, node: Node, doubts: int) -> None:
        row = node.row
        assert row is not None
        half = area.top() + SPACE.medium + QFontMetrics(self._strong).height()
        upper = QRect(area.left(), area.top() + SPACE.medium, area.width(), half - area.top() - SPACE.medium)
        lower = QRect(area.left(), half, area.width(), area.bottom() - SPACE.medium - half + 1)
        rest = self._doubt_mark(painter, upper, doubts)
        colour = "quiet" if isinstance(row, Tray) else "ink"
        self._text(painter, rest, wording.first_line(row), self._strong, colour)
        rest = self._state(painter, lower, row, 0)
        self._text(painter, rest, wording.second_line(row), self._small, "ink_soft")

    def _state(self, painter: QPainter, area: QRect, row: object, doubts: int) -> QRect:
        """Draws the state at the right; gives the room that is left."""
        sign = wording.sign(row)  # type: ignore[arg-type]
        rest = self._doubt_mark(painter, area, doubts)
        if sign is None:
            return rest
        if area.width() >= ROOMY:
            rest = self._text_right(painter, rest, wording.state_word(row), sign.colour)  # type: ignore[arg-type]
        return self._shape(painter, rest, sign.shape, sign.colour)

    def _doubt_mark(self, painter: QPainter, area: QRect, doubts: int) -> QRect:
        if not doubts:
            return area
        rest = self._text_right(painter, area, str(doubts), "doubt")
        return self._shape(painter, rest, "state-doubt", "doubt")

    def _text_right(self, painter: QPainter, area: QRect, text: str, colour: str) -> QRect:
        width = QFontMetrics(self._small).horizontalAdvance(text)
        self._text(painter, QRect(area.right() - width, area.top(), width + 1, area.height()), text, self._small, colour)
        return area.adjusted(0, 0, -width - SPACE.small, 0)

    def _shape(self, painter: QPainter, area: QRect, name: str, colour: str) -> QRect:
        side = ICON - 2
        top = area.top() + (area.height() - side) // 2
        device = painter.device()
        scale = device.devicePixelRatio() if device else 1.0
        picture = icons.pixmap(name, getattr(self._look.colours, colour), side, scale)
        painter.drawPixmap(area.right() - side, top, picture)
        return area.adjusted(0, 0, -side - SPACE.medium, 0)

    def _text(self, painter: QPainter, area: QRect, text: str, font: QFont, colour: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(getattr(self._look.colours, colour)))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(_VCENTRE | Qt.AlignmentFlag.AlignLeft), shown)
