"""Reports count what was done, day by day and by whom, and tell what is left."""

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from openpyxl import load_workbook

from archivist import clock
from archivist.model.event import Draft
from archivist.model.plain import plain
from archivist.storage.workspace import Workspace
from archivist.workflow.report_papers import backlog_told, papers_of_report, write_report
from archivist.workflow.reports import Backlog, DossierLine, Work, _backlog, report
from tests.workflow import small


@pytest.fixture
def workspace(tmp_path: Path, fixed_clock: None) -> Iterator[Workspace]:
    with small.make(tmp_path / "w") as made:
        yield made


def today() -> date:
    return clock.now().astimezone(clock.VIETNAM).date()


def test_work_is_counted_by_day_and_person(workspace: Workspace) -> None:
    workspace.record([Draft("value.set", "p1", {"field": "agency", "value": "UBND xã Ân"})], "lan")
    workspace.record([Draft("value.set", "p4", {"field": "subject", "value": "Mới"})], "lan")
    workspace.record([Draft("doubt.settled", "d", {"doubt": "x", "reason": ""})], "hoa")
    found = report(workspace)
    assert len(found.days) == 30
    assert found.days[-1] == (today(), Work(pages=6, fields=2, settled=1))
    people = dict(found.people)
    assert (people["lan"], people["hoa"]) == (Work(fields=2), Work(settled=1))
    (line,) = found.dossiers
    assert (line.pages, line.documents, line.proposed, line.corrected, line.settled) == (6, 2, 2, 1, 1)
    assert (found.corrections, round(found.doubts, 1)) == (0.5, 16.7)


def test_a_value_that_was_accepted_as_it_is_corrects_nothing(workspace: Workspace) -> None:
    workspace.record([Draft("value.set", "p1", {"field": "agency", "value": "UBND xã An"})])
    assert report(workspace).corrections == 0.0


def test_what_is_delivered_is_no_backlog(workspace: Workspace) -> None:
    assert report(workspace).backlog == Backlog(1, 6, None, None)
    receipt = {"destination": "x", "place": "/x", "digest": "a", "length": 1, "received_at": clock.stamp()}
    workspace.record([Draft("package.delivered", "a", {"dossier": "d", **receipt})])
    found = report(workspace)
    assert found.backlog == Backlog(0, 0, 6.0, 0.0)
    assert found.days[-1][1].packages == 1


def line(pages: int, delivered: str) -> DossierLine:
    return DossierLine("", "", "", pages, 0, 0, 0, 0, delivered)


def test_the_forecast_goes_by_days_with_deliveries() -> None:
    backlog = _backlog([line(100, "2026-11-02T03:00:00Z"), line(50, "2026-11-04T17:30:00Z"), line(300, "")])
    assert backlog == Backlog(1, 300, 75.0, 4.0)
    assert (
        backlog_told(backlog) == "1 dossiers with 300 pages are not delivered yet. At 75 pages a day this takes 4 more days."
    )


def test_days_begin_in_vietnam(workspace: Workspace) -> None:
    assert report(workspace, today()).days == ((today(), Work(pages=6)),)


def test_it_is_printed_and_written_as_a_workbook(workspace: Workspace, tmp_path: Path) -> None:
    found = report(workspace)
    pdf, book = write_report(found, "UBND xã An Bình", today(), tmp_path / "out")
    with pikepdf.open(pdf) as opened:
        assert len(opened.pages) == 3
    sheets = load_workbook(io.BytesIO(book.read_bytes()))
    assert len(sheets.sheetnames) == 3
    cells = [cell.value for row in sheets[sheets.sheetnames[0]] for cell in row if cell.value]
    assert {"WORK BY DAY", f"{today():%d/%m/%Y}", "6"} <= set(cells)
    assert [p.title for p in papers_of_report(found, "x", today())] == ["WORK BY DAY", "WORK BY PERSON", "DOSSIERS"]
    assert plain(found.backlog)["pages"] == 6
