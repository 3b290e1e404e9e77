"""The panes of the window and how they lie: tree, page, and beside it fields, text and doubts."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from archivist.settings import Settings
from archivist.translation import N_, _
from archivist.ui.doubts.pane import DoubtsPane
from archivist.ui.fields.pane import FieldsPane
from archivist.ui.line.pane import LivingLine
from archivist.ui.page_view.pane import PagePane
from archivist.ui.selection import Selection
from archivist.ui.strip.pane import StripPane
from archivist.ui.surroundings import Surroundings
from archivist.ui.text.pane import TextPane
from archivist.ui.tree.view import TreePane


class Panes(QWidget):
    """Holds the panes; what they tell each other is the window's affair."""

    def __init__(
        self, surroundings: Surroundings, settings: Settings, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._speech = surroundings.speech
        self.tree = TreePane(surroundings, selection, self)
        self.page = PagePane(surroundings, self)
        self.fields = FieldsPane(surroundings, settings, self)
        self.text = TextPane(surroundings, self)
        self.doubts = DoubtsPane(surroundings, self)
        self.strip = StripPane(surroundings, settings, selection, self)
        self.line = LivingLine(surroundings, self)
        self.side = self._side()
        self.doubts.counted.connect(self._name_doubts)
        self._speech.tell(self._name_doubts)
        self._lay()

    def in_order(self) -> tuple[QWidget, ...]:
        """The panes as F6 goes through them."""
        return self.tree, self.page.view, self.side.currentWidget(), self.strip

    def _name_doubts(self) -> None:
        """How many there are stands on the tab, so that it is seen from the other tabs."""
        count = len(self.doubts.cards.rows)
        self.side.setTabText(self.side.indexOf(self.doubts), f"{_('Doubts')}  {count}" if count else _("Doubts"))

    def show_side(self, pane: QWidget) -> None:
        self.side.setCurrentWidget(pane)

    def _side(self) -> QTabWidget:
        side = QTabWidget(self)
        side.setDocumentMode(True)
        side.tabBar().setExpanding(False)
        side.tabBar().setUsesScrollButtons(False)
        side.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        self._speech.say(side.setAccessibleName, N_("About what is in front"))
        self._speech.say(side.tabBar().setAccessibleName, N_("Fields, text or doubts"))
        for pane, title in ((self.fields, N_("Fields")), (self.text, N_("Text"))):
            self._speech.say(partial(side.setTabText, side.addTab(pane, "")), title)
        side.addTab(self.doubts, "")
        side.setMinimumWidth(260)
        return side

    def _lay(self) -> None:
        across = QSplitter(Qt.Orientation.Horizontal, self)
        across.setHandleWidth(1)
        across.setChildrenCollapsible(False)
        for pane, share in ((self.tree, 0), (self.page, 1), (self.side, 0)):
            across.addWidget(pane)
            across.setStretchFactor(across.count() - 1, share)
        across.setSizes([300, 700, 340])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(across, 1)
        column.addWidget(self.strip)
        column.addWidget(self.line)
