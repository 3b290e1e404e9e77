"""The model of the wall: one row for each page, in their order or the most deviating first."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from archivist.ui.sight.place import Step
from archivist.ui.strip.model import STEP, Index, StripModel

DEVIATION = Qt.ItemDataRole.UserRole + 2
MIME = "application/x-archivist-pages"


class WallModel(StripModel):
    """Pages are dragged as their ids; where they are dropped, `dropped` is called with them and the page before which."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._order: list[int] = []
        self._deviating = False
        self.deviations: Mapping[str, str] = {}

    # --- order ---

    def set_walk(self, walk: Any) -> None:
        if walk is self.walk:
            return
        self.beginResetModel()
        self.walk = walk
        self._sort()
        self.endResetModel()

    def show_deviations(self, deviations: Mapping[str, str], *, first: bool) -> None:
        """What is unusual of each page that is; those come first where that is wanted."""
        if deviations != self.deviations or first != self._deviating:
            self.beginResetModel()
            self.deviations, self._deviating = deviations, first
            self._sort()
            self.endResetModel()

    def _sort(self) -> None:
        self._order = list(range(len(self.walk.steps)))
        if self._deviating:
            self._order.sort(key=lambda at: self.walk.steps[at].row.page_id not in self.deviations)

    @property
    def in_order(self) -> bool:
        """Whether the pages stand as they are arranged, so that they can be moved."""
        return not self._deviating

    def step_at(self, row: int) -> Step | None:
        return self.walk.steps[self._order[row]] if 0 <= row < len(self._order) else None

    def index_of(self, page_id: str | None) -> QModelIndex:
        at = self.walk.position(page_id)
        return self.index(self._order.index(at) if self._deviating and at >= 0 else at)

    # --- what Qt asks ---

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        step = self.step_at(index.row()) if index.isValid() else None
        if step is None:
            return None
        if role == STEP:
            return step
        if role == DEVIATION:
            return self.deviations.get(step.row.page_id, "")
        return self.told(step, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def mimeTypes(self) -> list[str]:  # noqa: N802  # Qt's name
        return [MIME]

    def mimeData(self, indexes: Any) -> QMimeData:  # noqa: N802  # Qt's name
        carried = QMimeData()
        ids = [step.row.page_id for index in indexes if (step := self.step_at(index.row()))]
        carried.setData(MIME, "\n".join(ids).encode())
        return carried


def carried_ids(mime: QMimeData) -> list[str]:
    """The pages that are being dragged."""
    return bytes(mime.data(MIME).data()).decode().splitlines()
