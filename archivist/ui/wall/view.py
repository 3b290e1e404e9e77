"""The view of the wall: rows of small pictures, several can be chosen, dragged and dropped."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from archivist.translation import N_, _
from archivist.ui.strip.thumbs import Thumbs
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE
from archivist.ui.wall.delegate import WallDelegate
from archivist.ui.wall.model import MIME, WallModel, carried_ids

MARK = 3


class WallView(QListView):
    """`dropped` carries the pages and the page before which they were dropped, None for the end."""

    dropped = Signal(object, object)

    def __init__(self, surroundings: Surroundings, thumbs: Thumbs, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wall")
        self._look = surroundings.look
        self.rows = WallModel(self)
        self._gap: tuple[int, QPoint] | None = None
        self.setModel(self.rows)
        delegate = WallDelegate(surroundings.look, thumbs, self)
        self.setItemDelegate(delegate)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(delegate.cell.height() // 3)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        surroundings.speech.say(self.setAccessibleName, N_("Pages of the dossier, to be put in order"))
        surroundings.speech.changed.connect(self.rows.retell)
        surroundings.look.changed.connect(self.rows.retell)

    def chosen(self) -> list[str]:
        """The ids of the chosen pages, in the order of the wall."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [step.row.page_id for row in rows if (step := self.rows.step_at(row))]

    # --- dropping ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  # Qt's name
        if event.mimeData().hasFormat(MIME) and self.rows.in_order:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802  # Qt's name
        super().dragMoveEvent(event)
        if event.mimeData().hasFormat(MIME):
            self._gap = self._gap_at(event.position().toPoint())
            event.acceptProposedAction()
            self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802  # Qt's name
        super().dragLeaveEvent(event)
        self._gap = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  # Qt's name
        row, _point = self._gap_at(event.position().toPoint())
        self._gap = None
        step = self.rows.step_at(row)
        event.setDropAction(Qt.DropAction.CopyAction)  # the workspace moves them, not the model
        event.accept()
        self.dropped.emit(carried_ids(event.mimeData()), step.row.page_id if step else None)
        self.viewport().update()

    def _gap_at(self, point: QPoint) -> tuple[int, QPoint]:
        """The row before which a drop at this point goes, and where that is shown."""
        index = self.indexAt(point)
        if not index.isValid():
            last = self.visualRect(self.rows.index(self.rows.rowCount() - 1))
            return self.rows.rowCount(), last.topRight()
        area = self.visualRect(index)
        after = point.x() > area.center().x()
        return index.row() + after, area.topRight() if after else area.topLeft()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self._gap:
            height = self.sizeHintForIndex(QModelIndex()).height() or self.visualRect(self.rows.index(0)).height()
            painter.fillRect(QRect(self._gap[1], self._gap[1] + QPoint(MARK, height)), QColor(self._look.colours.accent))
        if not self.rows.rowCount():
            painter.setPen(QColor(self._look.colours.ink_soft))
            area = self.viewport().rect().adjusted(SPACE.broad, SPACE.broad, -SPACE.broad, -SPACE.broad)
            flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(area, flags, _("There are no pages yet. Scan them: Ctrl+1."))
        painter.end()

    def keyboardSearch(self, _search: str) -> None:  # noqa: N802  # Qt's name
        """Letters are keys of the wall, not a search in names that nobody sees."""
