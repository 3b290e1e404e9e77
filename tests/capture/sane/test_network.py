"""A scanner that SANE has on another computer: the same pages, and a named trouble when that computer goes away."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from archivist.capture.apart import Apart
from archivist.capture.sane.listing import sane_scanners
from archivist.model.page import Sheet
from archivist.model.scan_profile import Feed
from archivist.troubles import PaperJam, ScannerDied, ScannerOffline, ScannerStopped, Trouble
from tests.capture.sane.backend import scanner
from tests.capture.sane.daemon import Daemon, saned


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Daemon]:
    with saned(monkeypatch, tmp_path / "sane") as found:
        yield found


def go_on() -> bool:
    return False


def test_it_is_listed_with_what_it_can_do(there: Daemon) -> None:
    (found,) = sane_scanners()
    assert found.device == there.device
    assert found.abilities
    assert set(found.abilities.ways) == {"glass", "feeder"}


def test_the_feeder_gives_its_ten_sheets(there: Daemon, tmp_path: Path) -> None:
    names = []
    for sheet in scanner(tmp_path / "s", Feed.FEEDER, device=there.device).scan(go_on):
        assert isinstance(sheet, Sheet)
        with Image.open(sheet.picture) as picture:
            assert (picture.mode, picture.size) == ("RGB", (39, 29))
        names.append(sheet.name)
    assert names == [f"s-{n:04d}" for n in range(1, 11)]


def test_a_jam_over_there_is_a_jam(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = {"read_status_code": '"SANE_STATUS_JAMMED"', "read_return_value": "TRUE"}
    with saned(monkeypatch, tmp_path / "sane", **told) as jammed, pytest.raises(PaperJam):
        list(scanner(tmp_path / "s", Feed.FEEDER, device=jammed.device).scan(go_on))


def test_the_other_computer_goes_away_between_two_sheets(there: Daemon, tmp_path: Path) -> None:
    """SANE's own backend crashes over it. What came before is kept, the program lives, the next scan says what is wrong."""
    taken: list[Sheet | Trouble] = []

    def scan() -> None:
        for sheet in Apart(scanner(tmp_path / "s", Feed.FEEDER, device=there.device)).scan(go_on):
            taken.append(sheet)
            if len(taken) == 3:
                os.killpg(there.program.pid, signal.SIGKILL)
                there.program.wait(20)

    with pytest.raises((ScannerDied, ScannerOffline, ScannerStopped)) as met:
        scan()
    assert len(taken) >= 3
    assert met.value.advice()
    with pytest.raises(ScannerOffline):
        list(scanner(tmp_path / "s", Feed.FEEDER, device=there.device).scan(go_on))
