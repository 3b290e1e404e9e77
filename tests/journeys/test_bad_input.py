"""Whatever a clerk drops in: a named trouble where it belongs, and the rest of the batch goes on."""

import json
import os
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from archivist.cli import main
from archivist.troubles import Exit
from tests.leaves import A5, DPI, dossier, leaf, save


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, dict[str, Any]]:
    status = main([*map(str, words), "--json", "--engine", "blank", "--jobs", "1"])
    return status, json.loads(capsys.readouterr().out)


def troubled(summary: dict[str, Any]) -> dict[str, str]:
    """Doubts by the file that they are about; a file's gravest one."""
    return {d["place"]["file"]: d["code"] for d in reversed(summary["doubts"]) if d["place"].get("file")}


def bad_files(folder: Path) -> dict[str, str]:
    """One of each kind of bad file, with the code of the trouble that it must meet."""
    good = save(leaf(seed=9), folder / "good.jpg", quality=80).read_bytes()
    (folder / "good.jpg").unlink()
    (folder / "zero.jpg").write_bytes(b"")
    (folder / "words.jpg").write_text("Chỉ là chữ")
    (folder / "cut.jpg").write_bytes(good[: len(good) // 2])
    (folder / "huge.png").write_bytes(huge_png())
    locked = pikepdf.new()
    locked.add_blank_page()
    locked.save(folder / "locked.pdf", encryption=pikepdf.Encryption(user="x", owner="x"))
    return {
        "zero.jpg": "input.empty",
        "words.jpg": "input.not-an-image",
        "cut.jpg": "input.truncated",
        "huge.png": "input.too-large",
        "locked.pdf": "input.encrypted",
    }


def huge_png() -> bytes:
    """A bomb: the header says 60,000 × 60,000, the body is a few bytes."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def test_bad_files_are_named_and_the_good_ones_go_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = dossier(tmp_path / "in")
    expected = bad_files(folder)
    status, summary = run(capsys, "run", folder, "--workspace", tmp_path / "w")
    assert status == Exit.DOUBTS
    assert {k: v for k, v in troubled(summary).items() if k in expected} == expected
    assert [p for d in summary["documents"] for p in d["pages"]] == ["1.jpg", "2.jpg", "10.jpg"]
    assert len(summary["packages"]) == 1


def test_a_bad_file_that_was_replaced_by_a_good_one_is_no_longer_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = dossier(tmp_path / "in")
    (folder / "11.jpg").write_bytes(b"")
    assert run(capsys, "run", folder, "--workspace", tmp_path / "w")[0] == Exit.DOUBTS
    save(leaf([("Biên bản kiểm kê tài sản", 300, 500), ("Chữ ký", 150, 900)], seed=5), folder / "11.jpg", quality=80)
    _, summary = run(capsys, "run", folder, "--workspace", tmp_path / "w")
    assert "11.jpg" not in troubled(summary)
    assert [p for d in summary["documents"] for p in d["pages"]] == ["1.jpg", "2.jpg", "10.jpg", "11.jpg"]


@pytest.mark.parametrize("mode", ["1", "L", "P", "CMYK", "I;16", "RGBA"])
def test_every_depth_and_colour_of_tiff_becomes_a_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], mode: str
) -> None:
    page = leaf()
    odd = page.convert("L").point(lambda v: v * 256, "I").convert("I;16") if mode == "I;16" else page.convert(mode)
    save(odd, tmp_path / "in/odd.tif")
    status, summary = run(capsys, "run", tmp_path / "in", "--workspace", tmp_path / "w")
    assert [d["pages"] for d in summary["documents"]] == [["odd.tif"]], summary["doubts"]
    assert not [d for d in summary["doubts"] if d["code"].startswith("input.")]
    assert status in (Exit.DONE, Exit.DOUBTS)


@pytest.mark.parametrize("dpi", [None, (0, 0), (1, 1), (60_000, 60_000)])
def test_absent_or_absurd_resolution_does_not_matter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], dpi: tuple[int, int] | None
) -> None:
    (tmp_path / "in").mkdir()
    how: dict[str, Any] = {"dpi": dpi} if dpi else {}
    leaf().save(tmp_path / "in/1.jpg", **how)
    _, summary = run(capsys, "run", tmp_path / "in", "--workspace", tmp_path / "w", "--format", "BagIt")
    assert len(summary["packages"]) == 1, summary["doubts"]


def test_a_page_that_a_camera_turned_stands_upright(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = leaf().transpose(Image.Transpose.ROTATE_90)
    save(turned, tmp_path / "in/1.jpg", exif=exif)
    run(capsys, "pdf", tmp_path / "in", "-o", tmp_path / "out.pdf")
    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        width, height = (float(v) for v in pdf.pages[0].mediabox[2:])
    assert width < height


def test_the_same_sheet_twice_is_a_doubt_on_the_second(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = dossier(tmp_path / "in")
    (folder / "11.jpg").write_bytes((folder / "10.jpg").read_bytes())
    _, summary = run(capsys, "run", folder, "--workspace", tmp_path / "w")
    assert [d["place"]["file"] for d in summary["doubts"] if d["code"] == "page.duplicate"] == ["11.jpg"]


def test_a_signed_pdf_is_kept_untouched_beside_its_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "in/signed.pdf"
    source.parent.mkdir()
    picture = save(leaf(), tmp_path / "page.jpg", quality=80)
    image = Image.open(picture)
    image.save(source, resolution=DPI)
    image.close()
    with pikepdf.open(source, allow_overwriting_input=True) as pdf:
        field = pikepdf.Dictionary(FT=pikepdf.Name.Sig, T=b"S", V=pikepdf.Dictionary(Type=pikepdf.Name.Sig))
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        pdf.save(source)
    _, summary = run(capsys, "run", source, "--workspace", tmp_path / "w")
    assert "page.signed-original" in [d["code"] for d in summary["doubts"]]
    kept = [p.read_bytes() for p in (tmp_path / "w/vault").rglob("*") if p.is_file()]
    assert source.read_bytes() in kept


def test_a_workspace_in_use_says_by_whom(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from archivist.app import workspace_at

    with workspace_at(tmp_path / "w", create=True):
        status, told = run(capsys, "run", dossier(tmp_path / "in"), "--workspace", tmp_path / "w")
    assert status == Exit.WORKSPACE
    assert told["trouble"]["code"] == "workspace.in-use"
    assert str(os.getpid()) in told["trouble"]["sentence"]


def test_a_missing_source_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = run(capsys, "run", tmp_path / "nowhere", "--workspace", tmp_path / "w")
    assert status == Exit.INPUT
    assert told["trouble"]["code"] == "input.not-found"


def test_a_folder_without_pages_is_no_dossier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    status, summary = run(capsys, "run", tmp_path / "in", "--workspace", tmp_path / "w")
    assert status == Exit.DOUBTS
    assert [d["code"] for d in summary["doubts"]] == ["dossier.empty"]


def test_pages_of_one_pixel_and_of_extreme_shape_are_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, size in (("1.png", (1, 1)), ("2.png", (4000, 3)), ("3.png", A5)):
        save(Image.new("RGB", size, "black"), tmp_path / "in" / name)
    status, summary = run(capsys, "run", tmp_path / "in", "--workspace", tmp_path / "w")
    assert status in (Exit.DONE, Exit.DOUBTS)
    assert summary["captured"]["new"] == 3
