"""The loupe: a round window that shows the place under it in the full detail of the master."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QGraphicsView, QWidget

from archivist.translation import _
from archivist.ui.page_view.sheet import PaperSheet
from archivist.ui.theme.tokens import LIGHT

DIAMETER = 220  # px of the screen
ENLARGED = 2.5  # times the size that the page has now; at least one px of the screen for each of the page
STEP = 24  # px of the screen by which an arrow key moves it


class Loupe(QWidget):
    """Floats over the page; never takes the mouse or the keyboard away from it."""

    def __init__(self, view: QGraphicsView, sheet: PaperSheet) -> None:
        super().__init__(view.viewport())
        self._view, self._sheet = view, sheet
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(QSize(DIAMETER, DIAMETER))
        self.setAccessibleName(_("Loupe"))
        self.middle = QPoint()
        self.hide()

    def appear(self, at: QPoint) -> None:
        """`at` in px of the viewport."""
        self.go_to(at)
        self.show()
        self.raise_()

    def go_to(self, at: QPoint) -> None:
        """It stays over the view."""
        area = self._view.viewport().rect()
        self.middle = QPoint(min(max(at.x(), 0), area.right()), min(max(at.y(), 0), area.bottom()))
        self.move(self.middle - self.rect().center())
        self.update()

    def step(self, across: int, down: int) -> None:
        self.go_to(self.middle + QPoint(across * STEP, down * STEP))

    @property
    def scale(self) -> float:
        """Px of the screen for one of the page."""
        shape = self._view.transform()
        return max(1.0, ENLARGED * (abs(shape.m11()) + abs(shape.m12())))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        round_ = QPainterPath()
        round_.addEllipse(QRectF(self.rect()).adjusted(2, 2, -2, -2))
        painter.setClipPath(round_)
        painter.fillRect(self.rect(), QColor(LIGHT.table))
        seen: QPointF = self._view.mapToScene(self.middle)
        painter.translate(QPointF(self.rect().center()))
        painter.scale(self.scale, self.scale)
        painter.translate(-seen)
        self._sheet.draw(painter)
        painter.resetTransform()
        painter.setClipping(False)
        painter.setPen(QPen(QColor(LIGHT.accent), 3))
        painter.drawPath(round_)
        painter.end()
