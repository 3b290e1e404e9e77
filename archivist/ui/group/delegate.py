"""A cell of the group: the place on the paper, what was read there, and a cross where that is wrong."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from archivist.translation import _
from archivist.ui.group.model import READING, WRONG
from archivist.ui.group.pieces import Pieces
from archivist.ui.group.sight import Reading
from archivist.ui.theme import icons
from archivist.ui.theme.look import Look
from archivist.ui.theme.tokens import ICON, SPACE, TYPE

CELL, PICTURE = 232, 44  # px: width of a cell, height of the place on the paper
Index = QModelIndex | QPersistentModelIndex


class GroupDelegate(QStyledItemDelegate):
    """Every cell takes the same room."""

    def __init__(self, look: Look, pieces: Pieces, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._pieces = look, pieces

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:  # noqa: N802  # Qt's name
        line = QFontMetrics(self._look.font()).height()
        return QSize(CELL, PICTURE + 2 * line + 5 * SPACE.small + SPACE.medium)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        reading: Reading | None = index.data(READING)
        if reading is None:
            return
        wrong = bool(index.data(WRONG))
        painter.save()
        area = option.rect.adjusted(SPACE.small, SPACE.small, -SPACE.small, -SPACE.small)
        self._frame(painter, option, area, wrong=wrong)
        inner = area.adjusted(SPACE.medium, SPACE.small, -SPACE.medium, -SPACE.small)
        picture = QRect(inner.left(), inner.top(), inner.width(), PICTURE)
        painter.fillRect(picture, QColor("#fbfaf7"))
        piece = self._pieces.of(reading)
        if piece:
            self._picture(painter, picture, piece)
        line = QFontMetrics(self._look.font()).height()
        said = QRect(inner.left(), picture.bottom() + SPACE.small, inner.width(), line)
        self._words(painter, said, reading.said, "grave" if wrong else "ink", wrong=wrong)
        label = QRect(inner.left(), said.bottom() + SPACE.hair, inner.width(), line)
        self._words(painter, label, _(reading.label), "ink_soft", small=True)
        painter.restore()

    def _frame(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, *, wrong: bool) -> None:
        colours = self._look.colours
        painter.fillRect(area, QColor(colours.surface))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(colours.grave if wrong else colours.accent if chosen else colours.edge))
        painter.drawRect(area)
        if chosen:
            painter.drawRect(area.adjusted(1, 1, -1, -1))

    def _picture(self, painter: QPainter, area: QRect, piece: QPixmap) -> None:
        size = piece.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRect(area.topLeft(), size), piece)

    def _words(
        self, painter: QPainter, area: QRect, text: str, colour: str, *, wrong: bool = False, small: bool = False
    ) -> None:
        font = self._look.font(TYPE.small) if small else self._look.font(strong=True)
        left = area.left()
        if wrong:
            device = painter.device()
            scale = device.devicePixelRatio() if device else 1.0
            sign = icons.pixmap("state-failed", self._look.colours.grave, ICON, scale)
            painter.drawPixmap(left, area.top() + (area.height() - ICON) // 2, sign)
            left += ICON + SPACE.small
        painter.setFont(font)
        painter.setPen(QColor(getattr(self._look.colours, colour)))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.right() - left)
        painter.drawText(area.adjusted(left - area.left(), 0, 0, 0), int(Qt.AlignmentFlag.AlignVCenter), shown)
