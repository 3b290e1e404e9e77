"""The line goes on by itself at the desk: after each act what is missing of that dossier is done, in the background."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from archivist import app
from archivist.settings import Settings
from archivist.troubles import Trouble
from archivist.ui.pen import Pen
from archivist.ui.surroundings import Surroundings

PAUSE_MS = 1500  # several acts in a row are followed by one run
BEFORE_CLOSING = ("pages", "arrange", "quarantine", "describe", "index")


def advance(pen: Pen, dossier_id: str, settings: Settings, cancelled: Callable[[], bool], closing: bool) -> bool:
    """Runs in the working lane. Before a dossier is closed for the first time no code is spent and nothing is bound."""
    from archivist.workflow import runner  # with all crafts: the window need not wait for them to be loaded

    with pen.workspace() as workspace, app.parts_of(settings) as parts:
        closed = closing or any(stage.startswith("pack:") for stage in workspace.stages_of(dossier_id))
        runner.run(workspace, dossier_id, parts, cancelled, only=None if closed else BEFORE_CLOSING)
    return not cancelled()


class Going(QObject):
    """Between `begin` and `end` it works for one workspace, one dossier at a time; `went` tells which came to its end."""

    went = Signal(str)
    met = Signal(object)
    changed = Signal()

    def __init__(self, surroundings: Surroundings, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._lane, self._settings = surroundings.bridge, surroundings.lanes.working, settings
        self._pen: Pen | None = None
        self._stop = Event()
        self._wanted: dict[str, bool] = {}
        self.at_work = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)

    @property
    def busy(self) -> bool:
        """Whether something is being worked on, or will be in a moment."""
        return bool(self.at_work or self._wanted)

    def begin(self, pen: Pen) -> None:
        self._pen, self._stop = pen, Event()

    def end(self) -> None:
        """What runs stops after the page at hand."""
        self._stop.set()
        self._timer.stop()
        self._pen, self._wanted, self.at_work = None, {}, ""

    def poke(self, dossier_id: str) -> None:
        """Something changed in this dossier."""
        if self._settings.work.background:
            self._wanted.setdefault(dossier_id, False)
            self._timer.start(PAUSE_MS)

    def work_on(self, dossier_id: str) -> None:
        """What is missing of this dossier, at once, whether or not that goes on by itself here."""
        self._wanted.setdefault(dossier_id, False)
        self._timer.start(0)

    def close_dossier(self, dossier_id: str) -> None:
        """The whole line, to the checked package; at once."""
        self._wanted[dossier_id] = True
        self._timer.start(0)

    def _next(self) -> None:
        if self._pen is None or self.at_work or not self._wanted:
            return
        self.at_work, closing = next(iter(self._wanted.items()))
        del self._wanted[self.at_work]
        pen, stop = self._pen, self._stop
        self.changed.emit()
        self._bridge.ask(
            self._lane,
            advance,
            pen,
            self.at_work,
            self._settings,
            stop.is_set,
            closing,
            owner=self,
            then=lambda _whole: self._rest(pen),
            failed=lambda trouble: self._fail(pen, trouble),
        )

    def _fail(self, pen: Pen, trouble: Trouble) -> None:
        self._rest(pen)
        self.met.emit(trouble)

    def _rest(self, pen: Pen) -> None:
        if self._pen is pen:
            done, self.at_work = self.at_work, ""
            self.went.emit(done)
            self.changed.emit()
            if self._wanted and not self._timer.isActive():
                self._timer.start(0)
