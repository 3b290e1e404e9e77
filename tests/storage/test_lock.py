"""One writer at a time, and the lock of a dead one is free."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from archivist.storage.lock import Lock, login
from archivist.troubles import WorkspaceInUse

HOLD = """
import sys, pathlib
from archivist.storage.lock import Lock
held = Lock(pathlib.Path(sys.argv[1]))
print("held", flush=True)
input()
"""


def test_the_second_is_told_who_holds_it(tmp_path: Path) -> None:
    held = Lock(tmp_path / "lock")
    with pytest.raises(WorkspaceInUse) as told:
        Lock(tmp_path / "lock")
    assert login() in str(told.value)
    assert str(os.getpid()) in str(told.value)
    held.free()
    Lock(tmp_path / "lock").free()


def test_freeing_twice_is_harmless(tmp_path: Path) -> None:
    held = Lock(tmp_path / "lock")
    held.free()
    held.free()


def test_another_program_holds_it_until_it_dies(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(WorkspaceInUse, match=str(other.pid)):
            Lock(tmp_path / "lock")
        other.kill()
    after = Lock(tmp_path / "lock")
    assert after.after_a_crash
    after.free()
    clean = Lock(tmp_path / "lock")
    assert not clean.after_a_crash
    clean.free()


def test_a_lock_that_says_nothing_still_locks(tmp_path: Path) -> None:
    held = Lock(tmp_path / "lock")
    (tmp_path / "lock").write_text("{")
    with pytest.raises(WorkspaceInUse, match="in use by \\?"):
        Lock(tmp_path / "lock")
    held.free()
