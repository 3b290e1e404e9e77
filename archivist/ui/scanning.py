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
from archivist.ui.hand import Struck
from archivist.ui.joints import Joints
from archivist.ui.lenses.lens import Lens
from archivist.ui.panes import Panes
from archivist.ui.pen import Pen
from archivist.ui.scan.choosing import Choosing
from archivist.ui.scan.work import Mend, Tally, mend, scan
from archivist.ui.surroundings import Surroundings
from archivist.workflow.take import Taken

FOLLOW_MS = 700


class Scanning(QObject):
    """Between `begin` and `end` it scans into one workspace; `mended` carries the act that put sheets into their place."""

    met = Signal(object)
    looked = Signal()
    changed = Signal()
    mended = Signal(object)

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
        self._choosing = Choosing(self)
        self._choosing.chosen.connect(self._chosen)
        self._choosing.left.connect(self._show_choice)
        self._follow = QTimer(self)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self.looked)
        actions["scan"].triggered.connect(self.toggle)
        actions["rescan"].triggered.connect(lambda: self._mend(again=True))
        actions["insert"].triggered.connect(lambda: self._mend(again=False))
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
        self._choosing.end()
        self._pen, self._stop = None, None
        self._able()

    @property
    def scans(self) -> bool:
        return self._stop is not None

    @property
    def chooses(self) -> bool:
        """Whether the next key chooses a profile."""
        return self._choosing.lasts

    def toggle(self) -> None:
        """F2 begins, by the profile that the next key names where there are such; while it scans, F2 stops after the page
        at hand.
        """
        if self._panes.lens is not Lens.SCAN:
            self._actions[Lens.SCAN].trigger()
        if self._stop:
            self._stop.set()
        elif self._panes.scan.keys and not self.chooses:
            self._choosing.begin(self._panes.scan.keys)
            self._show_choice()
        else:
            self._choosing.end()
            self._chosen(0)

    def _chosen(self, digit: int) -> None:
        """By the profile of that digit; 0: as the pane has it."""
        self._show_choice()
        if digit:
            self._panes.scan.choose_profile(self._panes.scan.keys[digit])
        if self._pen:
            self._scan(self._pen)

    def _show_choice(self) -> None:
        self._panes.scan.show_choice(choosing=self.chooses)
        self.changed.emit()

    def _scan(self, pen: Pen) -> None:
        stop, tally = self._start()
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

    def _start(self) -> tuple[Event, Tally]:
        stop, tally = Event(), Tally()
        self._stop, self._tally = stop, tally
        self._panes.scan.begin(tally)
        self._follow.start()
        self._able()
        return stop, tally

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
        self._able()
        self.looked.emit()

    # --- mending a stack ---

    def _mend(self, *, again: bool) -> None:
        """The page in front is scanned again, or sheets are put in behind it; the lens stays as it is."""
        place, pen = self._joints.place, self._pen
        if pen is None or self._stop or place.page_id is None:
            return
        stop, tally = self._start()
        self._surroundings.bridge.ask(
            self._surroundings.lanes.scanning,
            mend,
            pen,
            self._panes.scan.order(),
            Mend(place.dossier_id, place.page_id, again),
            self._settings,
            stop.is_set,
            tally,
            owner=self,
            then=lambda struck: self._mended(pen, tally, struck),
            failed=lambda trouble: self._ended(pen, tally.taken, trouble),
        )

    def _mended(self, pen: Pen, tally: Tally, struck: Struck | None) -> None:
        self._ended(pen, tally.taken, None)
        if self._pen is pen and struck:
            self.mended.emit(struck)

    # --- what is shown ---

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

    def able(self) -> None:
        """Actions are there when they can do something."""
        self._able()

    def _able(self) -> None:
        there = self._pen is not None
        self._actions["scan"].setEnabled(there)
        for name in ("rescan", "insert"):
            self._actions[name].setEnabled(there and not self._stop and self._joints.place.page_id is not None)
        self.changed.emit()
