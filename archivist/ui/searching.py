"""Search at work: what is typed is looked up away from the main thread, a hit is gone to, its words are lit."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from archivist.model.search import Found, Hit, Where, terms_of
from archivist.ui.joints import Joints
from archivist.ui.panes import Panes
from archivist.ui.pen import Pen
from archivist.ui.sight.place import Place
from archivist.ui.surroundings import Surroundings
from archivist.workflow.searching import index_all, search


def bring_up_to_date(pen: Pen) -> int:
    """Runs in the working lane: an older workspace, or one that another program worked on, is indexed first."""
    with pen.workspace() as workspace:
        return index_all(workspace)


class Searching(QObject):
    """Between `begin` and `end` it searches one workspace."""

    def __init__(
        self, panes: Panes, actions: Mapping[str, QAction], joints: Joints, surroundings: Surroundings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._panes, self._pane, self._action, self._joints = panes, panes.search, actions["search"], joints
        self._bridge, self._lanes = surroundings.bridge, surroundings.lanes
        self._pen: Pen | None = None
        self._ticket, self._indexed = 0, False
        self._action.triggered.connect(self.open)
        self._pane.asked.connect(self._ask)
        self._pane.list.reached.connect(self._go_to)
        self._pane.opened.connect(self._open)
        self._pane.left.connect(self.leave)
        self._action.setEnabled(False)

    def begin(self, pen: Pen) -> None:
        self._pen, self._indexed = pen, False
        self._action.setEnabled(True)

    def end(self) -> None:
        self._bridge.forget(self._ticket)
        self._pen = None
        self._action.setEnabled(False)
        self._pane.clear()
        self._panes.show_search(shown=False)
        self._joints.lighting.find(())

    def open(self) -> None:
        """Once in each sitting everything that is not indexed yet is."""
        self._panes.leave_for_page()
        self._panes.show_search(shown=True)
        self._pane.input.setFocus()
        self._pane.input.selectAll()
        if self._pane.input.text():  # what was searched for last is lit again
            self._ask(self._pane.input.text())
        if self._pen and not self._indexed:
            self._indexed = True
            # Where somebody else is writing, it is indexed by whoever that is.
            self._bridge.ask(
                self._lanes.working,
                bring_up_to_date,
                self._pen,
                owner=self,
                then=self._brought,
                failed=lambda _trouble: None,
            )

    def leave(self) -> None:
        self._panes.show_search(shown=False)
        self._joints.lighting.find(())
        self._panes.tree.setFocus()

    def _brought(self, changed: int) -> None:
        if changed:
            self._ask(self._pane.input.text())

    def _ask(self, typed: str) -> None:
        workspace = self._joints.workspace
        if workspace is None:
            return
        self._bridge.forget(self._ticket)
        self._ticket = self._bridge.ask(
            self._lanes.searching, search, workspace, typed, owner=self, then=self._show, failed=self._joints.met.emit
        )

    def _show(self, found: Found) -> None:
        self._pane.names = self._joints.names
        self._joints.lighting.find(terms_of(self._pane.input.text()))
        self._pane.show_found(found)
        self._go_to(self._pane.list.current())

    def _go_to(self, hit: Hit | None) -> None:
        """The page is seen while the clerk walks through the list; the list keeps the focus."""
        if hit is None:
            return
        if not hit.page_id:
            self._joints.go_to(Place(hit.dossier_id, whole=True))
            return
        steps = self._joints.steps_of(hit.dossier_id)
        known = next((step.place for step in steps if step.row.page_id == hit.page_id), None)
        self._joints.go_to(known or Place(hit.dossier_id, None, hit.page_id))

    def _open(self, hit: Hit | None) -> None:
        """To the page, or to the fields where those say it."""
        if hit is None:
            return
        self._go_to(hit)
        if hit.where is Where.PAGE:
            self._panes.page.view.setFocus()
        else:
            self._panes.show_side(self._panes.fields)
            self._panes.fields.list.setFocus()
