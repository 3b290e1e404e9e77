"""The model of the group: one cell for each reading; those that are marked are wrong."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from archivist.translation import _
from archivist.ui.group.sight import Reading

READING, WRONG = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class GroupModel(QAbstractListModel):
    """What is marked stays marked when the readings come anew."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.readings: tuple[Reading, ...] = ()
        self.wrong: set[str] = set()

    def set_readings(self, readings: tuple[Reading, ...]) -> None:
        self.beginResetModel()
        self.readings = readings
        self.wrong &= {r.name for r in readings}
        self.endResetModel()

    def toggle(self, index: QModelIndex) -> None:
        """Wrong, or right again."""
        if index.isValid():
            self.wrong ^= {self.readings[index.row()].name}
            self.dataChanged.emit(index, index)

    @property
    def right(self) -> tuple[Reading, ...]:
        """Those that nobody has marked."""
        return tuple(r for r in self.readings if r.name not in self.wrong)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        return 0 if parent.isValid() else len(self.readings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.readings):
            return None
        reading = self.readings[index.row()]
        if role == READING:
            return reading
        if role == WRONG:
            return reading.name in self.wrong
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            word = _("wrong") if reading.name in self.wrong else _("right")
            return f"{_(reading.label)}: {reading.said}, {word}"
        return None
