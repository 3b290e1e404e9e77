"""A bad driver in a process of its own: what it costs, and what it does not."""

import itertools
import multiprocessing
import os
import signal
import time
from pathlib import Path

import pytest

from archivist.capture.apart import Apart
from archivist.model.page import Sheet
from archivist.troubles import PaperJam, ScannerDied, ScannerHangs, ShortFrame, Trouble
from tests.capture import apart_sources as bad


def on() -> bool:
    return False


def taken(apart: Apart) -> tuple[list[Sheet | Trouble], Trouble | None]:
    """All that came, and the trouble that ended it."""
    found: list[Sheet | Trouble] = []
    try:
        for sheet in apart.scan(on):
            found.append(sheet)  # noqa: PERF402  # what came before the trouble counts
    except Trouble as trouble:
        return found, trouble
    return found, None


def test_sheets_come_through_as_they_are(tmp_path: Path) -> None:
    source = bad.Stack(tmp_path)
    assert taken(Apart(source)) == (list(bad.Stack(tmp_path).scan(on)), None)
    assert Apart(source).devices() == ("bad scanner",)


def test_paper_moves_only_when_the_next_sheet_is_asked_for(tmp_path: Path) -> None:
    sheets = iter(Apart(bad.Stack(tmp_path)).scan(on))
    next(sheets)
    time.sleep(0.1)
    assert (tmp_path / "moved-0").exists()
    assert not (tmp_path / "moved-1").exists()
    next(sheets)
    assert (tmp_path / "moved-1").exists()
    del sheets
    assert (tmp_path / "closed").exists()


def test_troubles_come_through_and_the_last_one_ends_it(tmp_path: Path) -> None:
    found, last = taken(Apart(bad.Jams(tmp_path)))
    assert [type(f) for f in found] == [Sheet, ShortFrame]
    assert isinstance(last, PaperJam)
    assert last.details == {"device": "bad scanner"}


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (bad.KillsItself, "SIGKILL libsane: assertion failed"),
        (bad.Raises, "exit 1 ZeroDivisionError: in the driver"),
        (bad.Leaves, "exit 7"),
        (bad.Crashes, "SIGSEGV"),
    ],
)
def test_a_driver_that_dies_is_named_with_its_last_words(tmp_path: Path, source: type[bad.Stack], reason: str) -> None:
    found, last = taken(Apart(source(tmp_path)))
    assert isinstance(last, ScannerDied)
    assert reason in last.details["reason"]
    assert last.details["device"] == "bad scanner"
    assert len(found) == (1 if source in (bad.KillsItself, bad.Raises) else 0)


def test_a_driver_that_hangs_is_stopped(tmp_path: Path) -> None:
    found, last = taken(Apart(bad.Hangs(tmp_path), patience=2.0, grace=0.2))
    assert found == []
    assert isinstance(last, ScannerHangs)


def test_a_driver_that_waits_and_asks_does_not_hang(tmp_path: Path) -> None:
    found, last = taken(Apart(bad.Waits(tmp_path, sheets=1, seconds=3.0), patience=2.0))
    assert (len(found), last) == (1, None)


def test_a_flood_of_words_holds_nothing_up(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    found, last = taken(Apart(bad.Floods(tmp_path)))
    assert (len(found), last) == (3, None)
    assert capfd.readouterr() == ("", "")


def test_cancelling_reaches_a_source_that_waits(tmp_path: Path) -> None:
    asked = itertools.count()
    assert list(Apart(bad.Waits(tmp_path, seconds=600.0)).scan(lambda: next(asked) > 3)) == []
    assert (tmp_path / "closed").exists()


def test_a_hanging_driver_does_not_hold_up_a_cancel(tmp_path: Path) -> None:
    asked = itertools.count()
    assert list(Apart(bad.Hangs(tmp_path), grace=0.2).scan(lambda: next(asked) > 3)) == []


def test_ctrl_c_is_left_to_the_program(tmp_path: Path) -> None:
    sheets = Apart(bad.Stack(tmp_path)).scan(on)
    next(sheets)
    (child,) = multiprocessing.active_children()
    assert child.pid is not None
    os.kill(child.pid, signal.SIGINT)
    assert len(list(sheets)) == 2
