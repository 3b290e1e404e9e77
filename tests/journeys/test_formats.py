"""Every kind of file that holds pages goes through the whole line, beside every other."""

import io
import json
from pathlib import Path

import pikepdf
import pytest

from archivist.cli import main
from archivist.troubles import Exit
from tests.leaves import DPI, leaf, save


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    for number, (ending, how) in enumerate(
        [("jpg", {"quality": 80}), ("png", {}), ("tif", {}), ("jp2", {}), ("webp", {"quality": 80})], 1
    ):
        save(leaf(seed=number), folder / f"{number}.{ending}", **how)
    save(leaf(seed=6), folder / "6.tiff", save_all=True, append_images=[leaf(seed=7)])
    leaf(seed=8).save(folder / "7.pdf", resolution=DPI, save_all=True, append_images=[leaf(seed=9)])
    return folder


def run(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main([*words, "--engine", "blank", "--jobs", "1", "--json"]) in (Exit.DONE, Exit.DOUBTS)
    summary: dict[str, object] = json.loads(capsys.readouterr().out)
    return summary


def test_all_formats_become_pages_of_one_dossier(paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    summary = run(capsys, "run", str(paper), "--workspace", str(tmp_path / "w"))
    documents = summary["documents"]
    assert isinstance(documents, list)
    names = ["1.jpg", "2.png", "3.tif", "4.jp2", "5.webp", "6.tiff", "6.tiff", "7.pdf", "7.pdf"]
    assert [name for document in documents for name in document["pages"]] == names


def test_all_formats_become_pages_of_one_pdf_at_their_true_size(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "pdf", str(paper), "-o", str(tmp_path / "out.pdf"))
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert len(pdf.pages) == 9
        widths = [float(page.mediabox[2]) * DPI / 72 for page in pdf.pages]
    declared = [width for number, width in enumerate(widths) if number not in (3, 4)]
    assert declared == pytest.approx([874] * 7, abs=3)  # JPEG 2000 and WebP name no resolution here


def test_a_folder_is_mirrored_by_read(paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (paper / "deeper").mkdir()
    (paper / "1.jpg").rename(paper / "deeper/1.jpg")
    run(capsys, "read", str(paper), "--out", str(tmp_path / "out"))
    found = sorted(p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*.json"))
    assert found == [
        "2.json",
        "3.json",
        "4.json",
        "5.json",
        "6.json",
        "6_p0002.json",
        "7.json",
        "7_p0002.json",
        "deeper/1.json",
    ]


def test_the_master_in_the_vault_is_the_file_byte_for_byte(
    paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "run", str(paper), "--workspace", str(tmp_path / "w"))
    kept = {p.read_bytes() for p in (tmp_path / "w/vault").rglob("*") if p.is_file()}
    pictures = [p.read_bytes() for p in paper.iterdir() if p.suffix != ".pdf"]
    assert all(data in kept for data in pictures)
    with pikepdf.open(paper / "7.pdf") as pdf:
        inside = [bytes(picture.read_raw_bytes()) for page in pdf.pages for picture in page.get_images().values()]
    assert inside
    assert all(data in kept for data in inside)
    assert io.BytesIO(inside[0]).read(2) == b"\xff\xd8"
