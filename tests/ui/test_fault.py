"""Tests of faults of the program: reported on this computer, told once."""

import sys
from pathlib import Path
from types import TracebackType

import pytest

from archivist.ui.fault import report, tell_faults


def test_a_fault_is_reported_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[BaseException] = []
    told: list[Path | None] = []

    def show(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        shown.append(error)

    monkeypatch.setattr(sys, "excepthook", show)
    undo = tell_faults(told.append)
    fault = ZeroDivisionError("fault of ours")
    sys.excepthook(ZeroDivisionError, fault, None)
    undo()
    assert sys.excepthook is show
    assert shown == [fault]
    assert told[0] is not None
    assert "ZeroDivisionError: fault of ours" in told[0].read_text(encoding="utf-8")


def test_a_disk_that_refuses_does_no_harm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ARCHIVIST_USER_STATE", str(tmp_path / "file"))
    assert report(ZeroDivisionError()) is None
