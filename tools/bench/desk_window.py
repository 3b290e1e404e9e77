"""The window that is measured: what a clerk does, and the time until it is seen."""

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from archivist.settings import Ocr, Settings, Work
from archivist.ui.bridge import Bridge
from archivist.ui.lanes import Lanes
from archivist.ui.lenses.lens import Lens
from archivist.ui.opening import TURN, application_of, put_away
from archivist.ui.speech import Speech
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.look import Appearance, Look
from archivist.ui.window import DeskWindow

Figure = tuple[float, float]  # by the clock, and in time of the processor that the desk itself took
LONGEST_MS = 600_000
BEAT_MS = 2


class Watchdog:
    """Beats in the main thread; keeps the longest time (s) between two beats, by the clock and of its own: what others on
    the same computer take is not counted there.
    """

    def __init__(self) -> None:
        self._longest = self._own = 0.0
        self._last, self._before = time.perf_counter(), time.thread_time()
        self._timer = QTimer()
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        self._longest, self._own = max(self._longest, now - self._last), max(self._own, own - self._before)
        self._last, self._before = now, own

    def stop(self) -> Figure:
        """Milliseconds."""
        self._beat()
        self._timer.stop()
        return 1000 * self._longest, 1000 * self._own


def _most(values: list[float]) -> float:
    """What 95 of 100 do not exceed."""
    return statistics.quantiles(values, n=20)[-1]


class Desk:
    """One window from begin to end."""

    def __init__(self) -> None:
        sys.setswitchinterval(TURN)
        application = application_of(["bench"])
        self._surroundings = Surroundings(Speech(), Look(application, Appearance.LIGHT), Bridge(), Lanes())
        settings = Settings(ocr=Ocr(engine="blank"), work=Work(jobs=4, background=False))
        self._window = DeskWindow(self._surroundings, settings)
        self._window.resize(1366, 768)
        self._window.show()

    def opened(self, path: Path, since: float | None = None) -> Figure:
        """Seconds until the first page is drawn; from `since` (s of the wall clock) where it is given."""
        began, own = since if since is not None else time.time(), 0.0 if since is not None else time.process_time()
        self._window.close_workspace()
        self._window.open(path)
        self._wait(lambda: self._window.selection.place.page_id is not None and not self._window.panes.page.view.sheet.blank)
        self._draw()
        return time.time() - began, time.process_time() - own

    def turned(self, times: int) -> Figure:
        """Milliseconds from the key to the page drawn, 95 of 100; the neighbour is made ready meanwhile, as for a clerk
        who reads a page before turning on.
        """
        view = self._window.panes.page.view
        took, own = [], []
        for _n in range(times):
            self._rest()
            began, before = time.perf_counter(), time.thread_time()
            self._window.actions_by_name["next"].trigger()
            self._wait(lambda: self._showing() == self._window.selection.place.page_id and not view.sheet.blank)
            self._draw()
            took.append(1000 * (time.perf_counter() - began))
            own.append(1000 * (time.thread_time() - before))
        return _most(took), _most(own)

    def keyed(self) -> Figure:
        """Milliseconds until keys of the view, the lenses and the walk are seen, 95 of 100."""
        names = ("zoom_in", "zoom_out", "fit_width", "fit_page", "turn", Lens.ARRANGE, Lens.VERIFY, Lens.CLOSE, Lens.VERIFY)
        took, own = [], []
        for name in names * 6:
            began, before = time.perf_counter(), time.thread_time()
            self._window.actions_by_name[name].trigger()
            self._draw()
            took.append(1000 * (time.perf_counter() - began))
            own.append(1000 * (time.thread_time() - before))
        return _most(took), _most(own)

    def scrolled(self, seconds: float) -> Figure:
        """Frames a second of the wall, a third of a row each."""
        self._window.actions_by_name[Lens.ARRANGE].trigger()
        wall = self._window.panes.wall.view
        self._rest()
        bar, frames, began, before = wall.verticalScrollBar(), 0, time.perf_counter(), time.thread_time()
        while time.perf_counter() - began < seconds:
            bar.setValue(bar.value() + bar.singleStep())
            QApplication.processEvents()
            frames += 1
        return frames / (time.perf_counter() - began), frames / (time.thread_time() - before)

    def acted(self) -> Figure:
        """Seconds until a boundary that was set is seen in the tree."""
        self._window.actions_by_name[Lens.VERIFY].trigger()
        self._rest()
        (row,) = self._window.panes.tree.rows.dossiers()
        before, began, own = len(row.documents), time.perf_counter(), time.process_time()
        self._window.actions_by_name["boundary"].trigger()
        self._wait(lambda: len(self._window.panes.tree.rows.dossiers()[0].documents) != before)
        self._draw()
        return time.perf_counter() - began, time.process_time() - own

    def blocked(self, path: Path) -> Figure:
        """Milliseconds: the longest stroke of the main thread while the lanes work through another batch, and the clerk
        turns pages.
        """
        self.opened(path)
        self._rest()
        (row,) = self._window.panes.tree.rows.dossiers()
        dog = Watchdog()
        self._window.going.work_on(row.dossier_id)
        self._wait(lambda: bool(self._window.going.at_work))
        while self._window.going.at_work:
            self._window.actions_by_name["next"].trigger()
            until = QDeadlineTimer(300)
            self._wait(until.hasExpired)
        return dog.stop()

    def close(self) -> None:
        self._window.close()
        put_away(self._surroundings)

    def _showing(self) -> str | None:
        return self._window.shown_page

    def _draw(self) -> None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        self._window.repaint()

    def _rest(self) -> None:
        watch = self._window.watch
        self._wait(lambda: self._surroundings.bridge.waiting == 0 and (watch is None or watch.idle))

    def _wait(self, until: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(LONGEST_MS)
        while not until():
            assert not deadline.hasExpired(), "the desk did not come to rest"
            QApplication.processEvents(
                QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5
            )
