"""The lens Scan at work: one scan at a time, page after page shown as it comes, nothing in the way."""

from collections.abc import Mapping
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction

from archivist import app
from archivist.app.origins import Scanner
from archivist.settings import Settings
from archivist.translation import _
from archivist.troubles import Trouble
from archivist.ui.going import Going
from archivist.ui.joints import Joints
from archivist.ui.lenses.lens import Lens
from archivist.ui.panes import Panes
from archivist.ui.pen import Pen
from archivist.ui.scan.work import Tally, scan
from archivist.ui.surroundings import Surroundings
from archivist.workflow.take import Taken

FOLLOW_MS = 700


class Scanning(QObject):
    """Between `begin` and `end` it scans into one workspace."""

    met = Signal(object)
    looked = Signal()

    def __init__(
        self,
        panes: Panes,
        actions: Mapping[str, QAction],
        joints: Joints,
        going: Going,
        surroundings: Surroundings,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panes, self._actions, self._joints, self._going = panes, actions, joints, going
        self._surroundings, self._settings = surroundings, settings
        self._pen: Pen | None = None
        self._stop: Event | None = None
        self._tally = Tally()
        self._follow = QTimer(self)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self.looked)
        actions["scan"].triggered.connect(self.toggle)
        panes.scan.asked.connect(self._find)
        joints.loaded.connect(self._show_newest)
        self._able()

    def begin(self, pen: Pen) -> None:
        self._pen = pen
        self._able()

    def end(self) -> None:
        """A running scan stops after the page at hand."""
        if self._stop:
            self._stop.set()
        self._follow.stop()
        self._pen, self._stop = None, None
        self._able()

    @property
    def scans(self) -> bool:
        return self._stop is not None

    def toggle(self) -> None:
        """F2 begins; while it scans, F2 stops after the page at hand."""
        if self._panes.lens is not Lens.SCAN:
            self._actions[Lens.SCAN].trigger()
        if self._stop:
            self._stop.set()
        elif self._pen:
            self._scan(self._pen)

    def _scan(self, pen: Pen) -> None:
        stop, tally = Event(), Tally()
        self._stop, self._tally = stop, tally
        self._panes.scan.begin(tally)
        self._follow.start()
        self._surroundings.bridge.ask(
            self._surroundings.lanes.scanning,
            scan,
            pen,
            self._panes.scan.order(),
            self._settings,
            stop.is_set,
            tally,
            owner=self,
            then=lambda taken: self._ended(pen, taken, None),
            failed=lambda trouble: self._ended(pen, tally.taken, trouble),
        )

    def _ended(self, pen: Pen, taken: Taken, trouble: Trouble | None) -> None:
        if self._pen is not pen:
            return
        self._stop = None
        self._follow.stop()
        told = _("Pages: {new} new, {known} known already.").format(new=taken.new, known=taken.known)
        self._panes.scan.end(f"{told}\n{trouble}\n{trouble.advice()}" if trouble else told)
        if trouble:
            self.met.emit(trouble)
        if self._tally.dossier_id:
            self._going.poke(self._tally.dossier_id)
        self.looked.emit()

    def _show_newest(self, dossier_id: str) -> None:
        """While it scans the page that came last is in front."""
        steps = self._joints.steps_of(dossier_id)
        if self._stop and dossier_id == self._tally.dossier_id and self._panes.lens is Lens.SCAN and steps:
            self._joints.go_to(steps[-1].place)

    def _find(self) -> None:
        bridge, lane = self._surroundings.bridge, self._surroundings.lanes.scanning
        bridge.ask(lane, app.every_scanner, self._settings, owner=self, then=self._found, failed=self.met.emit)

    def _found(self, scanners: tuple[Scanner, ...]) -> None:
        self._panes.scan.offer([(one.source, one.name) for one in scanners])

    def _able(self) -> None:
        self._actions["scan"].setEnabled(self._pen is not None)
