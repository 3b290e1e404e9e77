"""A random user scans, moves, edits, takes back, goes away and comes back: the desk never stumbles, nothing is lost."""

import itertools
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
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


class User:
    """One window on one workspace; what it does next is drawn from a seed, so that every walk can be walked again."""

    def __init__(self, seed: int, qtbot: QtBot, surroundings: Surroundings, tmp: Path) -> None:
        self.dice, self.qtbot, self.surroundings, self.tmp = random.Random(seed), qtbot, surroundings, tmp
        self.place = tmp / f"w{next(numbers)}"
        self.scanned = self.closed = 0
        self.said: dict[tuple[str, str], str] = {}
        small.make(self.place)
        self.desk = self._open()

    def go(self, steps: int) -> None:
        """So many steps; after each one what is always true is true."""
        dice = self.dice
        deeds: list[tuple[int, Callable[[], None]]] = [
            (8, lambda: self.act(dice.choice(ACTS))),
            (5, lambda: self.look(dice.choice(LOOKS))),
            (2, lambda: self.change_lens(dice.choice(list(Lens)))),
            (4, lambda: self.choose(dice.randrange(30), dice.random() < 0.5)),
            (4, lambda: self.edit(dice.choice(FIELDS), self._text(), dice.random() < 0.3)),
            (2, lambda: self.scan(dice.randint(1, 3))),
            (1, self.close_dossier),
            (1, self.open_again),
            (1, lambda: self.leave(dice.random() < 0.5)),
            (1, self.lose_the_catalogue),
        ]
        for _n in range(steps):
            (deed,) = dice.choices([deed for _weight, deed in deeds], [weight for weight, _deed in deeds])
            deed()
            self.every_page_has_one_place_and_every_pane_knows_it()
            self.what_a_hand_has_set_stays()

    def _text(self) -> str:
        return "".join(self.dice.choices("0123456789/ĐQƯabc -", k=self.dice.randrange(12)))

    # --- what a user does ---

    def act(self, name: str) -> None:
        if name in ("undo", "redo"):
            self.said.clear()
        self._trigger(name)

    def look(self, name: str) -> None:
        self._trigger(name)

    def change_lens(self, lens: Lens) -> None:
        self.desk.actions_by_name[lens].trigger()
        self._rest()

    def choose(self, at: int, more: bool) -> None:
        wall = self.desk.panes.wall.view
        if wall.rows.rowCount():
            how = QItemSelectionModel.SelectionFlag.Select if more else QItemSelectionModel.SelectionFlag.ClearAndSelect
            wall.selectionModel().setCurrentIndex(wall.rows.index(at % wall.rows.rowCount()), how)
        self._rest()

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

    def scan(self, pages: int) -> None:
        if self.scanned >= 2:
            return
        folder = self.tmp / f"paper{next(numbers)}"
        folder.mkdir()
        for page in range(pages):
            shade = 255 - next(numbers) % 100
            Image.new("RGB", (40, 60 + page), (shade, shade, 255)).save(folder / f"{page}.png", dpi=(100, 100))
        self.scanned += 1
        self.desk.panes.scan._source.setCurrentText(f"folder:{folder}")
        self._trigger("scan")

    def close_dossier(self) -> None:
        if self.closed:
            return
        self.closed += 1
        self._trigger("close_dossier")
        self._rest()

    # --- going away and coming back ---

    def open_again(self) -> None:
        self.desk.open(self.place)
        self._rest()

    def leave(self, busy: bool) -> None:
        """Away in the middle of something, as a crash would, or calmly; then a new window."""
        if busy:
            self.desk.actions_by_name["turn_page"].trigger()
        self._close()
        self.desk = self._open()

    def lose_the_catalogue(self) -> None:
        """As after a power cut that took all that was not lasting: the catalogue comes again from the journal."""
        self._close()
        for name in ("catalogue.sqlite-wal", "catalogue.sqlite-shm"):
            (self.place / name).unlink(missing_ok=True)
        Workspace.open(self.place).close()  # whoever writes next catches up with the journal
        self.desk = self._open()

    # --- what is always true ---

    def every_page_has_one_place_and_every_pane_knows_it(self) -> None:
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

    def what_a_hand_has_set_stays(self) -> None:
        with Workspace.open(self.place, write=False) as reader:
            for (subject, field), value in self.said.items():
                assert reader.by_hand(subject).get(field) == value or not self._is_document(subject)

    def _is_document(self, subject: str) -> bool:
        """A document that was cut or joined bears another name; what was set goes with its pages."""
        rows = self.desk.panes.tree.rows.dossiers()
        return any(d.document_id == subject for row in rows for d in row.documents)

    # --- how ---

    def away(self) -> None:
        self._close()

    def _trigger(self, name: str) -> None:
        action = self.desk.actions_by_name[name]
        if action.isEnabled():
            action.trigger()
        self._rest()

    def _open(self) -> DeskWindow:
        self.desk = DeskWindow(self.surroundings, papers.settings(work=Work(jobs=1, background=False)))
        self.desk.resize(1366, 768)
        self.desk.show()
        self.desk.open(self.place)
        self._rest()
        return self.desk

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


def play(seed: int, steps: int, qtbot: QtBot, surroundings: Surroundings, tmp_path: Path) -> None:
    user = User(seed, qtbot, surroundings, tmp_path)
    user.go(steps)
    user.away()


@pytest.fixture(autouse=True)
def knowing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(reading.ENGINES, "knowing", lambda: papers.KnowingEngine(()))


@pytest.mark.parametrize("seed", [7])
def test_a_random_user_never_makes_the_desk_stumble(
    qtbot: QtBot, surroundings: Surroundings, tmp_path: Path, seed: int
) -> None:
    play(seed, 15, qtbot, surroundings, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 200))
def test_a_random_user_goes_ten_thousand_steps(qtbot: QtBot, surroundings: Surroundings, tmp_path: Path, seed: int) -> None:
    play(seed, 100, qtbot, surroundings, tmp_path)
