"""What dead programs were still writing is swept away, and nothing else."""

import os
from pathlib import Path

from archivist.storage.sweep import sweep

DEAD = 2**22 + 1  # above the highest number that a program can have


def test_unfinished_files_of_dead_programs_go(tmp_path: Path) -> None:
    (tmp_path / "ab").mkdir()
    dead = tmp_path / "ab" / f"page.{DEAD}.part"
    dead.write_bytes(b"half")
    assert sweep(tmp_path) == (dead,)
    assert not dead.exists()


def test_a_folder_may_be_spared(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    spared, stale = tmp_path / "vault" / f"a.{DEAD}.part", tmp_path / f"a.{DEAD}.part"
    spared.touch()
    stale.touch()
    assert sweep(tmp_path, spare=tmp_path / "vault") == (stale,)


def test_those_of_the_living_stay(tmp_path: Path) -> None:
    stay = [tmp_path / f"own.{os.getpid()}.part", tmp_path / f"others.{os.getppid()}.part", tmp_path / "a.part"]
    for path in stay:
        path.touch()
    assert sweep(tmp_path) == ()
    assert all(p.exists() for p in stay)


def test_a_number_that_came_back_protects_nothing(tmp_path: Path) -> None:
    old = tmp_path / f"page.{os.getpid()}.part"
    old.touch()
    os.utime(old, (1, 1))
    assert sweep(tmp_path) == (old,)
