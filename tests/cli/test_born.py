"""A PDF of an office program goes through the whole line without becoming a picture."""

import json
from pathlib import Path

import pikepdf
import pytest

from archivist.cli import main
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from tests.pdf.reading import text_of
from tests.pdf.test_born import mute_font, office

WORDS = ("--engine", "blank", "--jobs", "1", "--json")


def plain(path: Path, *, mute: bool = False) -> Path:
    """Without what would be refused at the door."""

    def spoil(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/OpenAction"]
        if mute:
            mute_font(pdf)

    return office(path, spoil=spoil, pages=2)


def pictures(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return sum(isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image" for one in pdf.objects)


def test_it_is_kept_as_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, into = plain(tmp_path / "van_ban.pdf"), tmp_path / "a.pdf"
    assert main(["pdf", str(source), "-o", str(into), *WORDS]) == Exit.DONE
    assert json.loads(capsys.readouterr().out)["doubts"] == []
    assert pictures(into) == 0
    assert "QUYET DINH so 12\n" in text_of(into)
    main(["run", str(source), "--workspace", str(tmp_path / "w"), "--dossier", "H49.64.2019.05", "--title", "T", *WORDS])
    with Workspace.open(tmp_path / "w", write=False) as workspace:
        (bound,) = workspace.results("bind", None).values()
        facsimile = workspace.vault.path(str(bound.blob))
        assert (pictures(facsimile), bound.value["doubts"]) == (0, [])
        assert "trang 1" in text_of(facsimile)


def test_a_page_that_must_be_drawn_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, into = plain(tmp_path / "van_ban.pdf", mute=True), tmp_path / "a.pdf"
    main(["pdf", str(source), "-o", str(into), *WORDS])
    told = {d["code"] for d in json.loads(capsys.readouterr().out)["doubts"]}
    assert "pdf.page-drawn" in told
    assert pictures(into) > 0
