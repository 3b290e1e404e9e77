"""Stories of Scan, Close and Send: pages come in while the clerk looks on; a dossier is closed, sent, and comes back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPushButton, QTreeView
from pytestqt.qtbot import QtBot

from archivist.model.event import Draft
from archivist.settings import Delivery, Ocr, Settings, Work
from archivist.settings import Place as Destination
from archivist.storage.workspace import Workspace
from archivist.ui.lenses.lens import Lens
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from tests.ui.conftest import OpenDesk
from tests.ui.finding import named, spoken
from tests.ui.test_journey import scans
from tests.ui.test_verifying import CONTROL, calm
from tests.ui.test_window import TREE, settle


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Everything is done here, without waiting for anybody."""
    archive = Destination(kind="folder", address=str(tmp_path / "archive"))
    (tmp_path / "archive").mkdir()
    delivery = Delivery(destinations={"archive": archive})
    return Settings(ocr=Ocr(engine="blank"), work=Work(jobs=1, background=False), delivery=delivery)


@pytest.fixture
def empty(open_desk: OpenDesk, tmp_path: Path) -> DeskWindow:
    Workspace.create(tmp_path / "made").close()
    return open_desk(tmp_path / "made")


def scan_folder(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings, folder: Path) -> None:
    QTest.keyClick(desk, Qt.Key.Key_1, CONTROL)
    assert desk.panes.lens is Lens.SCAN
    named(desk, QComboBox, "From where").setCurrentText(f"folder:{folder}")
    named(desk, QLineEdit, "Dossier code").setText("H49.64.2019.05")
    named(desk, QLineEdit, "Leaves counted on paper").setText("2")
    QTest.keyClick(desk, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: not desk.scanning.scans and surroundings.bridge.waiting == 0, timeout=30_000)
    calm(qtbot, desk, surroundings)


def test_a_folder_is_scanned_with_one_key(
    qtbot: QtBot, empty: DeskWindow, surroundings: Surroundings, tmp_path: Path
) -> None:
    scan_folder(qtbot, empty, surroundings, scans(tmp_path / "paper"))
    tree = spoken(named(empty, QTreeView, TREE))
    assert tree[0].startswith("H49.64.2019.05")
    assert sum("scan_" in row for row in tree) == 3
    assert any(label.text() == "Pages: 3 new, 0 known already." for label in empty.panes.scan.findChildren(QLabel))
    assert named(empty, QPushButton, "Scan").isVisible()


def test_a_source_that_is_not_there_is_told_with_its_remedy(
    qtbot: QtBot, empty: DeskWindow, surroundings: Surroundings, tmp_path: Path
) -> None:
    scan_folder(qtbot, empty, surroundings, tmp_path / "nothing here")
    assert empty.notice.isVisible()
    assert not empty.scanning.scans


def test_a_dossier_is_closed_sent_and_written_to_a_disk(
    qtbot: QtBot, empty: DeskWindow, surroundings: Surroundings, tmp_path: Path
) -> None:
    scan_folder(qtbot, empty, surroundings, scans(tmp_path / "paper"))
    close_dossier(qtbot, empty, surroundings)
    (row,) = empty.panes.tree.rows.dossiers()
    assert row.counts.packages == 0
    assert any("must not be" in line for line in spoken(named(empty, QListView, "What holds the dossier back")))
    fill_in(tmp_path / "made", row.documents[0].document_id)
    close_dossier(qtbot, empty, surroundings)
    (row,) = empty.panes.tree.rows.dossiers()
    assert row.counts.packages == 1, spoken(named(empty, QListView, "What holds the dossier back"))
    QTest.keyClick(empty, Qt.Key.Key_5, CONTROL)
    QTest.keyClick(empty, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: surroundings.bridge.waiting == 0, timeout=30_000)
    calm(qtbot, empty, surroundings)
    queue = named(empty, QListView, "Packages on their way")
    assert any("received by the archive" in line and "H49.64.2019.05" in line for line in spoken(queue)), spoken(queue)
    assert list((tmp_path / "archive").rglob("*.zip"))
    disk = tmp_path / "disk"
    disk.mkdir()
    empty.sending.ask_folder = lambda: str(disk)
    QTest.keyClick(empty, Qt.Key.Key_U, CONTROL)
    qtbot.waitUntil(lambda: surroundings.bridge.waiting == 0, timeout=30_000)
    calm(qtbot, empty, surroundings)
    assert list(disk.rglob("*.zip"))


def close_dossier(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    QTest.keyClick(desk, Qt.Key.Key_4, CONTROL)
    QTest.keyClick(desk, Qt.Key.Key_F12)
    qtbot.waitUntil(lambda: bool(desk.going.at_work))
    qtbot.waitUntil(lambda: not desk.going.at_work and surroundings.bridge.waiting == 0, timeout=60_000)
    calm(qtbot, desk, surroundings)


def fill_in(path: Path, document: str) -> None:
    """What these sheets, on which there is not a word, cannot tell."""
    said = {"doc_type": "QUYẾT ĐỊNH", "date": "2019-03-05", "agency": "UBND xã An Bình", "subject": "Về việc làm đường"}
    with Workspace.open(path) as writer:
        writer.record([Draft("value.set", document, {"field": f, "value": v}) for f, v in said.items()])


def test_enter_on_what_holds_a_dossier_back_leads_to_its_answer(
    qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings
) -> None:
    settle(qtbot, surroundings)
    QTest.keyClick(desk, Qt.Key.Key_4, CONTROL)
    held = named(desk, QListView, "What holds the dossier back")
    assert held.hasFocus()
    held.setCurrentIndex(held.model().index(1, 0))
    QTest.keyClick(held, Qt.Key.Key_Return)
    settle(qtbot, surroundings)
    assert desk.panes.lens is Lens.VERIFY
    row = desk.panes.fields.editor.row
    assert row is not None
    assert row.field == "code"


def test_without_anything_to_send_the_clerk_is_told_what_to_do(
    qtbot: QtBot, empty: DeskWindow, surroundings: Surroundings
) -> None:
    QTest.keyClick(empty, Qt.Key.Key_5, CONTROL)
    QTest.keyClick(empty, Qt.Key.Key_Return, CONTROL)
    settle(qtbot, surroundings)
    assert "Ctrl+4" in empty.notice.findChildren(QLabel)[1].text()
