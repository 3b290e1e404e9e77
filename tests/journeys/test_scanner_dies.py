"""The scanner's process dies at whatever moment, or a person stops the scan: nothing is lost, nothing comes twice."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from archivist import app
from archivist.capture.apart import Apart
from archivist.capture.folder import FolderSource
from archivist.settings import Capture
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit, ScannerDied, Trouble
from archivist.workflow.take import take
from tests.capture.apart_sources import Dying
from tests.leaves import leaf, save

SHEETS = 12


def scan_until_whole(workspace: Workspace, dossier_id: str, sources: list[Apart]) -> int:
    """One scan after the other until one ends well; says how many died."""
    for died, source in enumerate(sources):
        try:
            take(workspace, dossier_id, source, "escl:http://dying", Capture(), lambda: False)
        except ScannerDied:
            continue
        return died
    raise AssertionError("no scan ended well")


def check(tmp_path: Path, moments: list[float]) -> int:
    paper, scratch = tmp_path / "paper", tmp_path / "scratch"
    for number in range(SHEETS):
        save(leaf(seed=number), paper / f"{number}.jpg", quality=70)
    scratch.mkdir()
    whole = Apart(FolderSource((paper,), scratch, Capture()))
    sources = [*(Apart(Dying(scratch, paper=paper, after=moment)) for moment in moments), whole]
    with app.workspace_at(tmp_path / "w", create=True) as workspace:
        dossier_id = app.dossier_for(workspace, "H49.64.2019.05", "", ())
        died = scan_until_whole(workspace, dossier_id, sources)
        pages = workspace.pages(dossier_id)
        assert Counter(p.name for p in pages) == {f"{n}.jpg": 1 for n in range(SHEETS)}
        assert not workspace.asides(dossier_id)
    assert verify(tmp_path / "w") == []
    return died


def test_a_scanner_that_dies_a_few_times_loses_nothing(tmp_path: Path) -> None:
    assert check(tmp_path, [0.0, 0.01]) >= 1


@pytest.mark.long
def test_a_scanner_that_dies_at_two_hundred_moments_loses_nothing(tmp_path: Path) -> None:
    chance = random.Random(200)
    died, batch = 0, 0
    while died < 200:
        (tmp_path / str(batch)).mkdir()
        died += check(tmp_path / str(batch), [chance.uniform(0.0, 0.15) for _ in range(20)])
        batch += 1


def test_ctrl_c_leaves_what_was_taken(tmp_path: Path) -> None:
    """The real program, stopped by a person while it watches a folder."""
    hot, workspace = tmp_path / "hot", tmp_path / "w"
    save(leaf(seed=1), hot / "scan_1.jpg")
    words = ["scan", "--source", f"hot:{hot}", "--into", str(workspace), "--dossier", "H49.64.2019.05", "--json"]
    settings = os.environ | {"ARCHIVIST_SETTING_SCAN__SETTLE": "0.05", "ARCHIVIST_SETTING_OCR__ENGINE": "blank"}
    program = subprocess.Popen(
        [sys.executable, "-m", "archivist", *words], env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True,
    )  # fmt: skip
    try:
        end = time.monotonic() + 60
        while not list(workspace.glob("vault/**/*")) or not _pages(workspace):
            assert time.monotonic() < end
            time.sleep(0.1)
        os.killpg(program.pid, signal.SIGINT)  # as a terminal does: to the program and to its scanner
        told, _ = program.communicate(timeout=60)
    finally:
        program.kill()
        program.wait()
    assert program.returncode == Exit.INTERRUPTED
    assert json.loads(told)["captured"]["new"] == 1
    assert verify(workspace) == []


def _pages(workspace: Path) -> int:
    try:
        with Workspace.open(workspace, write=False) as opened:
            return sum(len(opened.pages(d.dossier_id)) for d in opened.dossiers())
    except Trouble:
        return 0  # it is just being made
