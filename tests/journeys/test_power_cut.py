"""The plug is pulled at every durable moment of the journey; reopened and finished, it ends as if nothing had happened."""

import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from archivist import durable
from archivist.cli import main
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.troubles import Damaged, Exit
from tests.faults.power import ForgetfulDisk, PowerCut
from tests.leaves import leaf, save

pytestmark = pytest.mark.usefixtures("fixed_clock")
STEP = 13  # the quick run cuts at every thirteenth moment, each time from another start; the long one at all of them


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paper")
    for number in (1, 2):
        page = leaf(seed=number).resize((291, 413))
        save(page, folder / f"{number}.png", dpi=(50, 50))
    return folder


class Unsynced(ForgetfulDisk):
    """The negative control: bytes are never made lasting, whatever was asked."""

    def sync(self, path: Path) -> None:
        with self._moment(f"sync {path.name}", path):
            pass


class Story:
    """A clerk scans two leaves, has them packed and delivered to a disk."""

    like: tuple[str, ...] = ("--dossier", "H49.64.2019.05", "--title", "Hồ sơ thử", "--engine", "blank", "--format", "BagIt")

    def __init__(self, paper: Path, root: Path) -> None:
        self.workspace, self.usb = root / "w", root / "usb"
        self.usb.mkdir(parents=True)
        self.words = [str(paper), "--workspace", str(self.workspace), *self.like]
        self.words += ["--jobs", "1", "--to", str(self.usb), "--json"]

    def tell(self) -> int:
        return main(["run", *self.words])

    def ended(self) -> dict[str, Any]:
        """What must be the same however often the plug was pulled."""
        with Workspace.open(self.workspace, write=False) as workspace:
            events = Counter((e.kind, e.detail.get("stage"), e.detail.get("name"), e.outcome) for e in workspace.events())
            (dossier,) = workspace.dossiers()
            names = [p.name for p in workspace.pages(dossier.dossier_id)]
        packages = {p.name: p.read_bytes() for p in self.usb.iterdir()}
        return {"events": events, "pages": names, "code": dossier.file_code, "packages": packages}


@pytest.fixture(autouse=True)
def real_disk_again() -> Iterator[None]:
    before = durable.disk
    yield
    durable.disk = before


@pytest.fixture
def uncut(paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[dict[str, Any], int]:
    """How the story ends when the light stays on, and how many moments it has."""
    root = tmp_path / "uncut"
    story = Story(paper, root)
    durable.disk = disk = ForgetfulDisk(root)
    assert story.tell() in (Exit.DONE, Exit.DOUBTS)
    summary = json.loads(capsys.readouterr().out)
    assert summary["packages"]
    return story.ended(), len(disk.moments)


def cut_and_finish(paper: Path, root: Path, moment: int, kind: type[ForgetfulDisk] = ForgetfulDisk) -> Story:
    story = Story(paper, root)
    durable.disk = disk = kind(root, cut_at=moment, seed=moment)
    with pytest.raises(PowerCut):
        story.tell()
    disk.forget()
    story.tell()
    return story


def every_moment(uncut: tuple[dict[str, Any], int], paper: Path, tmp_path: Path, moments: range) -> list[int]:
    """The moments after whose cut the story ended differently."""
    ending, wrong = uncut[0], []
    for moment in moments:
        story = cut_and_finish(paper, tmp_path / f"cut-{moment}", moment)
        if story.ended() != ending or verify(story.workspace):
            wrong.append(moment)
    return wrong


def test_a_cut_at_any_moment_changes_nothing(
    uncut: tuple[dict[str, Any], int], paper: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    start = 1 + request.config.getoption("randomly_seed", 0) % STEP
    assert uncut[1] > 100
    assert every_moment(uncut, paper, tmp_path, range(start, uncut[1] + 1, STEP)) == []


@pytest.mark.long
def test_a_cut_at_every_single_moment_changes_nothing(
    uncut: tuple[dict[str, Any], int], paper: Path, tmp_path: Path
) -> None:
    assert every_moment(uncut, paper, tmp_path, range(1, uncut[1] + 1)) == []


def test_without_fsync_the_same_cuts_do_lose_pages(uncut: tuple[dict[str, Any], int], paper: Path, tmp_path: Path) -> None:
    """The proof that the test above can fail: at the last moments everything was acknowledged, and much of it is gone."""
    last = range(uncut[1] - 2, uncut[1] + 1)
    assert not all(survives(paper, tmp_path / f"unsynced-{m}", m, uncut[0]) for m in last)


def survives(paper: Path, root: Path, moment: int, ending: dict[str, Any]) -> bool:
    try:
        story = cut_and_finish(paper, root, moment, Unsynced)
        return story.ended() == ending and not verify(story.workspace)
    except Damaged:
        return False


def kill_and_finish(paper: Path, root: Path, after: float) -> Story:
    """A real process, a real kill -9, and the same command again."""
    story = Story(paper, root)
    command = [sys.executable, "-m", "archivist", "run", *story.words]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        with suppress(subprocess.TimeoutExpired):
            process.wait(after)
        process.kill()
    assert subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode in (Exit.DONE, Exit.DOUBTS)
    return story


def storm(uncut: dict[str, Any], paper: Path, tmp_path: Path, kills: int) -> list[float]:
    """The delays after whose kill the story ended differently; they spread over the whole life of the process."""
    chance, root = random.Random(kills), tmp_path / "timed"
    begin = time.monotonic()
    kill_and_finish(paper, root, 0.0)
    whole, wrong = time.monotonic() - begin, []
    for number in range(kills):
        after = chance.uniform(0.2, 1.0) * whole
        story = kill_and_finish(paper, tmp_path / f"kill-{number}", after)
        if story.ended() != uncut or verify(story.workspace):
            wrong.append(after)
    return wrong


def test_a_few_real_kills_change_nothing(uncut: tuple[dict[str, Any], int], paper: Path, tmp_path: Path) -> None:
    assert storm(uncut[0], paper, tmp_path, 4) == []


@pytest.mark.long
def test_two_hundred_real_kills_change_nothing(uncut: tuple[dict[str, Any], int], paper: Path, tmp_path: Path) -> None:
    assert storm(uncut[0], paper, tmp_path, 200) == []
