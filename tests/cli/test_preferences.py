"""`archivist settings`: told, changed, set back."""

import json
from pathlib import Path

import pytest

from archivist.cli import main
from archivist.troubles import Exit


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVIST_SITE_CONFIG", str(tmp_path / "site"))
    monkeypatch.setenv("ARCHIVIST_USER_CONFIG", str(tmp_path / "user"))


def test_settings_are_shown_changed_and_set_back(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "ocr.lang"]) == Exit.DONE
    assert capsys.readouterr().out == "ocr.languages = vie   (built-in)\n   Reading languages, joined by +\n"
    assert main(["settings", "--set", "ocr.languages=vie+eng"]) == Exit.DONE
    assert "ocr.languages = vie+eng   (user)" in capsys.readouterr().out
    assert main(["settings", "--reset", "ocr.languages", "--json"]) == Exit.DONE
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["value"], row["origin"]) == ("vie", "built-in")


def test_what_is_wrong_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["settings", "--set", "work.jobs"]) == Exit.USAGE
    assert main(["settings", "--set", "work.jobs=-1"]) == Exit.USAGE
    assert "it must be 0 or more" in capsys.readouterr().err
    assert main(["settings", "--set", "work.speed=1"]) == Exit.INPUT
