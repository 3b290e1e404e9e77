"""`archivist workspace search`: indexes what is missing, tells where the words stand."""

import json
from pathlib import Path

import pytest

from archivist.cli import main
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from tests.ui import small


def test_places_are_listed_with_the_words_lit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small.make(tmp_path / "w")
    assert main(["workspace", "search", str(path), "12/qd-ubnd"]) == Exit.DONE
    told = capsys.readouterr().out
    assert "Hồ sơ đường thôn  Page scan_1.png" in told
    assert "[12]/[QĐ]-[UBND]" in told
    assert main(["workspace", "search", str(path), "duong", "thon", "--json"]) == Exit.DONE
    found = json.loads(capsys.readouterr().out)
    assert {h["where"] for h in found["hits"]} == {"document", "dossier"}
    assert main(["workspace", "search", str(path), "nothing"]) == Exit.DOUBTS
    assert "0 of 0 places" in capsys.readouterr().out


def test_a_workspace_in_use_is_searched_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small.make(tmp_path / "w")
    with Workspace.open(path):
        assert main(["workspace", "search", str(path), "quyet"]) == Exit.DOUBTS
    assert main(["workspace", "search", str(path), "quyet"]) == Exit.DONE
