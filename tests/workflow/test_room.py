"""Room and time are looked at before a batch, and room again before each sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from archivist.model.event import Draft
from archivist.model.page import Sheet
from archivist.model.promises.scanner_source import Cancelled
from archivist.model.scan_profile import Colour, ScanProfile
from archivist.storage.workspace import Workspace
from archivist.troubles import ClockWrong, SpaceShort, Trouble
from archivist.workflow import room
from archivist.workflow.room import WithRoom, expect_clock, expect_room, forecast
from tests.workflow import small


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small.make(tmp_path / "w") as made:
        yield made


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What is free, in bytes: the first of the list, then the next at each look."""
    free = [10 * room.MEGABYTE]
    monkeypatch.setattr(room, "free_bytes", lambda _path: free.pop(0) if len(free) > 1 else free[0])
    return free


def test_more_pages_finer_and_in_colour_need_more(workspace: Workspace) -> None:
    def needed(pages: int = 100, dpi: int = 300, colour: Colour = Colour.COLOUR) -> int:
        return forecast(workspace, small.DOSSIER, ScanProfile(dpi, colour), pages).needed

    assert needed(200) == pytest.approx(2 * needed(), rel=1e-6)
    assert needed(dpi=600) == pytest.approx(4 * needed(), rel=1e-6)
    assert needed(colour=Colour.GREY) == pytest.approx(needed() / 3, rel=1e-6)
    assert 1e9 < needed() < 4e9


def test_a_dossier_with_many_pages_tells_how_large_they_are(workspace: Workspace) -> None:
    for number in range(20):
        told = {"batch": small.BATCH, "ordinal": 10 + number, "name": f"m{number}", "frame": 0}
        master = {
            "digest": f"{number:064d}",
            "length": 1_000_000,
            "size": [10, 10],
            "dpi": 100.0,
            "mode": "L",
            "form": "PNG",
        }
        workspace.record([Draft("page.captured", f"m{number}", told | {"master": {"is": "Master", **master}})])
    guessed = forecast(workspace, small.DOSSIER, ScanProfile(), 100).needed
    assert guessed == pytest.approx(100 * 2.5 * 1e6 * 20 / 26, rel=0.01)


def test_a_batch_that_does_not_fit_is_not_begun(workspace: Workspace, disk: list[int]) -> None:
    with pytest.raises(SpaceShort) as met:
        expect_room(workspace, small.DOSSIER, ScanProfile(), 100, spare=0)
    assert met.value.details["free"] == 10
    disk[:] = [10**12]
    expect_room(workspace, small.DOSSIER, ScanProfile(), 100, spare=0)


@dataclass
class Three:
    """A source of three sheets; `moved` counts those that left the stack."""

    moved: int = 0

    def devices(self) -> tuple[str, ...]:
        return ("three",)

    def scan(self, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        for number in range(3):
            self.moved += 1
            yield Sheet(Path(f"{number}"), f"{number}")


def test_no_sheet_moves_while_there_is_no_room(disk: list[int], tmp_path: Path) -> None:
    source = Three()
    disk[:] = [100, 100, 3]
    sheets = WithRoom(source, tmp_path, spare=50).scan(lambda: False)
    assert len([next(sheets), next(sheets)]) == 2
    with pytest.raises(SpaceShort):
        next(sheets)
    assert source.moved == 2


def test_with_room_all_sheets_come(disk: list[int], tmp_path: Path) -> None:
    disk[:] = [100]
    assert len(list(WithRoom(Three(), tmp_path, spare=50).scan(lambda: False))) == 3


@pytest.mark.parametrize("at", ["2020-01-01T00:00:00Z", "2025-12-31T00:00:00Z"])
def test_a_clock_that_went_back_is_seen_before_the_first_sheet(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    expect_clock(workspace)
    moment = datetime.fromisoformat(at)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(moment.timestamp())))
    with pytest.raises(ClockWrong):
        expect_clock(workspace)
