"""The panes of the window and how they lie: tree, page or wall, and beside it what the step needs."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from archivist.settings import Settings
from archivist.translation import N_, _
from archivist.ui.checks.pane import ChecksPane
from archivist.ui.doubts.pane import DoubtsPane
from archivist.ui.fields.pane import FieldsPane
from archivist.ui.guide.pane import GuideLine
from archivist.ui.lenses.bar import LensBar
from archivist.ui.lenses.lens import Lens
from archivist.ui.line.pane import LivingLine
from archivist.ui.page_view.pane import PagePane
from archivist.ui.scan.pane import ScanPane
from archivist.ui.search.pane import SearchPane
from archivist.ui.selection import Selection
from archivist.ui.send.close_pane import ClosePane
from archivist.ui.send.pane import SendPane
from archivist.ui.strip.pane import StripPane
from archivist.ui.surroundings import Surroundings
from archivist.ui.text.pane import TextPane
from archivist.ui.tree.view import TreePane
from archivist.ui.wall.pane import WallPane


class Panes(QWidget):
    """Holds the panes; what they tell each other is the window's affair."""

    lens_changed = Signal()

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
        self.guide = GuideLine(surroundings, actions, self)
        self.tree = TreePane(surroundings, selection, self)
        self.search = SearchPane(surroundings, self)
        self.left = QStackedWidget(self)
        for left in (self.tree, self.search):
            self.left.addWidget(left)
        self.page = page
        self.fields = FieldsPane(surroundings, settings, self)
        self.text = TextPane(surroundings, self)
        self.doubts = DoubtsPane(surroundings, self)
        self.checks = ChecksPane(surroundings, self)
        self.strip = StripPane(surroundings, settings, selection, self)
        self.wall = WallPane(surroundings, selection, self.strip.thumbs, self)
        self.line = LivingLine(surroundings, self)
        self.side = self._side()
        self.scan = ScanPane(surroundings, settings, actions["scan"], self)
        self.close_pane = ClosePane(surroundings, actions["close_dossier"], self)
        self.send = SendPane(surroundings, actions["send_now"], actions["export"], self)
        self.beside = QStackedWidget(self)
        for beside in (self.side, self.scan, self.close_pane):
            self.beside.addWidget(beside)
        self.centre = QStackedWidget(self)
        for pane in (self.page, self.wall, self.send):
            self.centre.addWidget(pane)
        self.doubts.counted.connect(self._name_tabs)
        self._speech.tell(self._name_tabs)
        self._lay()

    def in_order(self) -> tuple[QWidget, ...]:
        """The panes as F6 goes through them."""
        middles = {Lens.ARRANGE: self.wall.view, Lens.SEND: self.send.list}
        beside = {Lens.SCAN: self.scan, Lens.CLOSE: self.close_pane.list}
        panes = (
            self.search if self.left.currentWidget() is self.search else self.tree, middles.get(self.lens, self.page.view),
            beside.get(self.lens, self.side.currentWidget()), self.strip,
        )  # fmt: skip
        return tuple(pane for pane in panes if pane.isVisible())

    def show_lens(self, lens: Lens) -> None:
        """The same selection, seen for another step."""
        self.lens = lens
        middles: dict[Lens, QWidget] = {Lens.ARRANGE: self.wall, Lens.SEND: self.send}
        beside: dict[Lens, QWidget] = {Lens.SCAN: self.scan, Lens.CLOSE: self.close_pane}
        self.centre.setCurrentWidget(middles.get(lens, self.page))
        self.beside.setCurrentWidget(beside.get(lens, self.side))
        self.beside.setVisible(lens not in middles)
        self.strip.setVisible(lens not in middles)
        self.lens_changed.emit()

    def leave_for_page(self) -> None:
        """To the page with its fields and doubts, where what is asked can be answered."""
        if self.lens is not Lens.VERIFY:
            self._actions[Lens.VERIFY].trigger()

    def show_search(self, *, shown: bool) -> None:
        """In the place of the tree."""
        self.left.setCurrentWidget(self.search if shown else self.tree)

    def show_side(self, pane: QWidget) -> None:
        self.side.setCurrentWidget(pane)

    def show_checks(self, *, there: bool) -> None:
        """The tab of the sample, while somebody looks at one."""
        self.side.setTabVisible(self.side.indexOf(self.checks), there)

    def _name_tabs(self) -> None:
        """How many doubts there are stands on the tab, so that it is seen from the others."""
        count = len(self.doubts.rows)
        names = {
            self.fields: _("Description"),
            self.text: _("Words read"),
            self.doubts: _("Doubts"),
            self.checks: _("Check"),
        }
        for pane, name in names.items():
            number = f"  {count}" if pane is self.doubts and count else ""
            self.side.setTabText(self.side.indexOf(pane), f"{name}{number}")

    def _side(self) -> QTabWidget:
        side = QTabWidget(self)
        side.setDocumentMode(True)
        side.tabBar().setExpanding(False)
        side.tabBar().setUsesScrollButtons(False)
        side.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        self._speech.say(side.setAccessibleName, N_("About what is in front"))
        self._speech.say(side.tabBar().setAccessibleName, N_("Fields, text or doubts"))
        for pane in (self.fields, self.text, self.doubts, self.checks):
            side.addTab(pane, "")
        return side

    def _lay(self) -> None:
        across = QSplitter(Qt.Orientation.Horizontal, self)
        across.setHandleWidth(1)
        across.setChildrenCollapsible(False)
        for pane, share in ((self.left, 0), (self.centre, 1), (self.beside, 0)):
            across.addWidget(pane)
            across.setStretchFactor(across.count() - 1, share)
        across.setSizes([280, 690, 370])
        self.beside.setMinimumWidth(280)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.guide)
        column.addWidget(across, 1)
        column.addWidget(self.strip)
        column.addWidget(self.line)
