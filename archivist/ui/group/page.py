"""The place of the group: Space marks what is wrong, Enter accepts the rest at one stroke."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QVBoxLayout, QWidget

from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.translation import N_, _, ngettext
from archivist.troubles import Trouble
from archivist.ui.fields.inputs import ENTER
from archivist.ui.group.delegate import GroupDelegate
from archivist.ui.group.model import GroupModel
from archivist.ui.group.pieces import Pieces
from archivist.ui.group.sight import Reading, readings_of
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE

EMPTY = N_("No reading of this dossier is doubtful. Press Esc to go back.")


class GroupPage(QWidget):
    """`accepted` carries the readings that are right; `met` a trouble."""

    accepted = Signal(object)
    met = Signal(object)

    def __init__(self, surroundings: Surroundings, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surroundings, self._settings = surroundings, settings
        self._ticket = 0
        self.cells = GroupModel(self)
        self.pieces = Pieces(surroundings, settings.capture, self)
        self._told = QLabel(self)
        self._told.setObjectName("soft")
        self._told.setWordWrap(True)
        self.view = _Grid(surroundings, self)
        self.view.setModel(self.cells)
        self.view.setItemDelegate(GroupDelegate(surroundings.look, self.pieces, self.view))
        self.view.installEventFilter(self)
        self.pieces.arrived.connect(lambda: self.view.viewport().update())
        self.cells.dataChanged.connect(lambda *_what: self._tell())
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.large, SPACE.medium, SPACE.large, SPACE.medium)
        column.setSpacing(SPACE.medium)
        column.addWidget(self._told)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        surroundings.speech.tell(self._tell)
        surroundings.look.changed.connect(self.view.viewport().update)

    def show_dossier(self, workspace: Workspace | None, dossier_id: str) -> None:
        """What is doubtful of it now."""
        bridge, lanes = self._surroundings.bridge, self._surroundings.lanes
        bridge.forget(self._ticket)
        if workspace is None or not dossier_id:
            self._show(())
            return
        call: Callable[..., tuple[Reading, ...]] = readings_of
        self._ticket = bridge.ask(
            lanes.doubting, call, workspace, dossier_id, self._settings, owner=self, then=self._show, failed=self._failed
        )

    def _failed(self, trouble: Trouble) -> None:
        self._show(())
        self.met.emit(trouble)

    def _show(self, readings: tuple[Reading, ...]) -> None:
        self.pieces.clear()
        self.cells.set_readings(readings)
        if readings:
            self.view.setCurrentIndex(self.cells.index(0))
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.cells.readings:
            if event.key() == Qt.Key.Key_Space:
                self.cells.toggle(self.view.currentIndex())
                return True
            if event.key() in ENTER:
                self.accepted.emit(self.cells.right)
                return True
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        count, wrong = len(self.cells.readings), len(self.cells.wrong)
        if not count:
            self._told.setText("")
            return
        told = ngettext("{n} doubtful reading.", "{n} doubtful readings.", count).format(n=count)
        keys = _("Arrows walk, Space marks what is wrong, Enter accepts the rest ({right}); F8 asks for what is marked.")
        self._told.setText(f"{told}  {keys.format(right=count - wrong)}")


class _Grid(QListView):
    """Cells in rows; a sentence in the middle while there are none."""

    def __init__(self, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = surroundings.look
        self.setObjectName("wall")
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        surroundings.speech.say(self.setAccessibleName, N_("Doubtful readings"))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        return QSize(260, 120)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        super().paintEvent(event)
        if not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(self._look.colours.ink_soft))
            area = self.viewport().rect().adjusted(SPACE.broad, SPACE.broad, -SPACE.broad, -SPACE.broad)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), _(EMPTY))
            painter.end()
