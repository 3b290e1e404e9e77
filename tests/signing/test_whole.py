"""The whole of trust in one story: signed with a token, handed over, tampered with, caught; a blob dies and comes back."""

import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from archivist import app
from archivist.cli import main
from archivist.model.doubt import Severity
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from archivist.workflow.checking import check_path
from tests.signing.authority import Holder
from tests.signing.test_journey import CODE, Desk, desk

__all__ = ["desk"]


def spoilt(package: Path, into: Path) -> Path:
    """The same package with one bit of a facsimile turned, and nothing else."""
    with zipfile.ZipFile(package) as told, zipfile.ZipFile(into, "w") as made:
        for entry in told.infolist():
            content = told.read(entry)
            if entry.filename.endswith(".pdf"):
                middle = len(content) // 2
                content = content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
            made.writestr(entry, content)
    return into


def grave(package: Path) -> list[str]:
    found = check_path(package, app.every_format())
    return [d.code for d in found if d.severity is Severity.GRAVE]


@pytest.mark.long
def test_signed_handed_over_tampered_with_and_healed(desk: Desk, tmp_path: Path, root: Holder) -> None:
    desk.run()
    assert desk.sign()[0] == Exit.DONE
    (package,) = desk.packages()
    assert grave(package) == [], "the leaves of the tests are coarser than the law asks, which is a minor doubt"
    handed = shutil.copy2(package, tmp_path / "handed-over.zip")
    assert main(["papers", str(desk.path), "--to", "archive", "--into", str(tmp_path / "papers")]) == Exit.DONE
    assert main(["check", str(tmp_path / "papers/chung-cu-nhat-ky.json")]) == Exit.DONE
    assert grave(spoilt(Path(handed), tmp_path / "spoilt.zip")) != []

    assert main(["workspace", "copy", str(desk.path), "--to", str(tmp_path / "copies")]) == Exit.DONE
    with Workspace.open(desk.path) as workspace:
        found = workspace.dossier_of_code(CODE)
        assert found
        lost = workspace.vault.path(workspace.pages(found.dossier_id)[0].master.digest)
    before = lost.read_bytes()
    lost.unlink()
    assert main(["workspace", "verify", str(desk.path)]) == Exit.DOUBTS
    assert main(["workspace", "audit", str(desk.path), "--copy", str(tmp_path / "copies")]) == Exit.DONE
    assert lost.read_bytes() == before
    assert main(["workspace", "verify", str(desk.path)]) == Exit.DONE, "its signed head stands, too"

    with closing(sqlite3.connect(desk.path / "catalogue.sqlite")) as connection, connection:
        connection.execute("DROP TRIGGER event_no_update")
        connection.execute("UPDATE event SET actor = 'nobody' WHERE seq = 2")
    assert main(["workspace", "verify", str(desk.path), "--ledger"]) == Exit.DOUBTS
