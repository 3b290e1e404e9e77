"""`archivist workspace lessons`: told, and forgotten by name."""

import json
from pathlib import Path

import pytest

from archivist.cli import main
from archivist.model.description import By, Description, Entry, Origin
from archivist.model.event import Draft
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from archivist.workflow.stages.keeping import kept

READ, MEANT = "SỞ Y TÊ", "SỞ Y TẾ"


@pytest.fixture
def used(tmp_path: Path) -> Path:
    with Workspace.create(tmp_path / "w") as made:
        entry = Entry("agency", READ, Origin(By.MACHINE, "d", None, READ))
        made.record([kept("describe", "d", "key", Description((entry,)))])
        made.record([Draft("value.set", "d", {"field": "agency", "value": MEANT})])
    return tmp_path / "w"


def test_lessons_are_listed_and_forgotten(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workspace", "lessons", str(used), "--json"]) == Exit.DONE
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["field"], row["read"], row["value"], row["times"]) == ("agency", READ, MEANT, 1)
    assert main(["workspace", "lessons", str(used), "--forget", row["name"]]) == Exit.DONE
    assert "Nothing was learned here yet." in capsys.readouterr().out


def test_a_lesson_that_nobody_gave_cannot_be_forgotten(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workspace", "lessons", str(used), "--forget", "0123456789"]) == Exit.INPUT
    assert main(["workspace", "lessons", str(used)]) == Exit.DONE
    assert f"{READ} → {MEANT}" in capsys.readouterr().out
