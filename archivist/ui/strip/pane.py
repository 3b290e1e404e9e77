"""The strip's pane: shows the selection, and changes it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.translation import N_
from archivist.ui.selection import Selection
from archivist.ui.sight.place import Place, Step, Walk
from archivist.ui.sight.states import SIGNS
from archivist.ui.strip.model import STEP, StripModel
from archivist.ui.strip.thumbs import Thumbs
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme import icons
from archivist.ui.theme.look import Look
from archivist.ui.theme.tokens import SPACE

CELL_SIZE = QSize(48, 58)
BAR, SIGN = 3, 12


class StripPane(QListView):
    """Keyboard: Left and Right walk."""

    def __init__(
        self, surroundings: Surroundings, settings: Settings, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self._selection = selection
        self.rows = StripModel(self)
        self.thumbs = Thumbs(surroundings, settings.capture, self)
        self.setModel(self.rows)
        self.setItemDelegate(ThumbDelegate(surroundings.look, self.thumbs, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(CELL_SIZE.height() + self.horizontalScrollBar().sizeHint().height() + SPACE.small)
        surroundings.speech.say(self.setAccessibleName, N_("All pages of the dossier"))
        surroundings.speech.changed.connect(self.rows.retell)
        surroundings.look.changed.connect(self.rows.retell)
        self.selectionModel().currentChanged.connect(self._went_to)
        selection.changed.connect(self._show)
        self.thumbs.arrived.connect(self._draw)

    def enter(self, workspace: Workspace | None) -> None:
        self.thumbs.of_workspace(workspace)
        self.rows.set_walk(Walk())

    def show_walk(self, walk: Walk) -> None:
        """The pages of a dossier; the small picture of a page whose state changed is made anew."""
        if walk is not self.rows.walk:
            before = {step.row.page_id: step.row.state for step in self.rows.walk.steps}
            for step in walk.steps:
                if before.get(step.row.page_id) not in (None, step.row.state):
                    self.thumbs.forget(step.row.page_id)
            self.rows.set_walk(walk)
            self._show(self._selection.place)

    def _draw(self, page_id: str) -> None:
        self.update(self.rows.index_of(page_id))

    def _went_to(self, current: QModelIndex) -> None:
        cell: Step | None = current.data(STEP)
        if cell and cell.row.page_id != self._selection.place.page_id:
            self._selection.choose(cell.place)

    def _show(self, place: Place) -> None:
        index = self.rows.index_of(place.page_id)
        if index != self.currentIndex():
            self.setCurrentIndex(index)


class ThumbDelegate(QStyledItemDelegate):
    """A small sheet, a bar where a document begins, a sign where something is the matter."""

    def __init__(self, look: Look, thumbs: Thumbs, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._thumbs = look, thumbs

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802  # Qt's name
        return CELL_SIZE

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        cell: Step | None = index.data(STEP)
        if cell is None:
            return
        painter.save()
        colours, area = self._look.colours, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(colours.accent_soft))
            painter.fillRect(QRect(area.left() + BAR, area.bottom() - 2, area.width() - BAR, 3), QColor(colours.accent))
        if cell.begins:
            painter.fillRect(QRect(area.left(), area.top() + 3, BAR, area.height() - 6), QColor(colours.control_edge))
        self._sheet(painter, area.adjusted(BAR + 3, 4, -3, -5), cell)
        painter.restore()

    def _sheet(self, painter: QPainter, room: QRect, cell: Step) -> None:
        picture = self._thumbs.of(cell.row.page_id)
        size = picture.size() if picture else QSize(210, 297)
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        paper = QRect(room.left() + (room.width() - size.width()) // 2, room.top(), size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(0.45 if cell.row.why else 1.0)
        if picture:
            painter.drawPixmap(paper, picture)
        else:
            painter.fillRect(paper, QColor(self._look.colours.edge))
        painter.setOpacity(1.0)
        painter.setPen(QColor(self._look.colours.edge))
        painter.drawRect(paper.adjusted(-1, -1, 0, 0))
        self._sign(painter, paper, cell)

    def _sign(self, painter: QPainter, paper: QRect, cell: Step) -> None:
        """Only where there is something to see: all is well needs no sign."""
        sign = SIGNS[cell.row.state]
        if sign.colour in ("grave", "quiet"):
            corner = QRect(paper.right() - SIGN - 2, paper.bottom() - SIGN - 2, SIGN + 3, SIGN + 3)
            painter.fillRect(corner, QColor(self._look.colours.raised))
            device = painter.device()
            scale = device.devicePixelRatio() if device else 1.0
            drawn = icons.pixmap(sign.shape, getattr(self._look.colours, sign.colour), SIGN, scale)
            painter.drawPixmap(corner.left() + 2, corner.top() + 2, drawn)
