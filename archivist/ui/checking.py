"""Checking at work: a second person draws a sample, looks at each document of it, and says what it is."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from archivist.settings import Settings
from archivist.ui.checks import sight
from archivist.ui.checks.sight import Drawn
from archivist.ui.joints import Joints
from archivist.ui.panes import Panes
from archivist.ui.pen import Pen
from archivist.ui.sight.place import Place
from archivist.ui.surroundings import Surroundings
from archivist.workflow.sampled import Sample


class Checking(QObject):
    """Between `begin` and `end` it records into one workspace; `looked` tells that something was recorded."""

    met = Signal(object)
    looked = Signal()

    def __init__(
        self,
        panes: Panes,
        actions: Mapping[str, QAction],
        joints: Joints,
        surroundings: Surroundings,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panes, self._actions, self._joints, self._settings = panes, actions, joints, settings
        self._bridge, self._lane = surroundings.bridge, surroundings.lanes.records
        self._pen: Pen | None = None
        self._dossier_id = ""
        actions["sample"].triggered.connect(self._begin_sample)
        panes.checks.reached.connect(self._go_to)
        panes.checks.judged.connect(self._judge)
        joints.loaded.connect(lambda _dossier: self._able())
        panes.show_checks(there=False)
        self._able()

    def begin(self, pen: Pen) -> None:
        self._pen = pen
        self._able()

    def end(self) -> None:
        self._pen, self._dossier_id = None, ""
        self._panes.checks.show_sample(None, None)
        self._panes.show_checks(there=False)
        self._able()

    def _begin_sample(self) -> None:
        row = self._joints.row
        if row:
            self._dossier_id = row.dossier_id
            self._ask(sight.begin, row.dossier_id, self._settings)

    def _judge(self, document_id: str, reason: str) -> None:
        self._ask(sight.judge, self._dossier_id, document_id, reason, self._settings)

    def _ask(self, call: Callable[..., Sample], *values: Any) -> None:
        pen = self._pen
        if pen is not None:
            self._bridge.ask(
                self._lane, call, pen, *values, owner=self, then=lambda sample: self._show(pen, sample), failed=self.met.emit
            )

    def _show(self, pen: Pen, sample: Sample) -> None:
        row = self._joints.row
        if self._pen is not pen or row is None or row.dossier_id != sample.dossier_id:
            return
        self._panes.show_checks(there=True)
        self._panes.leave_for_page()
        self._panes.show_side(self._panes.checks)
        self._panes.checks.show_sample(sample, row)
        self._panes.checks.list.setFocus()
        self.looked.emit()

    def _go_to(self, drawn: Drawn | None) -> None:
        """The first page of the document, with its fields a key away."""
        if drawn and drawn.row and drawn.row.pages:
            self._joints.go_to(Place(self._dossier_id, drawn.document_id, drawn.row.pages[0].page_id))

    def _able(self) -> None:
        row = self._joints.row
        self._actions["sample"].setEnabled(self._pen is not None and row is not None and bool(row.documents))
