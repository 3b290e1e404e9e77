"""A sample is drawn, judged and sent back from the command line; the same seed draws the same again."""

import json
from pathlib import Path
from typing import Any

import pytest

from archivist.cli import main
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from tests.ui import small

CODE = "H49.64.2019.05"


@pytest.fixture
def workspace(tmp_path: Path) -> str:
    path = small.make(tmp_path / "w")
    with Workspace.open(path) as opened:
        opened.allocate(small.DOSSIER, "H49.64", 2019, CODE)
    return str(path)


def said(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["workspace", *words, "--json"]) == Exit.DONE
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_a_sample_is_drawn_judged_and_sent_back(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    drawn = said(capsys, "sample", workspace, CODE, "--plan", "aql", "--seed", "2026")
    assert (drawn["seed"], drawn["lot"], drawn["verdict"]) == ("2026", 2, "open")
    assert drawn["documents"] == [{"document": 1, "judged": None}, {"document": 2, "judged": None}]
    assert said(capsys, "sample", workspace, CODE)["seed"] == "2026"
    told = said(capsys, "judge", workspace, CODE, "1", "--wrong", "order")
    assert told["verdict"] == "refused"
    anew = said(capsys, "sample", workspace, CODE, "--anew", "--seed", "2026")
    assert (anew["verdict"], anew["documents"]) == ("open", drawn["documents"])


def test_people_read_it_in_words(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    assert main(["workspace", "sample", workspace, CODE, "--seed", "7"]) == Exit.DONE
    assert main(["workspace", "judge", workspace, CODE, "2", "--wrong", "picture"]) == Exit.DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2 of 2 documents, at most 0 wrong, seed 7: still to be looked at"
    assert lines[3] == "2 of 2 documents, at most 0 wrong, seed 7: sent back"
    assert lines[5] == "2  A page cannot be read well: scan it again."


def test_a_document_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str], workspace: str) -> None:
    said(capsys, "sample", workspace, CODE)
    assert main(["workspace", "judge", workspace, CODE, "9"]) not in (Exit.DONE, Exit.DOUBTS)
    assert "9" in capsys.readouterr().err
