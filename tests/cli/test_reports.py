"""`archivist report`: told, and written."""

import json
from pathlib import Path

import pytest

from archivist.cli import main
from archivist.troubles import Exit
from tests.workflow import small


def test_a_report_is_told_and_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small.make(tmp_path / "w").close()
    assert main(["report", str(tmp_path / "w"), "--into", str(tmp_path / "out")]) == Exit.DONE
    told = capsys.readouterr().out
    assert "6 pages" in told
    assert "1 dossiers with 6 pages are not delivered yet." in told
    assert (tmp_path / "out/report.pdf").read_bytes().startswith(b"%PDF")
    assert main(["report", str(tmp_path / "w"), "--json"]) == Exit.DONE
    assert json.loads(capsys.readouterr().out)["backlog"]["pages"] == 6
    assert main(["report", str(tmp_path / "w"), "--since", "yesterday"]) == Exit.USAGE


def test_activity_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small.make(tmp_path / "w").close()
    assert main(["workspace", "activity", str(tmp_path / "w"), "ho", "so"]) == Exit.DONE
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 1
    assert told[0].endswith("Dossier opened: Hồ sơ")
    assert main(["workspace", "activity", str(tmp_path / "w"), "--most", "1", "--json"]) == Exit.DONE
    assert [h["kind"] for h in json.loads(capsys.readouterr().out)] == ["batch.opened"]
