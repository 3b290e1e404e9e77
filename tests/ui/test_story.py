"""The story: paper becomes a package that the archive has, with the keyboard alone, by the word of the guide."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from archivist.app import reading
from archivist.cli import main
from archivist.settings import Delivery, Profile, Scan, Settings, Work
from archivist.settings import Place as Destination
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from archivist.ui.guide.step import DONE, TYPE
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from tests.ui import papers
from tests.ui.conftest import PATIENCE_MS, OpenDesk

MOST_KEYS = 60
LONG_MS = 20 * PATIENCE_MS
WITHOUT_AGENCY = (2, 3, 6)


class Clerk:
    """Presses keys, one at a time, into whatever has the keyboard; each is counted."""

    def __init__(self, qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
        self._qtbot, self.desk, self._surroundings = qtbot, desk, surroundings
        self.pressed: list[str] = []

    def press(self, key: str) -> None:
        """A key in Qt's portable form, as `Ctrl+Return`."""
        here = QGuiApplication.focusObject()
        QTest.keySequence(here if isinstance(here, QWidget) else self.desk, QKeySequence(key))
        self.pressed.append(key)

    def rest(self) -> None:
        """Nothing is on its way any more."""

        def at_rest() -> bool:
            desk, watch = self.desk, self.desk.watch
            busy = desk.going.busy or desk.scanning.scans or desk.sending.at_work or self._surroundings.bridge.waiting
            return not busy and watch is not None and watch.idle

        self._qtbot.waitUntil(at_rest, timeout=LONG_MS)
        if self.desk.watch:
            self.desk.watch.look_now()
        self._qtbot.wait(1)
        self._qtbot.waitUntil(at_rest, timeout=LONG_MS)

    def follow(self) -> None:
        """Does what the guide says until the archive has the dossier; where it asks for words, takes those offered."""
        guide = self.desk.panes.guide
        while guide.step is not DONE and len(self.pressed) < 2 * MOST_KEYS:
            assert guide.key, guide.step
            if guide.step is TYPE:
                self.press("Alt+1")
                self.press("Ctrl+Return")
            else:
                self.press(guide.key)
                if self.desk.scanning.chooses:
                    self.press("1")
            self.rest()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A scanner under the digit 1, and an archive to send to."""
    (tmp_path / "archive").mkdir()
    return papers.settings(
        work=Work(jobs=1, background=True),
        scan=Scan(profiles={"A4": Profile(source=f"folder:{tmp_path / 'paper'}", key=1)}),
        delivery=Delivery(destinations={"archive": Destination(kind="folder", address=str(tmp_path / "archive"))}),
    )


Tell = Callable[[int, int], list[str]]


@pytest.fixture
def tell(
    qtbot: QtBot,
    open_desk: OpenDesk,
    surroundings: Surroundings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    fixed_clock: datetime,  # time stands still
) -> Tell:
    """The story of so many documents of so many pages; gives the keys that it took."""

    def told(documents: int, pages: int) -> list[str]:
        stack = papers.stack(documents, pages, without_agency=WITHOUT_AGENCY)
        monkeypatch.setitem(reading.ENGINES, "knowing", lambda: papers.KnowingEngine(stack))
        papers.lay(len(stack), tmp_path / "paper")
        Workspace.create(tmp_path / "w").close()
        clerk = Clerk(qtbot, open_desk(tmp_path / "w"), surroundings)
        clerk.rest()
        clerk.follow()
        return clerk.pressed

    return told


def package_in(archive: Path) -> Path:
    (package,) = archive.rglob("*.zip")
    return package


def told_by_commands(monkeypatch: pytest.MonkeyPatch, settings: Settings, stack: Path, place: Path, archive: Path) -> None:
    """The same story without a window."""
    archive.mkdir()
    delivery = {"destinations": {"archive": {"kind": "folder", "address": str(archive)}}}
    for group in ("ocr", "quality", "imaging", "work"):
        monkeypatch.setenv(f"ARCHIVIST_SETTING_{group.upper()}", getattr(settings, group).model_dump_json())
    monkeypatch.setenv("ARCHIVIST_SETTING_DELIVERY", json.dumps(delivery))
    assert main(["run", str(stack), "--workspace", str(place)]) == Exit.DOUBTS
    with Workspace.open(place, write=False) as reader:
        (dossier,) = reader.dossiers()
    code = dossier.file_code
    agency = "agency=ỦY BAN NHÂN DÂN XÃ AN BÌNH"  # as the first document has it, and Alt+1 offers it
    assert main(["workspace", "set", str(place), code, agency, "--document", "2", "--alike"]) == Exit.DONE
    assert main(["run", "--workspace", str(place), "--dossier", code]) == Exit.DONE
    assert main(["deliver", str(place), "--now"]) == Exit.DONE


def test_paper_becomes_a_received_package_by_the_word_of_the_guide_and_the_program_makes_the_same(
    tell: Tell, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = tell(3, 1)
    assert len(keys) <= MOST_KEYS, keys
    assert keys[:2] == ["F2", "1"]
    assert keys[-1] == "Ctrl+Return"
    made = package_in(tmp_path / "archive")
    told_by_commands(monkeypatch, settings, tmp_path / "paper", tmp_path / "again", tmp_path / "other archive")
    again = package_in(tmp_path / "other archive")
    assert made.name == again.name
    assert made.read_bytes() == again.read_bytes()


@pytest.mark.long
def test_forty_leaves_in_eight_documents_take_sixty_keys_at_most(tell: Tell, tmp_path: Path) -> None:
    keys = tell(8, 5)
    assert len(keys) <= MOST_KEYS, keys
    with Workspace.open(tmp_path / "w", write=False) as reader:
        (dossier,) = reader.dossiers()
        assert len(reader.pages(dossier.dossier_id)) == 40
    assert package_in(tmp_path / "archive").stat().st_size > 0
