"""The plug is pulled while the bundled batch, sixteen real scans, goes from capture to a delivered package."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archivist import durable
from archivist.resources import resource
from archivist.storage.verify import verify
from tests.faults.power import ForgetfulDisk, PowerCut
from tests.faults.remembered import Remembered
from tests.journeys.test_power_cut import Story

pytestmark = pytest.mark.usefixtures("fixed_clock")
QUICK = 5  # cuts of the quick run, spread over all moments
PAPER = json.loads(resource("sample/truth.json").read_text(encoding="utf-8"))["dossier"]


class SampleStory(Story):
    """The bundled batch, really read; it becomes a package after TT 05/2025 on a disk."""

    like = ("--dossier", PAPER["fileCode"], "--title", PAPER["title"], "--format", "SIP_hoso")


@pytest.fixture(autouse=True)
def pages_worked_on_once(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Reading a page gives the same each time; only what it leads to is told again and again."""
    memory: dict[str, Any] = {}
    monkeypatch.setattr("archivist.app.reading.lane_of", lambda _settings: Remembered(memory))
    before = durable.disk
    yield
    durable.disk = before


def told(root: Path, disk: ForgetfulDisk) -> SampleStory:
    """The story from its beginning, at the same place each time: jobs that name the same files are the same jobs."""
    shutil.rmtree(root, ignore_errors=True)
    story = SampleStory(Path(str(resource("sample"))), root)
    durable.disk = disk
    try:
        story.tell()
    except PowerCut:
        disk.forget()
        story.tell()
    return story


def wrong_endings(root: Path, step: int) -> list[int]:
    """The moments after whose cut the story ended differently."""
    root.mkdir()
    disk = ForgetfulDisk(root)
    ending = told(root, disk).ended()
    assert len(ending["packages"]) == 2  # the package and its digest
    assert len(disk.moments) > 1000
    wrong = []
    for moment in range(len(disk.moments) % step + 1, len(disk.moments) + 1, step):
        story = told(root, ForgetfulDisk(root, cut_at=moment, seed=moment))
        if story.ended() != ending or verify(story.workspace):
            wrong.append(moment)
    return wrong


def test_a_cut_during_the_sample_batch_changes_nothing(tmp_path: Path) -> None:
    assert wrong_endings(tmp_path / "sample", 1250 // QUICK) == []


@pytest.mark.long
def test_a_cut_at_every_single_moment_of_the_sample_batch_changes_nothing(tmp_path: Path) -> None:
    assert wrong_endings(tmp_path / "sample", 1) == []
