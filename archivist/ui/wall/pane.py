"""The pane of the wall: its tools above, the pages below; shows the selection, and changes it."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from archivist.translation import _, ngettext
from archivist.ui.barred import barred
from archivist.ui.selection import Selection
from archivist.ui.sight.place import Place, Step, Walk
from archivist.ui.strip.model import STEP
from archivist.ui.strip.thumbs import Thumbs
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE
from archivist.ui.wall.view import WallView


class WallPane(QWidget):
    """`opened` tells that the clerk wants to see the current page large."""

    opened = Signal()
    chose = Signal()

    def __init__(
        self, surroundings: Surroundings, selection: Selection, thumbs: Thumbs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._waiting: tuple[str, ...] = ()
        self.view = WallView(surroundings, thumbs, self)
        self._count = QLabel(self)
        self._count.setObjectName("soft")
        self._bar, self._row = barred(self, self.view, SPACE.small, SPACE.large)
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(self._went_to)
        self.view.selectionModel().selectionChanged.connect(lambda _now, _before: self._tell())
        self.view.activated.connect(lambda _index: self.opened.emit())
        selection.changed.connect(self._show)
        thumbs.arrived.connect(lambda page_id: self.view.update(self.view.rows.index_of(page_id)))
        surroundings.speech.tell(self._tell)

    def furnish(self, tools: list[QAction]) -> None:
        """Buttons for the actions; the menu has them too."""
        row = self._row
        for action in tools:
            button = QToolButton(self._bar)
            button.setDefaultAction(action)
            button.setIconSize(QSize(18, 18))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            name = action.iconText
            button.setAccessibleName(name())
            action.changed.connect(lambda button=button, name=name: button.setAccessibleName(name()))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._count)

    def show_walk(self, walk: Walk) -> None:
        """The pages of a dossier; what was chosen stays chosen, wherever it stands now."""
        if walk is self.view.rows.walk:
            return
        chosen = self._waiting or tuple(self.view.chosen())
        self._waiting = ()
        self.view.rows.set_walk(walk)
        self._choose(chosen)
        self._show(self._selection.place)
        self._tell()

    def chosen(self) -> list[str]:
        """The pages that an action is about: the chosen ones, else the one in front."""
        here = self._selection.place.page_id
        return self.view.chosen() or ([here] if here else [])

    def _choose(self, page_ids: tuple[str, ...]) -> None:
        model = self.view.selectionModel()
        for page_id in page_ids:
            index = self.view.rows.index_of(page_id)
            if index.isValid():
                model.select(index, QItemSelectionModel.SelectionFlag.Select)

    def _went_to(self, current: QModelIndex) -> None:
        step: Step | None = current.data(STEP)
        if step and step.row.page_id != self._selection.place.page_id:
            self._selection.choose(step.place)

    def _show(self, place: Place) -> None:
        index = self.view.rows.index_of(place.page_id)
        if index != self.view.currentIndex():
            kept = self.view.selectionModel().isSelected(index)
            how = QItemSelectionModel.SelectionFlag.NoUpdate if kept else QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.view.selectionModel().setCurrentIndex(index, how)
            self.view.scrollTo(index)

    def _tell(self) -> None:
        pages, chosen = self.view.rows.rowCount(), len(self.view.chosen())
        told = ngettext("{n} page", "{n} pages", pages).format(n=pages)
        self._count.setText(f"{told}  ·  {_('{n} chosen').format(n=chosen)}" if chosen > 1 else told)
        self.chose.emit()
