"""Help opens at the very place, in Vietnamese, and every place has its text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from archivist.resources import resource
from archivist.ui.actions import DEEDS
from archivist.ui.help.page import HelpPage
from archivist.ui.help.topics import OF_LENSES, TOPICS, text_of
from archivist.ui.lenses.lens import Lens
from archivist.ui.window import DeskWindow
from tests.ui.conftest import OpenDesk
from tests.ui.finding import named


def heading(desk: DeskWindow) -> str:
    return named(desk, QTextBrowser, "Help").toPlainText().splitlines()[0]


def test_help_is_about_the_lens_in_front(desk: DeskWindow) -> None:
    for lens, title in ((Lens.ARRANGE, "Sắp xếp"), (Lens.SEND, "Gửi"), (Lens.VERIFY, "Kiểm")):
        desk.actions_by_name[lens].trigger()
        desk.actions_by_name["help"].trigger()
        assert heading(desk) == title
    desk.actions_by_name[Lens.VERIFY].trigger()
    desk.actions_by_name["search"].trigger()
    desk.actions_by_name["help"].trigger()
    assert heading(desk) == "Tìm kiếm"


def test_help_is_about_the_place_that_was_left(desk: DeskWindow) -> None:
    for name, title in (("reports", "Báo cáo"), ("settings", "Thiết lập"), ("keys", "Phím"), ("papers", "Biểu mẫu in")):
        desk.actions_by_name[name].trigger()
        desk.actions_by_name["help"].trigger()
        assert heading(desk) == title


def test_without_a_workspace_it_begins_at_the_beginning(open_desk: OpenDesk) -> None:
    desk = open_desk(None)
    desk.actions_by_name["help"].trigger()
    assert heading(desk) == "Bước đầu"
    page = desk.findChildren(HelpPage)[0]
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert heading(desk) == "Quét"


def test_every_topic_has_its_text_and_every_text_its_topic() -> None:
    assert {p.stem for p in resource("help/vi").glob("*.md")} == set(TOPICS)
    assert set(OF_LENSES) == set(Lens)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_text_begins_with_its_name_and_names_only_keys_that_there_are(topic: str, qtbot: QtBot) -> None:
    text = text_of(topic)
    assert text.startswith("# ")
    known = {deed.key for deed in DEEDS.values()} | {"Ctrl+Enter", "Ctrl+Space", "Alt+Z", "Ctrl+`"}
    said = {w.strip("*.,:;()|") for w in text.replace("/", " ").split() if w.strip("*").startswith("Ctrl+")}
    assert {w for w in said if w} <= known | {"Ctrl+"}
