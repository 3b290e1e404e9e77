"""Stories of Verify: a clerk mends what was read, without a mouse, and takes it back again."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QWidget
from pytestqt.qtbot import QtBot

from archivist.model.description import By, Description, Entry, Origin
from archivist.model.event import Draft
from archivist.model.geometry import Box
from archivist.storage.workspace import Workspace
from archivist.ui.fields.inputs import AreaInput, ChoiceInput, LineInput
from archivist.ui.page_view.view import PageView
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from archivist.workflow.stages.keeping import kept
from tests.ui import small
from tests.ui.conftest import PATIENCE_MS, OpenDesk
from tests.ui.finding import named, row_of, spoken
from tests.ui.test_window import drag, go_to, settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def by_hand(path: Path, subject: str) -> dict[str, object]:
    with Workspace.open(path, write=False) as reader:
        return reader.by_hand(subject)


def calm(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    """Everything that was done is written, read again and shown."""
    settle(qtbot, surroundings)
    assert desk.watch is not None
    desk.watch.look_now()
    at_rest = lambda: surroundings.bridge.waiting == 0 and desk.watch is not None and desk.watch.idle  # noqa: E731
    qtbot.waitUntil(at_rest, timeout=PATIENCE_MS)
    settle(qtbot, surroundings)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """To whatever has the focus."""
    widget = QGuiApplication.focusObject()
    assert isinstance(widget, QWidget)
    QTest.keyClick(widget, key, held)


def input_of(desk: DeskWindow, name: str) -> LineInput:
    return next(w for w in desk.panes.fields.editor.findChildren(LineInput) if w.accessibleName() == name)


def editing(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings, field: str, name: str) -> LineInput:
    """The input of a field that is being worked on, with the keyboard in it."""
    settle(qtbot, surroundings)
    desk.panes.fields.work_on(field)
    here = input_of(desk, name)
    qtbot.waitUntil(here.hasFocus)
    settle(qtbot, surroundings)
    return here


def back(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    """To the first document: Enter has gone on to the next doubt."""
    go_to(desk, "1 ")
    settle(qtbot, surroundings)


def value_of(desk: DeskWindow, name: str) -> str:
    fields = named(desk, QListView, "Fields")
    return str(row_of(fields, name).data())


def test_a_doubtful_field_is_mended_with_the_keyboard_alone(
    qtbot: QtBot, desk: DeskWindow, workspace: Path, surroundings: Surroundings
) -> None:
    settle(qtbot, surroundings)
    QTest.keyClick(desk, Qt.Key.Key_F8)
    settle(qtbot, surroundings)
    QTest.keyClick(desk, Qt.Key.Key_F8)
    settle(qtbot, surroundings)
    here = input_of(desk, "Number and notation")
    qtbot.waitUntil(here.hasFocus)
    assert desk.selection.place.page_id == "page-1"
    assert named(desk, PageView, "Page").marks.field == Box(20, 160, 190, 180)
    here.selectAll()
    here.setText("21/QĐ-UBND")
    QTest.keyClick(here, Qt.Key.Key_Return)
    calm(qtbot, desk, surroundings)
    assert by_hand(workspace, "page-1")["code"] == "21/QĐ-UBND"
    assert by_hand(workspace, "page-1")["number"] == "21"
    back(qtbot, desk, surroundings)
    assert value_of(desk, "Number and notation") == "21/QĐ-UBND"
    assert len(desk.panes.doubts.rows) == 1


def test_the_line_of_the_page_stands_above_the_input(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    settle(qtbot, surroundings)
    cropped: list[QImage | None] = []
    desk._joints.lighting.cropped.connect(cropped.append)
    desk.panes.fields.work_on("code")
    settle(qtbot, surroundings)
    qtbot.waitUntil(lambda: any(image is not None for image in cropped))
    image = next(image for image in cropped if image is not None)
    assert image.height() >= 20
    assert not desk.panes.fields.editor.findChild(QWidget, "crop").isHidden()  # type: ignore[union-attr]


def test_what_is_done_can_be_taken_back_and_done_again_after_a_restart(
    qtbot: QtBot, desk: DeskWindow, open_desk: OpenDesk, workspace: Path, surroundings: Surroundings
) -> None:
    settle(qtbot, surroundings)
    desk.panes.fields.work_on("subject")
    area = desk.panes.fields.editor.findChildren(AreaInput)[0]
    qtbot.waitUntil(area.hasFocus)
    area.setPlainText("Về việc khác")
    QTest.keyClick(area, Qt.Key.Key_Return)
    calm(qtbot, desk, surroundings)
    back(qtbot, desk, surroundings)
    assert value_of(desk, "Subject") == "Về việc khác"
    desk.close()
    again = open_desk(workspace)
    settle(qtbot, surroundings)
    assert again.actions_by_name["undo"].text() == "Undo: Set a field"
    QTest.keyClick(again, Qt.Key.Key_Z, CONTROL)
    calm(qtbot, again, surroundings)
    assert value_of(again, "Subject") == "Về việc làm đường thôn"
    assert by_hand(workspace, "page-1")["subject"] == "Về việc làm đường thôn"
    QTest.keyClick(again, Qt.Key.Key_Y, CONTROL)
    calm(qtbot, again, surroundings)
    assert value_of(again, "Subject") == "Về việc khác"
    assert not again.actions_by_name["redo"].isEnabled()


def test_what_a_hand_has_set_the_machine_does_not_change(
    qtbot: QtBot, desk: DeskWindow, workspace: Path, surroundings: Surroundings
) -> None:
    here = editing(qtbot, desk, surroundings, "code", "Number and notation")
    here.setText("99/QĐ")
    QTest.keyClick(here, Qt.Key.Key_Return)
    calm(qtbot, desk, surroundings)
    with Workspace.open(workspace) as writer:
        read = Origin(By.MACHINE, "page-1", Box(20, 160, 190, 180), "77/QĐ", 0.99)
        writer.record([kept("describe", "page-1", "other", Description((Entry("code", "77/QĐ", read),)))])
    calm(qtbot, desk, surroundings)
    back(qtbot, desk, surroundings)
    assert value_of(desk, "Number and notation") == "99/QĐ"
    desk.panes.fields.work_on("code")
    settle(qtbot, surroundings)
    assert desk.panes.fields.editor.row is not None
    assert "77/QĐ" in desk.panes.fields.editor.row.alternatives


def test_another_reading_is_taken_with_alt_and_a_digit(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    here = editing(qtbot, desk, surroundings, "code", "Number and notation")
    here.setText("99")
    QTest.keyClick(here, Qt.Key.Key_Return)
    calm(qtbot, desk, surroundings)
    back(qtbot, desk, surroundings)
    desk.panes.fields.work_on("code")
    qtbot.waitUntil(here.hasFocus)
    QTest.keyClick(here, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert here.text() == "12/QĐ-UBND"
    QTest.keyClick(here, Qt.Key.Key_Escape)
    assert here.text() == "99"


def test_what_breaks_a_rule_is_told_and_kept_only_when_the_clerk_insists(
    qtbot: QtBot, desk: DeskWindow, workspace: Path, surroundings: Surroundings
) -> None:
    here = editing(qtbot, desk, surroundings, "date", "Date of issue")
    assert here.text() == "05/03/2019"
    here.setText("31/2/2019")
    QTest.keyClick(here, Qt.Key.Key_Return)
    settle(qtbot, surroundings)
    assert "date" not in by_hand(workspace, "page-1")
    assert here.hasFocus()
    QTest.keyClick(here, Qt.Key.Key_Return)
    calm(qtbot, desk, surroundings)
    assert by_hand(workspace, "page-1")["date"] == "2019-02-31"


def test_words_of_the_page_go_into_the_field(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    settle(qtbot, surroundings)
    view = named(desk, PageView, "Page")
    desk.panes.fields.work_on("addressee")
    area = desk.panes.fields.editor.findChildren(AreaInput)[0]
    qtbot.waitUntil(area.hasFocus)
    drag(qtbot, view, view.mapFromScene(15, 250), view.mapFromScene(295, 290))
    assert area.toPlainText() == "Nguyễn Văn Ái"


def test_words_are_hopped_over_with_the_arrow_keys(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    here = editing(qtbot, desk, surroundings, "code", "Number and notation")
    here.clear()
    QTest.keyClick(here, Qt.Key.Key_Space, CONTROL)
    view = named(desk, PageView, "Page")
    assert view.hasFocus()
    assert [box.left for box in view.marks.words] == [20]
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(Qt.Key.Key_Return)
    assert here.hasFocus()
    assert here.text() == "Văn Ái"
    QTest.keyClick(here, Qt.Key.Key_Space, CONTROL)
    press(Qt.Key.Key_Escape)
    assert here.hasFocus()
    assert here.text() == "Văn Ái"


def test_a_doubt_is_settled_with_enter_and_comes_back_with_undo(
    qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings
) -> None:
    settle(qtbot, surroundings)
    QTest.keyClick(desk, Qt.Key.Key_F8)
    settle(qtbot, surroundings)
    press(Qt.Key.Key_Return)
    calm(qtbot, desk, surroundings)
    assert not any("Look here." in row for row in spoken(named(desk, QListView, "Doubts")))
    QTest.keyClick(desk, Qt.Key.Key_Z, CONTROL)
    calm(qtbot, desk, surroundings)
    assert any("Look here." in row for row in spoken(named(desk, QListView, "Doubts")))


def test_a_code_is_chosen_by_its_name(qtbot: QtBot, desk: DeskWindow, workspace: Path, surroundings: Surroundings) -> None:
    go_to(desk, "Dossier without a code yet")
    settle(qtbot, surroundings)
    assert value_of(desk, "Retention period") == "Vĩnh viễn"
    desk.panes.fields.work_on("maintenance")
    choice = desk.panes.fields.editor.findChildren(ChoiceInput)[0]
    qtbot.waitUntil(choice.hasFocus)
    QTest.keyClicks(choice, "7")
    assert choice.currentText() == "70 năm"
    QTest.keyClick(choice, Qt.Key.Key_Return)
    calm(qtbot, desk, surroundings)
    assert by_hand(workspace, small.DOSSIER)["maintenance"] == "02"


def test_a_workspace_that_another_holds_is_told_with_its_remedy(
    qtbot: QtBot, desk: DeskWindow, workspace: Path, surroundings: Surroundings
) -> None:
    here = editing(qtbot, desk, surroundings, "code", "Number and notation")
    with Workspace.open(workspace):
        here.setText("5/QĐ")
        QTest.keyClick(here, Qt.Key.Key_Return)
        settle(qtbot, surroundings)
    assert desk.notice.isVisible()
    assert "code" not in by_hand(workspace, "page-1")


def test_undo_says_what_it_would_take_back_in_the_language_in_force(desk: DeskWindow, surroundings: Surroundings) -> None:
    undo: QAction = desk.actions_by_name["undo"]
    assert not undo.isEnabled()
    surroundings.speech.choose("ru")
    assert undo.text() != "Undo"


def test_what_is_empty_everywhere_is_filled_in_everywhere_at_one_stroke(
    qtbot: QtBot, desk: DeskWindow, workspace: Path, surroundings: Surroundings
) -> None:
    with Workspace.open(workspace) as writer:
        writer.record([kept("describe", page, "new", Description()) for page in ("page-1", "page-3")])
        writer.record([Draft("value.cleared", "page-1", {"field": "agency"})])
    calm(qtbot, desk, surroundings)
    doubts = [str(asked.doubt) for asked in desk.panes.doubts.rows]
    assert "Issuing agency is empty, and a package must have it." in doubts
    desk.panes.fields.work_on("agency")
    area = desk.panes.fields.editor.findChildren(AreaInput)[0]
    qtbot.waitUntil(area.hasFocus)
    area.setPlainText("UBND xã Minh Sơn")
    QTest.keyClick(area, Qt.Key.Key_Return, CONTROL)
    calm(qtbot, desk, surroundings)
    assert by_hand(workspace, "page-1")["agency"] == by_hand(workspace, "page-3")["agency"] == "UBND xã Minh Sơn"
    assert not desk.sending.at_work


def test_a_field_is_worked_on_in_the_document_that_was_chosen_last(
    qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings
) -> None:
    """Also where the fields of the document before it still stand in the list."""
    settle(qtbot, surroundings)
    before = desk.selection.place
    go_to(desk, "2 ")
    chosen = desk.selection.place
    desk.panes.fields.work_on("doc_type")
    calm(qtbot, desk, surroundings)
    assert chosen.document_id not in (None, before.document_id)
    assert (desk.selection.place, desk.panes.fields.shown.subject) == (chosen, chosen.document_id)
    assert desk.panes.fields.list.current() is not None
