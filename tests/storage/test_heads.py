"""A head that was noted elsewhere proves the ledger against whoever could write the whole workspace anew."""

import shutil
from pathlib import Path

import pytest

from archivist.cli import main
from archivist.storage.heads import against, parse, shown
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.troubles import BadHead, Exit
from tests.storage import drafts


def test_a_ledger_stands_on_every_head_that_it_had(folder: Path) -> None:
    heads = []
    with Workspace.open(folder) as workspace:
        for number in range(5):
            workspace.record([drafts.dossier(f"d{number}", "Hồ sơ")])
            heads.append(workspace.head())
    assert [against(folder, parse(shown(head))) for head in heads] == [[]] * 5


def test_a_ledger_that_was_written_anew_is_sound_and_yet_found_out(folder: Path, tmp_path: Path) -> None:
    """The chain alone cannot tell: a forger chains anew."""
    forged = shutil.copytree(folder, tmp_path / "forged")
    with Workspace.open(folder) as workspace:
        workspace.record([drafts.dossier("d", "Hồ sơ")])
        noted = workspace.head()
    with Workspace.open(forged) as workspace:
        workspace.record([drafts.dossier("d", "Hồ sơ khác")])
    assert verify(forged) == []
    assert [d.code for d in against(forged, noted)] == ["ledger.other-head"]


def test_an_old_backup_is_found_out(folder: Path, tmp_path: Path) -> None:
    old = shutil.copytree(folder, tmp_path / "old")
    with Workspace.open(folder) as workspace:
        workspace.record([drafts.dossier("d", "Hồ sơ")])
        noted = workspace.head()
    assert [d.code for d in against(old, noted)] == ["ledger.behind"]
    assert [d.code for d in against(folder, (0, "0" * 64))] == ["ledger.behind"]


@pytest.mark.parametrize("text", ["", "12", "12:abc", ":" + "a" * 64, "x:" + "a" * 64, "1:" + "g" * 64])
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(BadHead):
        parse(text)


def test_the_command_prints_what_the_command_takes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Workspace.open(folder) as workspace:
        workspace.record([drafts.dossier("d", "Hồ sơ")])
    assert main(["workspace", "head", str(folder)]) == Exit.DONE
    head = capsys.readouterr().out.strip()
    assert main(["workspace", "verify", str(folder), "--head", head]) == Exit.DONE
    other = head[:-1] + ("0" if head[-1] != "0" else "1")
    assert main(["workspace", "verify", str(folder), "--head", other]) == Exit.DOUBTS
