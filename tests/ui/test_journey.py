"""A story told at the desk on a workspace that the real line made, from pictures in a folder to readiness."""

from pathlib import Path

from PIL import Image, ImageDraw
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from archivist import app
from archivist.settings import Ocr, Settings, Work
from archivist.ui.page_view.view import PageView
from archivist.workflow import runner
from archivist.workflow.take import label_of, take
from tests.ui.conftest import OpenDesk
from tests.ui.finding import named, spoken


def scans(folder: Path) -> Path:
    """Three small sheets with dark bars for lines; the second is blank."""
    folder.mkdir()
    for number in (1, 2, 3):
        sheet = Image.new("L", (620, 877), 245)
        draw = ImageDraw.Draw(sheet)
        for line in range(12 if number != 2 else 0):
            draw.rectangle((80, 90 + 40 * line, 300 + 20 * number + 13 * line, 104 + 40 * line), fill=30)
        sheet.save(folder / f"scan_{number}.png", dpi=(75, 75))
    return folder


def never() -> bool:
    return False


def test_what_the_line_made_is_shown(qtbot: QtBot, open_desk: OpenDesk, tmp_path: Path) -> None:
    settings = Settings(ocr=Ocr(engine="blank"), work=Work(jobs=1))
    source = scans(tmp_path / "scans")
    with app.parts_of(settings) as parts, app.workspace_at(tmp_path / "made", create=True) as workspace:
        dossier_id = app.dossier_for(workspace, "H49.64.2019.05", "Hồ sơ đường", [source])
        pages = app.files([source], workspace.temporary, settings)
        take(workspace, dossier_id, pages, label_of((source,)), settings.capture, never)
        runner.run(workspace, dossier_id, parts, never)
    desk = open_desk(tmp_path / "made")
    tree = spoken(named(desk, QTreeView, "Dossiers, documents and pages"))
    assert tree[0].startswith("H49.64.2019.05 | Hồ sơ đường | ")
    assert [" | ".join(line.split(" | ")[:3]) for line in tree if "scan_" in line] == [
        "Leaf 1 | scan_1.png | read",
        "Leaf 2 | scan_3.png | read",
        "Leaf 1 | scan_2.png | blank",
    ]
    qtbot.waitUntil(lambda: not named(desk, PageView, "Page").sheet.blank)
    assert any("facsimile" in line for line in tree)
