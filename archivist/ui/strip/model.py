"""The strip's model."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from archivist.ui.sight.place import Step, Walk
from archivist.ui.tree import wording

STEP = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class StripModel(QAbstractListModel):
    """One row for each page."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.walk = Walk()

    def set_walk(self, walk: Walk) -> None:
        """Nothing moves when it is the same; where only states changed, the strip stays where it is."""
        if walk is self.walk:
            return
        same = list(walk.at or ()) == list(self.walk.at or ())
        if not same:
            self.beginResetModel()
        self.walk = walk
        if same:
            self.dataChanged.emit(self.index(0), self.index(len(walk.steps) - 1))
        else:
            self.endResetModel()

    def index_of(self, page_id: str | None) -> QModelIndex:
        return self.index(self.walk.position(page_id))

    def retell(self) -> None:
        self.layoutAboutToBeChanged.emit()
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self.walk.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.walk.steps):
            return None
        step = self.walk.steps[index.row()]
        return step if role == STEP else self.told(step, role)

    def told(self, step: Step, role: int) -> Any:
        """What is said of a page."""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return wording.whole(step.row, 0)
        return None
