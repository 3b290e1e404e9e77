"""`archivist check`: status 0 only for what is clean; otherwise doubts with place and remedy."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from archivist.cli import main
from archivist.troubles import Exit
from tests.leaves import DECISION, leaf, save


def check(capsys: pytest.CaptureFixture[str], path: Path) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    status = main(["check", str(path), "--json"])
    return status, json.loads(capsys.readouterr().out)


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A workspace with one bag, and a PDF of the same leaf."""
    save(leaf(DECISION), tmp_path / "in/1.jpg", quality=80, dpi=(200, 200))
    common = [str(tmp_path / "in"), "--engine", "blank", "--jobs", "1", "--json"]
    main(["run", *common, "--workspace", str(tmp_path / "w"), "--format", "BagIt"])
    main(["pdf", *common, "-o", str(tmp_path / "out.pdf"), "--title", "Quyết định"])
    return tmp_path


def the_bag(made: Path) -> Path:
    (package,) = (made / "w/packages").glob("*.zip")
    return package


def test_what_the_line_made_is_clean(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (the_bag(made), made / "out.pdf", made / "w"):
        status, told = check(capsys, path)
        assert (status, told["clean"]) == (Exit.DONE, True), told


def test_a_changed_byte_in_a_package_is_named_with_its_remedy(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package, altered = the_bag(made), made / "altered.zip"
    with zipfile.ZipFile(package) as whole, zipfile.ZipFile(altered, "w") as other:
        for entry in whole.infolist():
            data = whole.read(entry)
            other.writestr(entry, data[:-1] + b"?" if entry.filename.endswith(".pdf") else data)
    status, told = check(capsys, altered)
    assert status == Exit.DOUBTS
    assert any(d["place"].get("file", "").endswith(".pdf") and d["remedy"] for d in told["doubts"])


def test_a_flipped_bit_in_a_workspace_is_named(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blob = max((p for p in (made / "w/vault").rglob("*") if p.is_file()), key=lambda p: p.stat().st_size)
    blob.chmod(0o644)
    data = bytearray(blob.read_bytes())
    data[len(data) // 2] ^= 1
    blob.write_bytes(data)
    status, told = check(capsys, made / "w")
    assert status == Exit.DOUBTS
    assert [d["code"] for d in told["doubts"]] == ["vault.altered"]


def test_a_pdf_that_is_no_pdf_a_is_not_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    leaf().save(tmp_path / "plain.pdf", resolution=150)
    status, told = check(capsys, tmp_path / "plain.pdf")
    assert status == Exit.DOUBTS
    assert {"pdf.no-mark", "pdf.no-output-intent"} <= {d["code"] for d in told["doubts"]}


def test_what_is_none_of_these_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("chữ")
    assert check(capsys, tmp_path / "notes.txt")[1]["doubts"][0]["code"] == "check.unknown"
    assert main(["check", str(tmp_path / "nowhere")]) == Exit.INPUT
    assert "nowhere" in capsys.readouterr().err
