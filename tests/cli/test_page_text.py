"""The lines of a page are shown and corrected by the command line."""

import json
from pathlib import Path

import pytest

from archivist.cli import main
from archivist.model.plain import canonical, plain
from archivist.troubles import Exit
from archivist.workflow.stages.keeping import kept
from tests.workflow import small
from tests.workflow.test_correcting import TEXT


@pytest.fixture
def place(tmp_path: Path) -> str:
    with small.make(tmp_path / "w") as made:
        made.record([kept("read", "p1", "key", {"starts": 0.9}, made.vault.put(canonical(plain(TEXT))))])
    return str(tmp_path / "w")


def test_a_line_is_shown_corrected_and_taken_back(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = ("page", "text", place, small.DOSSIER, "p1.png")
    assert main([*page]) == Exit.DONE
    assert capsys.readouterr().out.splitlines() == ["   1  UBND xa An", "   2  so"]
    assert main([*page, "--line", "2", "--says", "Số 12"]) == Exit.DONE
    assert "Correct a line" in capsys.readouterr().out
    main([*page, "--json"])
    assert json.loads(capsys.readouterr().out) == ["UBND xa An", "Số 12"]
    main(["page", "undo", place])
    capsys.readouterr()
    main([*page, "--json"])
    assert json.loads(capsys.readouterr().out) == ["UBND xa An", "so"]


@pytest.mark.parametrize("words", [("--line", "9", "--says", "x"), ("--line", "1"), ("--says", "x")])
def test_a_line_that_is_not_there_is_named(place: str, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]) -> None:
    assert main(["page", "text", place, small.DOSSIER, "p1.png", *words]) == Exit.USAGE
    assert "--line" in capsys.readouterr().err


def test_a_page_that_was_not_read_is_named(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["page", "text", place, small.DOSSIER, "p2.png"]) not in (Exit.DONE, Exit.DOUBTS)
    assert "p2.png" in capsys.readouterr().err
