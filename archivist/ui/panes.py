"""The panes of the window and how they lie: tree, page or wall, and beside it what the step needs."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from archivist.settings import Settings
from archivist.translation import N_, _
from archivist.ui.doubts.pane import DoubtsPane
from archivist.ui.fields.pane import FieldsPane
from archivist.ui.lenses.bar import LensBar
from archivist.ui.lenses.lens import Lens
from archivist.ui.line.pane import LivingLine
from archivist.ui.page_view.pane import PagePane
from archivist.ui.selection import Selection
from archivist.ui.strip.pane import StripPane
from archivist.ui.surroundings import Surroundings
from archivist.ui.text.pane import TextPane
from archivist.ui.tree.view import TreePane
from archivist.ui.wall.pane import WallPane

NARROW = 1100  # px of the window below which the tabs say less
SHORT = 8  # letters of a tab's name that always have room


class Panes(QWidget):
    """Holds the panes; what they tell each other is the window's affair."""

    def __init__(
        self,
        surroundings: Surroundings,
        settings: Settings,
        selection: Selection,
        actions: Mapping[str, QAction],
        page: PagePane,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._speech, self._actions = surroundings.speech, actions
        self.lens = Lens.VERIFY
        self.bar = LensBar(surroundings, actions, self)
        self.tree = TreePane(surroundings, selection, self)
        self.page = page
        self.fields = FieldsPane(surroundings, settings, self)
        self.text = TextPane(surroundings, self)
        self.doubts = DoubtsPane(surroundings, self)
        self.strip = StripPane(surroundings, settings, selection, self)
        self.wall = WallPane(surroundings, selection, self.strip.thumbs, self)
        self.line = LivingLine(surroundings, self)
        self.side = self._side()
        self.centre = QStackedWidget(self)
        for pane in (self.page, self.wall):
            self.centre.addWidget(pane)
        self.doubts.counted.connect(self._name_tabs)
        self._speech.tell(self._name_tabs)
        self._lay()

    def in_order(self) -> tuple[QWidget, ...]:
        """The panes as F6 goes through them."""
        middle = self.page.view if self.centre.currentWidget() is self.page else self.wall.view
        panes = (self.tree, middle, self.side.currentWidget(), self.strip)
        return tuple(pane for pane in panes if pane.isVisible())

    def show_lens(self, lens: Lens) -> None:
        """The same selection, seen for another step."""
        self.lens = lens
        arranging = lens is Lens.ARRANGE
        self.centre.setCurrentWidget(self.wall if arranging else self.page)
        self.side.setVisible(not arranging)
        self.strip.setVisible(not arranging)
        if lens is Lens.CLOSE:
            self.show_side(self.doubts)

    def leave_wall(self) -> None:
        """To the page, where what is asked can be answered."""
        self._actions[Lens.VERIFY].trigger()

    def show_side(self, pane: QWidget) -> None:
        self.side.setCurrentWidget(pane)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        super().resizeEvent(event)
        self._name_tabs()

    def _name_tabs(self) -> None:
        """How many doubts there are stands on the tab, so that it is seen from the others; short words on a small screen."""
        count, narrow = len(self.doubts.rows), self.width() < NARROW
        names = {self.fields: _("Fields"), self.text: _("Text"), self.doubts: _("Doubts")}
        for pane, name in names.items():
            at = self.side.indexOf(pane)
            number = f"  {count}" if pane is self.doubts and count else ""
            short = name.split()[0] if narrow and len(name) > SHORT else name
            self.side.setTabText(at, f"{short}{number}")
            self.side.setTabToolTip(at, name)

    def _side(self) -> QTabWidget:
        side = QTabWidget(self)
        side.setDocumentMode(True)
        side.tabBar().setExpanding(False)
        side.tabBar().setUsesScrollButtons(False)
        side.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        self._speech.say(side.setAccessibleName, N_("About what is in front"))
        self._speech.say(side.tabBar().setAccessibleName, N_("Fields, text or doubts"))
        for pane in (self.fields, self.text, self.doubts):
            side.addTab(pane, "")
        side.setMinimumWidth(280)
        return side

    def _lay(self) -> None:
        across = QSplitter(Qt.Orientation.Horizontal, self)
        across.setHandleWidth(1)
        across.setChildrenCollapsible(False)
        for pane, share in ((self.tree, 0), (self.centre, 1), (self.side, 0)):
            across.addWidget(pane)
            across.setStretchFactor(across.count() - 1, share)
        across.setSizes([280, 690, 370])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(across, 1)
        column.addWidget(self.strip)
        column.addWidget(self.line)
