"""Stories at the desk: a clerk opens a workspace and looks at what is in it."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QTabWidget, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from archivist.storage.workspace import Workspace
from archivist.ui.page_view.view import PageView
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from tests.ui import small
from tests.ui.conftest import PATIENCE_MS, OpenDesk
from tests.ui.finding import choose, named, row_of, spoken

UNSURE = (
    "Number and notation: it is not certain that this was read right: 12/QĐ-UBND | "
    "Compare it with the page; Enter accepts it. | To be looked at"
)
TREE = "Dossiers, documents and pages"


def settle(qtbot: QtBot, surroundings: Surroundings) -> None:
    """Until all that was asked has been answered, twice: answers may ask again."""
    for _ in range(3):
        qtbot.waitUntil(lambda: surroundings.bridge.waiting == 0, timeout=PATIENCE_MS)
        qtbot.wait(1)


def go_to(desk: DeskWindow, beginning: str) -> None:
    tree = named(desk, QTreeView, TREE)
    tree.setCurrentIndex(row_of(tree, beginning))


def test_the_tree_shows_dossier_documents_pages_and_the_grey_tray(desk: DeskWindow) -> None:
    assert spoken(named(desk, QTreeView, TREE)) == [
        "Dossier without a code yet | Hồ sơ đường thôn | described | 2 doubts",
        "1 Quyết định 12/QĐ-UBND | Về việc làm đường thôn | 05/03/2019 · 2 pages | described | 1 doubt",
        "Leaf 1 | scan_1.png | read | 1 doubt",
        "Leaf 2 | scan_2.png | read",
        "2 Document without a number | 1 page | facsimile | 1 doubt",
        "Leaf 1 | scan_3.png | read | 1 doubt",
        "Grey tray | 1 page",
        "Leaf 1 | scan_4.png | blank",
    ]


def test_the_first_page_is_there_without_a_click(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    settle(qtbot, surroundings)
    view = named(desk, PageView, "Page")
    assert view.sheet.size == small.UPRIGHT
    assert not view.sheet.blank
    assert spoken(named(desk, QListView, "Text")) == [
        "QUYẾT ĐỊNH",
        "Số: 12/QĐ-UBND | 50 %",
        "Nguyễn Văn Ái | handwriting",
    ]


def test_fields_tell_value_origin_and_certainty(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    settle(qtbot, surroundings)
    assert spoken(named(desk, QListView, "Fields"))[:5] == [
        "Type of document | QUYẾT ĐỊNH | by machine, 100 %",
        "Number and notation | 12/QĐ-UBND | by machine, 50 %",
        "Date of issue | 05/03/2019 | by machine, proved",
        "Issuing agency | UBND xã An Bình | by hand",
        "Subject | Về việc làm đường thôn | by hand",
    ]


def test_a_chosen_field_is_lit_where_it_was_read(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    settle(qtbot, surroundings)
    fields, view = named(desk, QListView, "Fields"), named(desk, PageView, "Page")
    fields.setCurrentIndex(row_of(fields, "Number and notation"))
    assert view.marks.field is not None
    assert view.marks.field.left == 20
    fields.setCurrentIndex(row_of(fields, "Date of issue"))
    settle(qtbot, surroundings)
    assert desk.selection.place.page_id == "page-2"
    assert view.marks.field is not None
    assert view.marks.field.top == 260
    fields.setCurrentIndex(row_of(fields, "Subject"))
    assert view.marks.field is None


def test_a_line_is_lit_both_ways(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    settle(qtbot, surroundings)
    text, view = named(desk, QListView, "Text"), named(desk, PageView, "Page")
    text.setCurrentIndex(row_of(text, "Số:"))
    assert [box.top for box in view.marks.lines] == [160]
    middle = view.mapFromScene(150, 270)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert text.currentIndex() == row_of(text, "Nguyễn")
    assert [box.top for box in view.marks.lines] == [260]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.mapFromScene(150, 400))
    assert view.marks.lines == ()


def test_words_are_taken_with_the_mouse_and_copied(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    settle(qtbot, surroundings)
    view = named(desk, PageView, "Page")
    drag(qtbot, view, view.mapFromScene(105, 150), view.mapFromScene(295, 290))
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "12/QĐ-UBND\nVăn Ái"


def test_chosen_lines_are_copied(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    settle(qtbot, surroundings)
    tabs, text = named(desk, QTabWidget, "About what is in front"), named(desk, QListView, "Text")
    tabs.setCurrentWidget(text)
    text.setFocus()
    text.selectAll()
    QTest.keyClick(text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "QUYẾT ĐỊNH\nSố: 12/QĐ-UBND\nNguyễn Văn Ái"


def drag(qtbot: QtBot, view: PageView, begin: QPoint, end: QPoint) -> None:
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=begin)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(view.viewport(), begin + (end - begin) * part)
        QGuiApplication.processEvents()
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=end)


def test_pages_are_walked_through_with_keys(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    walked = []
    for _ in range(6):
        settle(qtbot, surroundings)
        walked.append(desk.selection.place.page_id)
        QTest.keyClick(desk, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert walked == ["page-1", "page-2", "page-3", "page-4", "page-4", "page-4"]
    QTest.keyClick(desk, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert desk.selection.place.page_id == "page-3"
    assert desk.selection.place.document_id == "page-3"


def test_a_doubt_leads_to_its_page_and_place(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    assert spoken(named(desk, QListView, "Doubts")) == [
        "Look here. | Then go on. | To be looked at",
        UNSURE,
    ]
    tabs = named(desk, QTabWidget, "About what is in front")
    assert tabs.tabText(2) == "Doubts  2"
    QTest.keyClick(desk, Qt.Key.Key_F8)
    settle(qtbot, surroundings)
    assert tabs.currentWidget() is desk.panes.doubts
    assert desk.selection.place.page_id == "page-3"
    field = named(desk, PageView, "Page").marks.field
    assert field is not None
    assert field.right == 60


def test_the_master_is_shown_while_the_key_is_held(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    settle(qtbot, surroundings)
    view = named(desk, PageView, "Page")
    view.setFocus()
    QTest.keyPress(view, Qt.Key.Key_H)
    settle(qtbot, surroundings)
    assert view.sheet.size == small.SIZE
    assert not view.marks.isVisible()
    QTest.keyRelease(view, Qt.Key.Key_H)
    settle(qtbot, surroundings)
    assert view.sheet.size == small.UPRIGHT
    assert view.marks.isVisible()


def test_the_dossier_row_shows_the_dossier(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    go_to(desk, "Dossier without a code yet")
    settle(qtbot, surroundings)
    fields = spoken(named(desk, QListView, "Fields"))
    assert fields[0] == "Title of the dossier | Hồ sơ đường thôn | by rule"
    go_to(desk, "Leaf 1")
    settle(qtbot, surroundings)
    assert desk.selection.place.document_id == "page-1"


def test_what_others_do_meanwhile_is_seen(
    qtbot: QtBot, desk: DeskWindow, workspace: Path, surroundings: Surroundings
) -> None:
    settle(qtbot, surroundings)
    tree = named(desk, QTreeView, TREE)
    go_to(desk, "Leaf 1")
    with Workspace.open(workspace) as writer:
        small.capture(writer, "page-5", 5)
        assert desk.watch is not None
        desk.watch.look_now()
        qtbot.waitUntil(lambda: any("scan_5.png" in row for row in spoken(tree)))
        assert spoken(tree)[-4].startswith("Not arranged yet")
        small.work(writer, "page-5")
        writer.record([])
        desk.watch.look_now()
        qtbot.waitUntil(lambda: "Leaf 5 | scan_5.png | read" in spoken(tree))
    assert desk.selection.place.page_id == "page-1"
    assert named(desk, QWidget, "Pages: 5 of 5").isVisible()
    assert named(desk, QWidget, "Read: 4 of 4").isVisible()


def test_without_a_workspace_the_desk_says_what_to_do(open_desk: OpenDesk) -> None:
    desk = open_desk(None)
    assert desk.windowTitle() == "Archivist"
    assert named(desk, QPushButton, "Open a workspace…").isVisible()
    assert named(desk, QPushButton, "Try the practice batch").isVisible()


def test_a_workspace_that_was_open_is_offered_again(
    qtbot: QtBot, desk: DeskWindow, open_desk: OpenDesk, workspace: Path, surroundings: Surroundings
) -> None:
    assert desk.windowTitle() == "workspace – Archivist"
    choose(desk, "Workspace", "Close the workspace")
    assert spoken(named(desk, QTreeView, TREE)) == []
    link = named(desk, QPushButton, f"Open {workspace}")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: desk.watch is not None and desk.watch.idle)
    assert len(spoken(named(desk, QTreeView, TREE))) == 8


def test_what_is_no_workspace_is_told_with_its_remedy(
    qtbot: QtBot, open_desk: OpenDesk, tmp_path: Path, surroundings: Surroundings
) -> None:
    desk = open_desk(None)
    desk.open(tmp_path)
    settle(qtbot, surroundings)
    told = f"{tmp_path} is not a workspace.  Name the folder of a workspace, or make one: archivist workspace create."
    assert named(desk, QLabel, told).isVisible()


def test_a_damaged_master_is_told_and_the_desk_goes_on(
    qtbot: QtBot, open_desk: OpenDesk, workspace: Path, surroundings: Surroundings
) -> None:
    with Workspace.open(workspace, write=False) as reader:
        path = reader.vault.path(reader.page("page-1").master.digest)
    path.chmod(0o644)
    path.write_bytes(b"no picture")
    desk = open_desk(workspace)
    settle(qtbot, surroundings)
    assert "scan_1.png" in desk.notice.findChildren(QLabel)[1].text()
    go_to(desk, "2 Document")
    settle(qtbot, surroundings)
    assert not named(desk, PageView, "Page").sheet.blank
