"""The view of a page: zoom, pan, turn, take words; the paper stays where the clerk has put it."""

from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from archivist.model.geometry import Box
from archivist.model.recipe import Size
from archivist.ui.page_view.before import Before
from archivist.ui.page_view.loupe import Loupe
from archivist.ui.page_view.marks import Marks
from archivist.ui.page_view.rendition import Picture
from archivist.ui.page_view.sheet import PaperSheet
from archivist.ui.page_view.stamp import StampMark, StampSight

SMALLEST, LARGEST, STEP = 0.02, 8.0, 1.25
MARGIN, GAP = 14.0, 24.0
ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_ANCHOR = QGraphicsView.ViewportAnchor


class Fit(Enum):
    """What stays true when the window changes its size."""

    PAGE = "page"
    WIDTH = "width"
    FREE = "free"


class PageView(QGraphicsView):
    """Coordinates in signals are px of the rendition."""

    clicked = Signal(float, float)
    stretched = Signal(object)
    stretch_ended = Signal()
    zoomed = Signal(float)
    master_held = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet, self.second = PaperSheet(), PaperSheet()
        self.before, self.stamp = Before(self.sheet), StampMark(self.sheet)
        self.marks = Marks(self.sheet)
        self.second.setVisible(False)
        scene = QGraphicsScene(self)
        scene.addItem(self.sheet)
        scene.addItem(self.second)
        self.setScene(scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
        self.setTransformationAnchor(_ANCHOR.AnchorUnderMouse)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.rubberBandChanged.connect(self._stretch)
        self.fit, self._turned = Fit.PAGE, 0
        self._pressed = QPoint()
        self.loupe = Loupe(self, self.sheet)
        self.viewport().setMouseTracking(True)

    @property
    def scale_now(self) -> float:
        """How many px of the screen one of the rendition takes."""
        shape = self.transform()
        return float(abs(shape.m11()) + abs(shape.m12()))

    def lay_paper(self, size: Size) -> None:
        """Other paper: it lies straight, and keeps the clerk's way of fitting."""
        same = size == self.sheet.size
        self.sheet.show_paper(size)
        self.marks.clear()
        self.before.show_master(None)
        self.stamp.show_stamp(None)
        self.second.setVisible(False)
        self._spread()
        if self._turned:
            self.rotate(-90 * self._turned)
            self._turned = 0
        if not same or self.fit is not Fit.FREE:
            self.refit()
        self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())

    def change_paper(self, size: Size) -> None:
        """The same page in another shape, as the master has it: marks and turn stay."""
        if size != self.sheet.size:
            self.sheet.show_paper(size)
            self._spread()
            self.refit()

    def lay_second(self, picture: Picture | None) -> None:
        """The next page beside this one; None takes it away."""
        if picture:
            self.second.show_paper(picture.size)
            self.second.show_picture(picture)
        self.second.setVisible(picture is not None)
        self._spread()
        self.refit()

    def show_stamp(self, sight: StampSight | None) -> None:
        """It may hang below the page, which is made room for."""
        if sight != self.stamp.sight:
            self.stamp.show_stamp(sight)
            self._spread()
            self.refit()

    def _spread(self) -> None:
        """The table is as large as what lies on it."""
        area = self.sheet.boundingRect().united(self.stamp.boundingRect())
        if self.second.isVisible():
            self.second.setPos(self.sheet.boundingRect().right() + GAP, 0)
            area = area.united(self.second.sceneBoundingRect())
        self.setSceneRect(area.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN))

    def show_loupe(self, shown: bool) -> None:
        if shown:
            under = self.viewport().mapFromGlobal(QCursor.pos())
            inside = self.viewport().rect().contains(under)
            self.loupe.appear(under if inside else self.viewport().rect().center())
        else:
            self.loupe.hide()

    def zoom(self, factor: float, anchor: QGraphicsView.ViewportAnchor = _ANCHOR.AnchorViewCenter) -> None:
        """Multiplies the scale, within bounds."""
        factor = min(max(self.scale_now * factor, SMALLEST), LARGEST) / self.scale_now
        self.fit = Fit.FREE
        self.setTransformationAnchor(anchor)
        self.scale(factor, factor)
        self.zoomed.emit(self.scale_now)

    def fit_to(self, fit: Fit) -> None:
        self.fit = fit
        self.refit()

    def turn(self) -> None:
        """A quarter turn clockwise, for looking only."""
        self.rotate(90)
        self._turned = (self._turned + 1) % 4
        self.refit()

    def refit(self) -> None:
        if self.fit is not Fit.FREE and self.viewport().width() > 1:
            paper = self.transform().mapRect(self.sceneRect())
            room = self.maximumViewportSize()
            across, down = room.width() / paper.width(), room.height() / paper.height()
            if self.fit is Fit.WIDTH and down < across:
                across = (room.width() - self.verticalScrollBar().sizeHint().width()) / paper.width()
            factor = min(across, down) if self.fit is Fit.PAGE else across
            self.scale(factor, factor)
        self.zoomed.emit(self.scale_now)

    def look_at(self, box: Box) -> None:
        """Brings a place into view, moving as little as possible."""
        around = box.grown(40)
        self.ensureVisible(around.left, around.top, around.width, around.height, 20, 20)

    # --- mouse and keys ---

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  # Qt's name
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.0016 ** event.angleDelta().y(), _ANCHOR.AnchorUnderMouse)
            event.accept()
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1.0 + event.value(), _ANCHOR.AnchorUnderMouse)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        super().resizeEvent(event)
        self.refit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        plain = not event.isAutoRepeat() and event.modifiers() == Qt.KeyboardModifier.NoModifier
        arrow = ARROWS.get(Qt.Key(event.key()))
        if arrow and self.loupe.isVisible():
            self.loupe.step(*arrow)
        elif event.key() == Qt.Key.Key_Space:
            self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        elif plain and event.key() == Qt.Key.Key_H:
            self.master_held.emit(True)
        elif event.key() != Qt.Key.Key_H:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802  # Qt's name
        if not event.isAutoRepeat():
            self._let_go(event.key())
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  # Qt's name
        """A key that is let go elsewhere is let go here."""
        for key in (Qt.Key.Key_Space, Qt.Key.Key_H):
            self._let_go(key)
        super().focusOutEvent(event)

    def _let_go(self, key: int) -> None:
        if key == Qt.Key.Key_Space:
            self.setDragMode(QGraphicsView.DragMode.RubberBandDrag)
        elif key == Qt.Key.Key_H:
            self.master_held.emit(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        super().mouseMoveEvent(event)
        if self.loupe.isVisible():
            self.loupe.go_to(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  # Qt's name
        super().mouseReleaseEvent(event)
        event.accept()
        here = event.position().toPoint()
        still = (here - self._pressed).manhattanLength() < 4
        if (
            still
            and event.button() == Qt.MouseButton.LeftButton
            and self.dragMode() != QGraphicsView.DragMode.ScrollHandDrag
        ):
            at = self.mapToScene(here)
            self.clicked.emit(at.x(), at.y())

    def _stretch(self, area: QRect) -> None:
        if area.isNull():
            self.stretch_ended.emit()
        else:
            seen = self.mapToScene(area).boundingRect()
            self.stretched.emit(Box(seen.left(), seen.top(), seen.right(), seen.bottom()))
