"""A random user scans, moves, edits, takes back, goes away and comes back: the desk never stumbles, nothing is lost."""

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase
from hypothesis import settings as bounds
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test
from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel
from pytestqt.qtbot import QtBot

from archivist.app import reading
from archivist.settings import Work
from archivist.storage.workspace import Workspace
from archivist.ui.lenses.lens import Lens
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from tests.ui import papers, small
from tests.ui.conftest import PATIENCE_MS

ACTS = ("boundary", "aside", "take_back", "turn_page", "earlier", "later", "undo", "redo")
LOOKS = (
    "previous", "next", "next_doubt", "missing", "zoom_in", "zoom_out", "fit_page", "fit_width", "turn", "master",
    "compare", "loupe", "two_pages", "stamp", "deviating", "next_pane", "group", "sample",
)  # fmt: skip
FIELDS = ("code", "doc_type", "date", "subject", "signer_name", "agency", "language")
numbers = itertools.count()


class User(RuleBasedStateMachine):
    """One window on one workspace; `tmp`, `qtbot` and `surroundings` are given by the test."""

    tmp: Path
    qtbot: QtBot
    surroundings: Surroundings

    def __init__(self) -> None:
        super().__init__()
        self.place = self.tmp / f"w{next(numbers)}"
        self.desk: DeskWindow
        self.scanned = self.closed = 0
        self.said: dict[tuple[str, str], str] = {}

    @initialize()
    def arrive(self) -> None:
        small.make(self.place)
        self._open()

    # --- what a user does ---

    @rule(name=st.sampled_from(ACTS))
    def act(self, name: str) -> None:
        if name in ("undo", "redo"):
            self.said.clear()
        self._trigger(name)

    @rule(name=st.sampled_from(LOOKS))
    def look(self, name: str) -> None:
        self._trigger(name)

    @rule(lens=st.sampled_from(Lens))
    def change_lens(self, lens: Lens) -> None:
        self.desk.actions_by_name[lens].trigger()
        self._rest()

    @rule(at=st.integers(0, 30), more=st.booleans())
    def choose(self, at: int, more: bool) -> None:
        wall = self.desk.panes.wall.view
        if wall.rows.rowCount():
            how = QItemSelectionModel.SelectionFlag.Select if more else QItemSelectionModel.SelectionFlag.ClearAndSelect
            wall.selectionModel().setCurrentIndex(wall.rows.index(at % wall.rows.rowCount()), how)
        self._rest()

    @rule(field=st.sampled_from(FIELDS), text=st.text("0123456789/ĐQƯabc -", max_size=12), alike=st.booleans())
    def edit(self, field: str, text: str, alike: bool) -> None:
        fields = self.desk.panes.fields
        self.desk.actions_by_name[Lens.VERIFY].trigger()
        self._rest()
        if not self.desk.selection.place.document_id:
            return
        fields.work_on(field)
        row = fields.editor.row
        if row is not None and row.field == field:
            subject = fields.shown.subject
            fields.given.emit(row, text, alike)
            if not alike:
                self.said[subject, field] = text
            else:
                self.said = {key: value for key, value in self.said.items() if key[1] != field}
                self.said[subject, field] = text
            if field == "code":
                self.said = {key: value for key, value in self.said.items() if key[1] not in ("number", "notation")}
        self._rest()

    @precondition(lambda self: self.scanned < 2)
    @rule(pages=st.integers(1, 3))
    def scan(self, pages: int) -> None:
        folder = self.tmp / f"paper{next(numbers)}"
        folder.mkdir()
        for page in range(pages):
            shade = 255 - next(numbers) % 100
            Image.new("RGB", (40, 60 + page), (shade, shade, 255)).save(folder / f"{page}.png", dpi=(100, 100))
        self.scanned += 1
        self.desk.panes.scan._source.setCurrentText(f"folder:{folder}")
        self._trigger("scan")

    @precondition(lambda self: self.closed < 1)
    @rule()
    def close_dossier(self) -> None:
        self.closed += 1
        self._trigger("close_dossier")
        self._rest()

    # --- going away and coming back ---

    @rule()
    def open_again(self) -> None:
        self.desk.open(self.place)
        self._rest()

    @rule(busy=st.booleans())
    def leave(self, busy: bool) -> None:
        """Away in the middle of something, as a crash would, or calmly; then a new window."""
        if busy:
            self.desk.actions_by_name["turn_page"].trigger()
        self._close()
        self._open()

    @rule()
    def lose_the_catalogue(self) -> None:
        """As after a power cut that took all that was not lasting: the catalogue comes again from the journal."""
        self._close()
        for name in ("catalogue.sqlite-wal", "catalogue.sqlite-shm"):
            (self.place / name).unlink(missing_ok=True)
        self._open()

    # --- what is always true ---

    @invariant()
    def every_page_has_one_place_and_every_pane_knows_it(self) -> None:
        if not hasattr(self, "desk"):
            return
        panes, watch = self.desk.panes, self.desk.watch
        assert watch is not None
        for row in panes.tree.rows.dossiers():
            shown = [page.page_id for page in row.pages]
            with Workspace.open(self.place, write=False) as reader:
                kept = {page.page_id for page in reader.pages(row.dossier_id)}
            assert len(shown) == len(set(shown))
            assert set(shown) == kept
        here = self.desk.selection.place
        ids = [step.row.page_id for step in panes.strip.rows.walk.steps]
        assert ids == [step.row.page_id for step in panes.wall.view.rows.walk.steps]
        assert here.page_id is None or here.page_id in ids

    @invariant()
    def what_a_hand_has_set_stays(self) -> None:
        if hasattr(self, "desk"):
            with Workspace.open(self.place, write=False) as reader:
                for (subject, field), value in self.said.items():
                    assert reader.by_hand(subject).get(field) == value or not self._is_document(subject)

    def _is_document(self, subject: str) -> bool:
        """A document that was cut or joined bears another name; what was set goes with its pages."""
        rows = self.desk.panes.tree.rows.dossiers()
        return any(d.document_id == subject for row in rows for d in row.documents)

    # --- how ---

    def teardown(self) -> None:
        if hasattr(self, "desk"):
            self._close()

    def _trigger(self, name: str) -> None:
        action = self.desk.actions_by_name[name]
        if action.isEnabled():
            action.trigger()
        self._rest()

    def _open(self) -> None:
        self.desk = DeskWindow(self.surroundings, papers.settings(work=Work(jobs=1, background=False)))
        self.desk.resize(1366, 768)
        self.desk.show()
        self.desk.open(self.place)
        self._rest()

    def _close(self) -> None:
        self.desk.close()
        self.desk.deleteLater()
        self._wait(lambda: self.surroundings.bridge.waiting == 0)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _rest(self) -> None:
        """Everything that was done is written, read again and shown."""

        def at_rest() -> bool:
            desk, watch = self.desk, self.desk.watch
            busy = desk.going.busy or desk.scanning.scans or desk.sending.at_work or self.surroundings.bridge.waiting
            return not busy and watch is not None and watch.idle

        self._wait(at_rest)
        if self.desk.watch:
            self.desk.watch.look_now()
        self.qtbot.wait(1)
        self._wait(at_rest)

    def _wait(self, until: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(until()), timeout=5 * PATIENCE_MS)


def play(steps: int, examples: int, qtbot: QtBot, surroundings: Surroundings, tmp_path: Path) -> None:
    """`examples` windows of at most `steps` steps each."""
    machine = type("OurUser", (User,), {"tmp": tmp_path, "qtbot": qtbot, "surroundings": surroundings})
    told = bounds(
        max_examples=examples, stateful_step_count=steps, deadline=None, database=None,
        suppress_health_check=list(HealthCheck), phases=(Phase.generate,), print_blob=False,
    )  # fmt: skip
    run_state_machine_as_test(machine, settings=told)


@pytest.fixture(autouse=True)
def knowing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(reading.ENGINES, "knowing", lambda: papers.KnowingEngine(()))


def test_a_random_user_never_makes_the_desk_stumble(qtbot: QtBot, surroundings: Surroundings, tmp_path: Path) -> None:
    play(15, 1, qtbot, surroundings, tmp_path)


@pytest.mark.long
def test_a_random_user_goes_ten_thousand_steps(qtbot: QtBot, surroundings: Surroundings, tmp_path: Path) -> None:
    play(100, 100, qtbot, surroundings, tmp_path)
