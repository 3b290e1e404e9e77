"""How a page hangs on the wall: its picture, its leaf, where its document begins, what is unusual of it."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from archivist.translation import _
from archivist.ui.sight.place import Step
from archivist.ui.sight.states import SIGNS, WHY_ASIDE
from archivist.ui.strip.model import STEP
from archivist.ui.strip.thumbs import Thumbs
from archivist.ui.theme import icons
from archivist.ui.theme.look import Look
from archivist.ui.theme.tokens import SPACE, TYPE
from archivist.ui.wall.model import DEVIATION

PAPER = QSize(112, 158)
BAR, SIGN = 4, 14
MOST = 300  # pictures kept in the size in which they are shown: several screens of them


class WallDelegate(QStyledItemDelegate):
    """Every page takes the same room, so that thousands cost nothing."""

    def __init__(self, look: Look, thumbs: Thumbs, parent: QObject) -> None:
        super().__init__(parent)
        self._look, self._thumbs = look, thumbs
        self._made: dict[tuple[int, int, int, float], QPixmap] = {}
        self._measure()
        look.changed.connect(self._measure)

    def _measure(self) -> None:
        self._small, self._strong = self._look.font(TYPE.small), self._look.font(TYPE.small, strong=True)
        line = QFontMetrics(self._strong).height()
        self._line = line
        self._cell = QSize(PAPER.width() + 2 * SPACE.medium + BAR, PAPER.height() + 2 * line + 3 * SPACE.small)

    @property
    def cell(self) -> QSize:
        return self._cell

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802  # Qt's name
        return self._cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        step: Step | None = index.data(STEP)
        if step is None:
            return
        painter.save()
        area = option.rect
        self._ground(painter, option)
        if step.begins and step.ordinal:
            bar = QRect(area.left(), area.top() + SPACE.small, BAR, area.height() - 2 * SPACE.small)
            painter.fillRect(bar, QColor(self._look.colours.accent))
        inner = area.adjusted(BAR + SPACE.medium, SPACE.small, -SPACE.medium, -SPACE.small)
        self._head(painter, QRect(inner.left(), inner.top(), inner.width(), self._line), step)
        room = QRect(inner.left(), inner.top() + self._line + 2, PAPER.width(), PAPER.height())
        self._sheet(painter, room, step)
        self._foot(painter, QRect(inner.left(), room.bottom() + 3, inner.width(), self._line), step, index.data(DEVIATION))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours = self._look.colours
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_soft))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QColor(colours.accent))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))

    def _head(self, painter: QPainter, area: QRect, step: Step) -> None:
        """The number of the document, where it begins."""
        if step.begins and step.ordinal:
            self._text(painter, area, _("Document {n}").format(n=step.ordinal), "accent", strong=True)

    def _sheet(self, painter: QPainter, room: QRect, step: Step) -> None:
        picture = self._thumbs.of(step.row.page_id)
        size = picture.size() if picture else QSize(210, 297)
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left = room.left() + (room.width() - size.width()) // 2
        paper = QRect(left, room.bottom() - size.height() + 1, size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(0.45 if step.row.why else 1.0)
        if picture:
            device = painter.device()
            painter.drawPixmap(paper.topLeft(), self._fitted(picture, size, device.devicePixelRatio() if device else 1.0))
        else:
            painter.fillRect(paper, QColor(self._look.colours.raised))
        painter.setOpacity(1.0)
        painter.setPen(QColor(self._look.colours.control_edge))
        painter.drawRect(paper.adjusted(-1, -1, 0, 0))

    def _fitted(self, picture: QPixmap, size: QSize, scale: float) -> QPixmap:
        """In the very size in which it is shown: to make it small anew for each frame would cost half of its time."""
        key = (picture.cacheKey(), size.width(), size.height(), scale)
        found = self._made.get(key)
        if found is None:
            smooth = Qt.TransformationMode.SmoothTransformation
            found = picture.scaled(size * scale, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            found.setDevicePixelRatio(scale)
            if len(self._made) >= MOST:
                self._made.pop(next(iter(self._made)))
            self._made[key] = found
        return found

    def _foot(self, painter: QPainter, area: QRect, step: Step, deviation: str) -> None:
        """The leaf, and what is to be known of it: word and shape, never colour alone."""
        leaf = _("Leaf {n}").format(n=step.row.leaf)
        word, shape, colour = self._said(step, deviation)
        self._text(painter, area, leaf, "ink")
        if not word:
            return
        taken = QFontMetrics(self._small).horizontalAdvance(leaf) + SPACE.medium
        device = painter.device()
        scale = device.devicePixelRatio() if device else 1.0
        picture = icons.pixmap(shape, getattr(self._look.colours, colour), SIGN, scale)
        painter.drawPixmap(area.left() + taken, area.top() + (area.height() - SIGN) // 2, picture)
        self._text(painter, area.adjusted(taken + SIGN + SPACE.small, 0, 0, 0), word, colour)

    def _said(self, step: Step, deviation: str) -> tuple[str, str, str]:
        if step.row.why:
            return _(WHY_ASIDE[step.row.why]), "tray", "quiet"
        if deviation:
            return _(deviation), "state-doubt", "doubt"
        sign = SIGNS[step.row.state]
        return (_(sign.word), sign.shape, sign.colour) if sign.colour == "grave" else ("", "", "")

    def _text(self, painter: QPainter, area: QRect, text: str, colour: str, *, strong: bool = False) -> None:
        font = self._strong if strong else self._small
        painter.setFont(font)
        painter.setPen(QColor(getattr(self._look.colours, colour)))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
