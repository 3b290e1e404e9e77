"""The papers of a hand-over say what its packages hold, in the words and the layout that the decree asks for."""

import io
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import openpyxl
import pikepdf
import pypdfium2
import pytest
import zxingcpp

from archivist.cli import main
from archivist.packaging.aip_hoso import AipHoso
from archivist.packaging.workbook import Sheet, papers_workbook, plain_workbook
from archivist.pdf.papers import papers_pdf
from archivist.troubles import Exit
from archivist.workflow.hand_over import MANIFEST, PAYLOAD, HandOver
from archivist.workflow.papers import papers_of
from archivist.workflow.print_papers import print_papers
from tests.leaves import dossier as leaves
from tests.packaging.dossiers import DOCUMENTS, bound

AGENCY, ARCHIVE, DAY = "Ủy ban nhân dân xã An Bình", "Lưu trữ lịch sử tỉnh Đồng Nai", date(2026, 2, 3)


@pytest.fixture(scope="module")
def over(tmp_path_factory: pytest.TempPathFactory) -> HandOver:
    """Two dossiers, one of them long enough for a second page."""
    place = tmp_path_factory.mktemp("papers")
    first = bound(place / "a")
    second = bound(place / "b", documents=tuple(DOCUMENTS[n % 2] for n in range(14)), file_code="H49.64.33.2001.161")
    made = [(d, (AipHoso().build(d, place),)) for d in (first, second)]
    return HandOver("tinh", tuple(made))


def text_of(content: bytes, tmp_path: Path) -> str:
    """What pdftotext reads, its lines as they lie on the page."""
    (tmp_path / "a.pdf").write_bytes(content)
    told = subprocess.run(["pdftotext", "-layout", tmp_path / "a.pdf", "-"], capture_output=True, check=True, timeout=60)
    return " ".join(told.stdout.decode().split())


def test_the_inventory_lists_every_dossier(over: HandOver, tmp_path: Path) -> None:
    inventory, *_others = papers_of(over, AGENCY, ARCHIVE, DAY)
    told = text_of(papers_pdf([inventory]), tmp_path)
    for wanted in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU",
        "An Bình, ngày 03 tháng 02 năm 2026", "H49.64.33.2001.160", "H49.64.33.2001.161", "Vĩnh viễn", "3/105",
        "Mục lục này gồm 2 hồ sơ, 16 tài liệu, 108 trang.", over.digest[:20],
    ):  # fmt: skip
        assert wanted in told, wanted


def test_the_document_lists_count_pages_through_the_dossier(over: HandOver) -> None:
    _inventory, first, second, _minutes = papers_of(over, AGENCY, ARCHIVE, DAY)
    assert first.listing
    assert second.listing
    assert [row[5] for row in first.listing.rows] == ["1", "2-3"]
    assert second.listing.rows[-1][5] == "92-105"
    assert first.listing.rows[0][1:4] == (
        "15/QĐ-UBND", "03/02/2001", "Quyết định về việc thành lập tổ công tác <tạm> & phân công",
    )  # fmt: skip
    assert first.listing.rows[1][3] == "Tờ khai đăng ký kết hôn", "a heading is not said twice"


def test_the_minutes_come_in_two_copies(over: HandOver, tmp_path: Path) -> None:
    minutes = papers_of(over, AGENCY, ARCHIVE, DAY)[-1]
    told = text_of(papers_pdf([minutes]), tmp_path)
    assert told.count("BIÊN BẢN") == 2
    for wanted in (
        "Bản số 1: bên giao giữ", "Bản số 2: bên nhận giữ", "ĐẠI DIỆN BÊN GIAO", "ĐẠI DIỆN BÊN NHẬN", "Tổng số hồ sơ: 2",
        "Tổng số gói tin: 2", f"BÊN NHẬN: {ARCHIVE}", "hai bản có giá trị như nhau",
    ):  # fmt: skip
        assert wanted in told, wanted


def test_the_code_on_each_paper_is_the_digest_of_the_manifest(over: HandOver) -> None:
    papers = papers_of(over, AGENCY, ARCHIVE, DAY)
    document = pypdfium2.PdfDocument(papers_pdf(papers))
    read: set[str] = set()
    for number in range(len(document)):
        picture = np.asarray(document[number].render(scale=3).to_pil().convert("L"))
        read |= {code.text for code in zxingcpp.read_barcodes(picture)}
    document.close()
    assert read == {PAYLOAD + over.digest}


def test_no_page_is_overfull_and_no_signature_stands_alone(over: HandOver) -> None:
    """Whatever the number of rows: every row stands once, and the last page has words above its signatures."""
    inventory = papers_of(over, AGENCY, ARCHIVE, DAY)[0]
    assert inventory.listing
    for count in range(0, 40, 3):
        rows = tuple((str(n), f"H49.{n:03d}", "Tiêu đề " * 12, "2001", "Vĩnh viễn", "1/1", "") for n in range(count))
        paper = replace(inventory, listing=replace(inventory.listing, rows=rows))
        document = pypdfium2.PdfDocument(papers_pdf([paper]))
        pages = [document[n].get_textpage().get_text_bounded() for n in range(len(document))]
        document.close()
        assert [sum(page.count(f"H49.{n:03d}") for page in pages) for n in range(count)] == [1] * count
        assert "Mục lục này gồm" in pages[-1]
        assert "NGƯỜI LẬP" in pages[-1]


def test_a_row_that_is_higher_than_a_page_is_torn_and_not_lost(over: HandOver, tmp_path: Path) -> None:
    inventory = papers_of(over, AGENCY, ARCHIVE, DAY)[0]
    assert inventory.listing
    words = " ".join(f"chữ{n}" for n in range(1500))
    paper = replace(inventory, listing=replace(inventory.listing, rows=(("1", "H49", words, "", "", "", ""),)))
    told = text_of(papers_pdf([paper]), tmp_path)
    assert all(f"chữ{n}" in told for n in range(1500))


def test_the_same_hand_over_gives_the_same_bytes(over: HandOver) -> None:
    papers = papers_of(over, AGENCY, ARCHIVE, DAY)
    assert papers_pdf(papers) == papers_pdf(papers)
    assert papers_workbook(papers) == papers_workbook(papers)


def test_fonts_are_embedded_and_text_can_be_copied(over: HandOver) -> None:
    with pikepdf.open(io.BytesIO(papers_pdf(papers_of(over, AGENCY, ARCHIVE, DAY)))) as pdf:
        fonts = dict(pdf.pages[0].Resources.Font.items())
        assert {str(font.BaseFont).rpartition("+")[2] for font in fonts.values()} == {
            "ArchivistPaper-Regular", "ArchivistPaper-Bold", "ArchivistPaper-Italic",
        }  # fmt: skip
        below = [font.DescendantFonts[0] for font in fonts.values()]
        assert all("/FontFile2" in font.FontDescriptor for font in below)


def test_the_workbook_holds_the_same_rows(over: HandOver) -> None:
    inventory = papers_of(over, AGENCY, ARCHIVE, DAY)[0]
    assert inventory.listing
    book = openpyxl.load_workbook(io.BytesIO(papers_workbook([inventory])))
    (sheet,) = book.worksheets
    rows = [tuple(str(c or "") for c in row) for row in sheet.iter_rows(values_only=True)]
    for wanted in inventory.listing.rows:
        assert wanted in rows
    assert sheet.page_setup.orientation == "landscape"


def test_plain_lists_keep_zeros_and_signs() -> None:
    rows = (("Mã", "Ngày"), ("0001", "=1+1"), ("", "03/02/2001"))
    book = openpyxl.load_workbook(io.BytesIO(plain_workbook([Sheet("hồ sơ", rows)])))
    assert [tuple(c or "" for c in row) for row in book["hồ sơ"].iter_rows(values_only=True)] == list(rows)


def test_files_are_written_with_a_manifest_that_sha256sum_proves(over: HandOver, tmp_path: Path) -> None:
    written = print_papers(over, AGENCY, ARCHIVE, DAY, tmp_path / "papers")
    assert {p.name for p in written} == {
        MANIFEST, "muc-luc-ho-so.pdf", "muc-luc-ho-so.xlsx", "muc-luc-van-ban.pdf", "muc-luc-van-ban.xlsx",
        "bien-ban-giao-nhan.pdf", "bien-ban-giao-nhan.xlsx",
    }  # fmt: skip
    folder = over.packages[0].path.parent
    told = subprocess.run(["sha256sum", "-c", tmp_path / "papers" / MANIFEST], cwd=folder, capture_output=True, check=False)
    assert told.returncode == 0


def test_papers_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By themselves with a delivery, and when they are asked for."""
    words = ["run", str(leaves(tmp_path / "in")), "--workspace", str(tmp_path / "w"), "--dossier", "H49.64.2019.05"]
    assert main([*words, "--engine", "blank", "--jobs", "1", "--format", "BagIt"]) in (Exit.DONE, Exit.DOUBTS)
    monkeypatch.setenv("ARCHIVIST_SETTING_PACKAGING__FORMATS", '["BagIt"]')
    (tmp_path / "usb").mkdir()
    place = f'{{"usb": {{"kind": "folder", "address": "{tmp_path / "usb"}", "archive_name": "{ARCHIVE}"}}}}'
    monkeypatch.setenv("ARCHIVIST_SETTING_DELIVERY__DESTINATIONS", place)
    assert main(["deliver", str(tmp_path / "w")]) == Exit.DONE
    assert "papers" in capsys.readouterr().out
    (folder,) = (tmp_path / "w" / "papers").iterdir()
    assert ARCHIVE in text_of((folder / "bien-ban-giao-nhan.pdf").read_bytes(), tmp_path)
    asked = ["papers", str(tmp_path / "w"), "--to", "usb", "--into", str(tmp_path / "again"), "--dossier", "H49.64.2019.05"]
    assert main(asked) == Exit.DONE
    assert (tmp_path / "again" / MANIFEST).read_bytes() == (folder / MANIFEST).read_bytes()
    assert main([*asked[:-1], "H49.64.2019.99"]) == Exit.INPUT
