"""What the library leaves behind in the program that uses it."""

import signal
from pathlib import Path

import pytest

from tests.capture.sane.backend import configured, scanner


def ignored() -> bool:
    """Whether the system keeps broken pipes from ending this program: Python's own view does not see what a library does."""
    mask = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("SigIgn"))
    return bool(int(mask.split()[1], 16) & (1 << (signal.SIGPIPE - 1)))


def test_a_broken_pipe_does_not_end_the_program_after_a_scan(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    configured(monkeypatch, tmp_path / "sane")
    (tmp_path / "scratch").mkdir()
    assert ignored()
    during = [ignored() for _sheet in scanner(tmp_path / "scratch").scan(lambda: False)]
    assert during == [True]
    assert ignored()
