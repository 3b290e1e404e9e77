"""What the machine can refuse: a full disk, a folder without rights, a newer catalogue, a hand on Ctrl-C."""

import errno
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from archivist import durable
from archivist.cli import main
from archivist.durable import Disk
from archivist.storage.verify import verify
from archivist.troubles import Exit
from tests.journeys.test_bad_input import huge_png
from tests.leaves import dossier, leaf, save


class FullDisk(Disk):
    """A disk with room for so many bytes more."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, path: Path, data: bytes) -> None:
        self._take(len(data))
        super().write(path, data)

    def append(self, path: Path, data: bytes) -> None:
        self._take(len(data))
        super().append(path, data)

    def _take(self, count: int) -> None:
        self.room -= count
        if self.room < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture(autouse=True)
def real_disk_again() -> Iterator[None]:
    before = durable.disk
    yield
    durable.disk = before


def words(folder: Path, workspace: Path) -> list[str]:
    return ["run", str(folder), "--workspace", str(workspace), "--engine", "blank", "--jobs", "1", "--json"]


@pytest.mark.parametrize("room", [30_000, 90_000, 200_000, 300_000])
def test_a_full_disk_loses_nothing_and_the_work_goes_on_after_cleaning_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], room: int
) -> None:
    folder = dossier(tmp_path / "in")
    assert main(["workspace", "create", str(tmp_path / "w")]) == Exit.DONE
    capsys.readouterr()
    durable.disk = FullDisk(room)
    assert main(words(folder, tmp_path / "w")) == Exit.STORAGE
    told = json.loads(capsys.readouterr().out)["trouble"]
    assert told["code"] == "storage.disk-full"
    durable.disk = Disk()
    assert main(words(folder, tmp_path / "w")) in (Exit.DONE, Exit.DOUBTS)
    summary = json.loads(capsys.readouterr().out)
    assert summary["packages"]
    assert [p for d in summary["documents"] for p in d["pages"]] == ["1.jpg", "2.jpg", "10.jpg"]
    assert verify(tmp_path / "w") == []


class SealedDisk(Disk):
    """A folder in which nobody may write."""

    def write(self, path: Path, data: bytes) -> None:
        raise OSError(errno.EACCES, os.strerror(errno.EACCES))

    append = write


def test_a_folder_without_rights_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    durable.disk = SealedDisk()
    assert main(["read", str(dossier(tmp_path / "in")), "--out", str(tmp_path / "out"), "--engine", "blank", "--json"]) == (
        Exit.STORAGE
    )
    assert json.loads(capsys.readouterr().out)["trouble"]["code"] == "storage.read-only"


def test_a_catalogue_newer_than_the_program_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workspace", "create", str(tmp_path / "w")]) == Exit.DONE
    catalogue = tmp_path / "w/catalogue.sqlite"
    with sqlite3.connect(catalogue) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    capsys.readouterr()
    assert main(words(dossier(tmp_path / "in"), tmp_path / "w")) == Exit.WORKSPACE
    assert json.loads(capsys.readouterr().out)["trouble"]["code"] == "workspace.too-new"


def test_ctrl_c_stops_after_the_pages_in_hand_and_the_same_command_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for number in range(30):
        save(leaf(seed=number), folder / f"{number}.jpg", quality=70)
    command = [sys.executable, "-m", "archivist", *words(folder, tmp_path / "w")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        journal = tmp_path / "w/journal"
        while process.poll() is None and not any(b"result.kept" in p.read_bytes() for p in journal.glob("*.jsonl")):
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == Exit.INTERRUPTED
    assert b"Traceback" not in errors
    assert subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode in (Exit.DONE, Exit.DOUBTS)
    assert verify(tmp_path / "w") == []


def test_a_decompression_bomb_is_refused_before_a_byte_of_it_is_unpacked(tmp_path: Path) -> None:
    """The whole command, with an upper bound on its memory far below what the picture would need (10 GB)."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/bomb.png").write_bytes(huge_png())
    command = [
        sys.executable,
        "-m",
        "archivist",
        "read",
        str(tmp_path / "in"),
        "--out",
        str(tmp_path / "out"),
        "--engine",
        "blank",
    ]

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_DATA, (1 << 30, 1 << 30))

    found = subprocess.run([*command, "--jobs", "1"], preexec_fn=bounded, capture_output=True, check=False)
    assert found.returncode == Exit.DOUBTS, found.stderr
    assert json.loads((tmp_path / "out/bomb.json").read_text())["trouble"]["code"] == "input.too-large"
