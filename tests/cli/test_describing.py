"""Fields are filled in from the command line: of the dossier, of a document, of all that know nothing there."""

from pathlib import Path

import pytest

from archivist.cli import main
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from tests.ui import small

CODE = "H49.64.2019.05"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    path = small.make(tmp_path / "w")
    with Workspace.open(path) as opened:
        opened.allocate(small.DOSSIER, "H49.64", 2019, CODE)
    return path


def by_hand(path: Path, subject: str) -> dict[str, object]:
    with Workspace.open(path, write=False) as reader:
        return reader.by_hand(subject)


def test_fields_of_a_document_and_of_the_dossier(workspace: Path) -> None:
    said = ["workspace", "set", str(workspace), CODE]
    assert main([*said, "code=7/QĐ-UBND", "subject=Về việc khác", "--document", "2"]) == Exit.DONE
    assert by_hand(workspace, "page-3") == {
        "code": "7/QĐ-UBND", "number": "7", "notation": "QĐ-UBND", "subject": "Về việc khác",
    }  # fmt: skip
    assert main([*said, "title=Hồ sơ khác"]) == Exit.DONE
    assert by_hand(workspace, small.DOSSIER)["title"] == "Hồ sơ khác"
    assert main(["page", "undo", str(workspace)]) == Exit.DONE
    assert "title" not in by_hand(workspace, small.DOSSIER)


def test_what_is_no_field_or_no_document_is_refused(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = ["workspace", "set", str(workspace), CODE]
    assert main([*said, "subject"]) not in (Exit.DONE, Exit.DOUBTS)
    assert main([*said, "subject=x", "--document", "9"]) not in (Exit.DONE, Exit.DOUBTS)
    assert "9" in capsys.readouterr().err
    assert by_hand(workspace, "page-3") == {}
