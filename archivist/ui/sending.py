"""The lenses Close and Send at work: a dossier is closed, packages leave, what came back reopens at its place."""

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog

from archivist.settings import Settings
from archivist.translation import _
from archivist.troubles import Trouble
from archivist.ui.going import Going
from archivist.ui.joints import Joints
from archivist.ui.lenses.lens import Lens
from archivist.ui.notice import Notice
from archivist.ui.panes import Panes
from archivist.ui.pen import Pen
from archivist.ui.send.sight import Sent, export, queue_of, send
from archivist.ui.sight.place import Place
from archivist.ui.surroundings import Surroundings
from archivist.workflow.delivery_queue import Round


class Sending(QObject):
    """Between `begin` and `end` it sends what one workspace has; `answered` carries a doubt that the clerk goes to."""

    met = Signal(object)
    answered = Signal(object)
    changed = Signal()

    def __init__(
        self,
        panes: Panes,
        actions: Mapping[str, QAction],
        joints: Joints,
        going: Going,
        notice: Notice,
        surroundings: Surroundings,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panes, self._actions, self._joints, self._going, self._notice = panes, actions, joints, going, notice
        self._bridge, self._lanes, self._settings = surroundings.bridge, surroundings.lanes, settings
        self._pen: Pen | None = None
        self._stop = Event()
        self._at_work = False
        self._ticket = 0
        self.ask_folder: Callable[[], str] = self._asked_folder
        actions["send_now"].triggered.connect(lambda: self._work(send))
        actions["export"].triggered.connect(self._export)
        panes.send.opened.connect(self._open)
        panes.close_pane.list.activated.connect(self._answer)
        joints.loaded.connect(lambda _dossier: self.tell())
        panes.doubts.counted.connect(self.tell)
        going.changed.connect(self.tell)
        self._able()

    def begin(self, pen: Pen) -> None:
        self._pen, self._stop = pen, Event()
        self._able()

    def end(self) -> None:
        self._stop.set()
        self._pen = None
        self._able()

    @property
    def at_work(self) -> bool:
        """Whether something is being sent or written just now."""
        return self._at_work

    def tell(self) -> None:
        """What the panes of closing and sending show."""
        row = self._joints.row
        at_work = row is not None and self._going.at_work == row.dossier_id
        self._panes.close_pane.show_dossier(row, self._panes.doubts.rows, at_work=at_work)
        workspace = self._joints.workspace
        if workspace and self._panes.lens is Lens.SEND:
            self._bridge.forget(self._ticket)
            self._ticket = self._bridge.ask(
                self._lanes.reading, queue_of, workspace, owner=self, then=self._panes.send.show_queue, failed=self.met.emit
            )
        self._able()

    def _answer(self) -> None:
        """Enter on what holds the dossier back leads to where it is answered."""
        asked = self._panes.close_pane.list.current()
        if asked:
            self.answered.emit(asked)

    # --- sending ---

    def _export(self) -> None:
        chosen = self.ask_folder()
        if chosen:
            self._work(export, Path(chosen))

    def _asked_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self._panes, _("Disk to write to"))

    def _work(self, call: Callable[..., Round], *values: Any) -> None:
        pen = self._pen
        if pen is None or self._at_work:
            return
        self._at_work = True
        self._panes.send.show_work(at_work=True)
        self.changed.emit()
        self._able()
        self._bridge.ask(
            self._lanes.working, call, pen, *values, self._settings, self._stop.is_set, owner=self,
            then=lambda done: self._sent(pen, done), failed=lambda trouble: self._failed(pen, trouble),
        )  # fmt: skip

    def _sent(self, pen: Pen, done: Round) -> None:
        self._rest(pen)
        if done.troubles:
            self.met.emit(done.troubles[0][1])
        elif not (done.confirmed or done.waiting):
            self._notice.tell_calmly(_("Nothing is ready to be sent: close a dossier first (Ctrl+4)."))

    def _failed(self, pen: Pen, trouble: Trouble) -> None:
        self._rest(pen)
        self.met.emit(trouble)

    def _rest(self, pen: Pen) -> None:
        self._at_work = False
        if self._pen is pen:
            self._panes.send.show_work(at_work=False)
            self.tell()
        self.changed.emit()

    def _open(self, sent: Sent | None) -> None:
        """The dossier of a package, at the place that the archive did not accept where it names one."""
        if sent is None:
            return
        self._actions[Lens.VERIFY].trigger()
        steps = self._joints.steps_of(sent.transfer.dossier_id)
        self._joints.go_to(steps[0].place if steps else Place(sent.transfer.dossier_id, whole=True))
        self._actions["missing"].trigger()

    def _able(self) -> None:
        there = self._pen is not None
        self._actions["send_now"].setEnabled(there and not self._at_work)
        self._actions["export"].setEnabled(there and not self._at_work)
        self._actions["close_dossier"].setEnabled(there and self._joints.row is not None and not self._going.at_work)
