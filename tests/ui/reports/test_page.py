"""Reports and activity at the desk: drawn, told, written, and the way back to the place."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from archivist.model.event import Draft
from archivist.storage.workspace import Workspace
from archivist.ui.lenses.lens import Lens
from archivist.ui.reports.chart import Bar, Bars, Columns, ceiling
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from tests.ui import small
from tests.ui.conftest import OpenDesk
from tests.ui.finding import named, spoken
from tests.ui.test_window import settle


@pytest.fixture
def desk(open_desk: OpenDesk, workspace: Path) -> DeskWindow:
    with Workspace.open(workspace) as opened:
        opened.record([Draft("value.set", small.PAGES[0], {"field": "code", "value": "13/QĐ-UBND"})], "lan")
    return open_desk(workspace)


def go(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings, name: str) -> None:
    desk.actions_by_name[name].trigger()
    settle(qtbot, surroundings)


def test_numbers_are_told_and_drawn(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    go(qtbot, desk, surroundings, "reports")
    days, people = named(desk, Columns, "Pages captured by day"), named(desk, Bars, "Work by person")
    assert days.accessibleDescription().endswith(": 4")
    assert "lan: 0 pages, 1 fields" in people.accessibleDescription()
    assert spoken(named(desk, QListView, "Dossiers"))[0].startswith("Dossier without a code yet | Hồ sơ đường thôn")
    accent = surroundings.look.colours.accent
    image = days.grab().toImage()
    assert any(image.pixelColor(x, y).name() == accent for x in range(image.width()) for y in range(0, image.height(), 4))


def test_the_report_is_written(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings, tmp_path: Path) -> None:
    go(qtbot, desk, surroundings, "reports")
    desk.places.ask_folder = lambda: str(tmp_path / "out")
    named(desk, QPushButton, "Write as PDF and XLSX…").click()
    settle(qtbot, surroundings)
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["report.pdf", "report.xlsx"]
    assert desk.notice.isVisible()


def test_a_dossier_of_the_report_is_gone_to(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    go(qtbot, desk, surroundings, "reports")
    view = named(desk, QListView, "Dossiers")
    view.setCurrentIndex(view.model().index(0, 0))
    view.activated.emit(view.currentIndex())
    assert desk.places.elsewhere.here is None
    assert desk.selection.place.whole


def test_activity_leads_to_its_place(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    go(qtbot, desk, surroundings, "activity")
    view = named(desk, QListView, "What was done")
    assert "·  lan | Set by hand: code | " in spoken(view)[0]
    page = desk.places.elsewhere.here
    assert page is not None
    typed = named(desk, QWidget, "Sift what was done")
    QTest.keyClicks(typed, "lan")
    assert len(spoken(view)) == 1
    QTest.keyClick(typed, Qt.Key.Key_Return)
    settle(qtbot, surroundings)
    assert desk.places.elsewhere.here is None
    assert desk.selection.place.page_id == small.PAGES[0]


def test_a_lens_leads_back_to_the_panes(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    go(qtbot, desk, surroundings, "activity")
    desk.actions_by_name[Lens.ARRANGE].trigger()
    assert desk.panes.wall.isVisible()


def test_places_of_a_workspace_go_with_it(qtbot: QtBot, desk: DeskWindow, surroundings: Surroundings) -> None:
    go(qtbot, desk, surroundings, "reports")
    desk.close_workspace()
    assert desk.places.elsewhere.here is None
    assert not desk.actions_by_name["reports"].isEnabled()


@pytest.mark.parametrize(("highest", "end"), [(0, 1), (1, 1), (3, 5), (16, 20), (50, 50), (51, 100), (1234, 2000)])
def test_axes_end_with_round_numbers(highest: float, end: int) -> None:
    assert ceiling(highest) == end


def test_empty_charts_are_drawn(qtbot: QtBot, surroundings: Surroundings) -> None:
    for kind in (Columns, Bars):
        chart = kind(surroundings.look)
        qtbot.addWidget(chart)
        chart.show_bars([])
        chart.grab()
        chart.show_bars([Bar("a", 0, "a: 0")])
        chart.grab()
        assert len(chart.areas) == 1
