"""Tests of the desk as a program of its own: it starts, and it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

START = """
import sys
from PySide6.QtCore import QTimer
from archivist.ui import desk, memory, opening
made = opening.application_of(["desk"])
def look():
    shown = [w for w in made.topLevelWidgets() if w.isVisible()]
    if shown and (len(sys.argv) == 1 or memory.place().exists()):
        made.closeAllWindows()
timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
sys.exit(desk.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("open_one", [True, False], ids=["with a workspace", "without"])
def test_the_desk_starts_and_ends(workspace: Path, tmp_path: Path, open_one: bool) -> None:
    words = [str(workspace)] if open_one else []
    environment = os.environ | {"ARCHIVIST_USER_STATE": str(tmp_path / "state"), "QT_QPA_PLATFORM": "offscreen"}
    ran = subprocess.run(
        [sys.executable, "-c", START, *words], capture_output=True, text=True, check=False, env=environment, timeout=120
    )
    said = [line for line in ran.stderr.splitlines() if "propagateSizeHints" not in line and "nanobind" not in line]
    assert (ran.returncode, [line for line in said if not line.startswith(" - ")]) == (0, [])
    assert (tmp_path / "state" / "desk.json").exists() is open_one


def test_workers_that_read_the_desk_do_not_load_qt() -> None:
    code = "import sys, archivist.ui.desk; sys.exit(any(m.startswith('PySide6') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_words_of_the_command() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "archivist.ui.desk", "--version"], capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith("Archivist ")
