"""An old backup or a clone is noticed before it gives the next code; what went on in order is left alone."""

import shutil
from pathlib import Path

import pytest

from archivist.cli import main
from archivist.storage.copies import copy, restore
from archivist.storage.witness import remembered
from archivist.storage.workspace import Workspace
from archivist.troubles import BehindItself, Exit, StrangeStation
from tests.storage import drafts

AGENCY, YEAR = "H49.64", 2019


def coded(folder: Path, *dossiers: str) -> list[str]:
    with Workspace.open(folder) as opened:
        opened.record([drafts.dossier(d) for d in dossiers])
        return [opened.allocate(d, AGENCY, YEAR) for d in dossiers]


def test_a_workspace_that_goes_on_is_left_alone(folder: Path) -> None:
    assert coded(folder, "a", "b") == ["H49.64.2019.01", "H49.64.2019.02"]
    assert coded(folder, "c") == ["H49.64.2019.03"]


def test_an_old_backup_gives_no_code(folder: Path, tmp_path: Path) -> None:
    coded(folder, "a")
    old = shutil.copytree(folder, tmp_path / "old")
    coded(folder, "b")
    with pytest.raises(BehindItself):
        coded(old, "c")
    with Workspace.open(old, write=False) as opened:
        assert opened.dossier("c").file_code == ""


def test_a_backup_that_went_on_by_itself_gives_none_either(folder: Path, tmp_path: Path) -> None:
    """As long a ledger, or a longer one, but another."""
    coded(folder, "a")
    old = shutil.copytree(folder, tmp_path / "old")
    coded(folder, "b")
    with Workspace.open(old) as opened:
        opened.record([drafts.dossier(f"x{n}") for n in range(9)])
    with pytest.raises(BehindItself):
        coded(old, "c")


def test_a_clone_on_another_computer_gives_none(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    coded(folder, "a")
    monkeypatch.setattr("socket.gethostname", lambda: "elsewhere")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state-elsewhere"))
    with pytest.raises(StrangeStation):
        coded(folder, "b")
    with Workspace.open(folder) as opened:
        opened.adopt("máy cũ đã hỏng")
        assert opened.allocate("b", AGENCY, YEAR) == "H49.64.2019.02"
    assert coded(folder, "c") == ["H49.64.2019.03"]


def test_what_was_restored_from_the_newest_copy_goes_on(folder: Path, tmp_path: Path) -> None:
    with Workspace.open(folder) as opened:
        opened.record([drafts.dossier("a")])
        opened.allocate("a", AGENCY, YEAR)
        made = copy(opened, tmp_path / "copies", lambda: False)
    restore(made.folder, tmp_path / "again")
    assert coded(tmp_path / "again", "b") == ["H49.64.2019.02"]


def test_a_person_may_say_that_the_old_one_goes_on(folder: Path, tmp_path: Path) -> None:
    coded(folder, "a")
    old = shutil.copytree(folder, tmp_path / "old")
    coded(folder, "b")
    assert main(["workspace", "adopt", str(old), "--reason", "bản mới đã mất"]) == Exit.DONE
    assert coded(old, "c") == ["H49.64.2019.02"]
    with Workspace.open(old, write=False) as opened:
        assert [e.detail["reason"] for e in opened.events() if e.kind == "station.adopted"] == ["bản mới đã mất"]


def test_without_a_place_for_notes_nothing_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert remembered("none") is None
    assert coded(folder, "a", "b") == ["H49.64.2019.01", "H49.64.2019.02"]
