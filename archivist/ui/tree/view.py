"""The tree's pane: shows the selection, and changes it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from archivist.translation import N_
from archivist.ui.selection import Selection
from archivist.ui.sight.outline import DossierRow
from archivist.ui.sight.place import Place
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme import icons
from archivist.ui.tree.delegate import RowDelegate
from archivist.ui.tree.model import TreeModel
from archivist.ui.tree.nodes import Sprout

CHEVRON, BAR = 12, 3


class TreePane(QTreeView):
    """Keyboard: arrows walk, Left and Right fold and unfold, letters search."""

    def __init__(self, surroundings: Surroundings, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TreeModel(self)
        self._selection, self._look = selection, surroundings.look
        self._changing = False
        self.setModel(self.rows)
        self.setItemDelegate(RowDelegate(surroundings.look, self))
        self.setHeaderHidden(True)
        self.setIndentation(16)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumWidth(180)
        surroundings.speech.say(self.setAccessibleName, N_("Dossiers, documents and pages"))
        surroundings.speech.changed.connect(self.rows.retell)
        surroundings.look.changed.connect(self.rows.retell)
        self.selectionModel().currentChanged.connect(self._went_to)
        selection.changed.connect(self._show)

    def show_dossiers(self, rows: Sequence[DossierRow]) -> None:
        """All dossiers there are."""
        self._change(lambda: self.rows.set_dossiers(rows))

    def show_dossier(self, sprout: Sprout) -> None:
        """What is in one dossier."""
        self._change(lambda: self.rows.set_dossier(sprout))

    def _change(self, change: Callable[[], None]) -> None:
        """Where the row of the clerk is taken out Qt goes to the next one; the clerk has not gone anywhere."""
        self._changing = True
        change()
        self._changing = False

    def unfold(self, place: Place) -> None:
        """Opens what leads to a place, and the dossier itself."""
        self.expand(self.rows.index_of(Place(place.dossier_id)))

    def go_to(self, place: Place) -> None:
        """Puts the clerk on the row of the dossier's first document, so that the arrows go on from there."""
        self._show(place)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802  # Qt's name
        """A chevron in the colour of the look, where there is something to fold."""
        if self.rows.hasChildren(index):
            name = "fold" if self.isExpanded(index) else "unfold"
            picture = icons.pixmap(name, self._look.colours.ink_soft, CHEVRON, self.devicePixelRatioF())
            middle = rect.right() - self.indentation() // 2
            painter.drawPixmap(middle - CHEVRON // 2 + 1, rect.center().y() - CHEVRON // 2, picture)

    def drawRow(  # noqa: N802  # Qt's name
        self, painter: QPainter, options: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """A bar at the edge of the row that the keys act on."""
        super().drawRow(painter, options, index)
        if self.hasFocus() and index == self.currentIndex():
            bar = QRect(0, options.rect.top(), BAR, options.rect.height())
            painter.fillRect(bar, QColor(self._look.colours.accent))

    def _went_to(self, current: QModelIndex) -> None:
        node = None if self._changing else self.rows.node(current)
        if node:
            self._selection.choose(node.place)

    def _show(self, place: Place) -> None:
        """Leaves the clerk on the row of a document or dossier when that is what was chosen."""
        here = self.rows.node(self.currentIndex())
        if here and here.place == place:
            return
        index = self.rows.index_of(place)
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
