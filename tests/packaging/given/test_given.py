"""Lists of others are understood: TT 02/2019, contractors' workbooks, one-stop lists, edXML; strangers are named."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.model.given import Given, Level
from archivist.packaging.given import read_given
from archivist.packaging.given.rows import iso, normal
from archivist.packaging.given.tables import as_text
from archivist.troubles import NotAList, NotFound
from tests.packaging.given.lists import CASES, DOCUMENTS, DOSSIERS, MESSAGE, workbook


def by_level(rows: tuple[Given, ...], level: Level) -> list[Given]:
    return [row for row in rows if row.level is level]


def test_a_contractors_workbook(tmp_path: Path) -> None:
    rows = read_given(workbook(tmp_path / "Danh mục.xlsx", **{"hồ sơ": DOSSIERS, "văn bản": DOCUMENTS}))
    (dossier,) = by_level(rows, Level.DOSSIER)
    assert dossier.file_code == "H49.64.2019.05"
    assert dossier.values == {
        "title": "Hồ sơ xây dựng đường", "maintenance": "01", "mode": "01", "start_date": "2019-02-01",
        "end_date": "2019-12-06",
    }  # fmt: skip
    first, second = by_level(rows, Level.DOCUMENT)
    assert (first.file_code, first.ordinal, first.where) == ("H49.64.2019.05", 1, "Danh mục.xlsx, 2")
    assert first.values["code"] == "39/QĐ-UBND"
    assert first.values["date"] == "2019-04-12"
    assert first.values["doc_type"] == "QUYẾT ĐỊNH"
    assert (second.ordinal, second.values["doc_type"], second.values["date"]) == (2, "TỜ TRÌNH", "2019-03-05")


def test_a_list_of_cases_with_a_heading_above_it(tmp_path: Path) -> None:
    (case,) = read_given(workbook(tmp_path / "list.xlsx", Sheet1=CASES))
    assert (case.level, case.row) == (Level.CASE, 4)
    assert case.values == {
        "tthc_dossier": "000.00.01.H26-260930-0012", "title": "Đăng ký khai sinh", "holder_name": "Nguyễn Văn An",
        "person_number": "001203012345", "holder_birth": "2003-01-05",
    }  # fmt: skip


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_printed_list_of_documents_as_text(tmp_path: Path, mark: str) -> None:
    head = ["STT", "Số, ký hiệu", "Ngày tháng năm văn bản", "Tên loại và trích yếu nội dung văn bản", "Tác giả văn bản"]
    row = ["1", "07/BB-UB", "14/5/1996", "Biên bản xác định mốc giới", "UBND xã Tân Lĩnh Hạ"]
    quoted = [mark.join(f'"{cell}"' for cell in cells) for cells in (head, row)]
    path = tmp_path / "list.csv"
    path.write_text("\ufeff" + "\r\n".join(quoted), encoding="utf-8")
    (document,) = read_given(path)
    assert document.values == {
        "code": "07/BB-UB", "number": "07", "notation": "BB-UB", "date": "1996-05-14", "doc_type": "BIÊN BẢN",
        "subject": "xác định mốc giới", "agency": "UBND xã Tân Lĩnh Hạ",
    }  # fmt: skip


def test_an_edxml_message(tmp_path: Path) -> None:
    path = tmp_path / "letter.edxml"
    path.write_text(MESSAGE, encoding="utf-8")
    (document,) = read_given(path)
    assert document.values == {
        "code": "267/SYT-NVY", "number": "267", "notation": "SYT-NVY", "place": "Hạ Long", "date": "2012-08-06",
        "doc_type": "CÔNG VĂN", "subject": "V/v tiêm chủng & giám sát", "signer_name": "Lê Thị Hoa",
        "signer_title": "Giám đốc", "agency": "Sở Y tế",
    }  # fmt: skip


def test_what_is_hidden_in_a_cell_does_no_harm(tmp_path: Path) -> None:
    bad = ("\u202eevil\u202c", '=HYPERLINK("http://x","y")', "a\nb", "x" * 100_000)
    rows = [("Tiêu đề hồ sơ", "Ghi chú", "Từ khóa", "Mã hồ sơ"), bad]
    (dossier,) = read_given(workbook(tmp_path / "bad.xlsx", Sheet1=rows))
    assert dossier.values["title"] == "evil"
    assert dossier.values.get("note", "") == ""  # a formula that nobody has computed came to nothing
    assert dossier.values["keyword"] == "a b"
    assert len(dossier.file_code) == 10_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"PK\x03\x04 broken"),
        ("a.csv", b"name,price\r\nx,1\r\n"),
        ("a.csv", "Tiêu đề".encode("utf-16")),
        ("a.csv", b""),
        ("a.edxml", b"<a/>"),
        ("a.edxml", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><MessageHeader>&x;</MessageHeader>'),
        ("a.pdf", b"%PDF-1.7"),
    ],
)
def test_what_is_no_list_is_named(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NotAList, match=name):
        read_given(tmp_path / name)


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as packed:
        packed.writestr("a.txt", "x")
    with pytest.raises(NotAList):
        read_given(tmp_path / "a.xlsx")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.edxml"):
        with pytest.raises(NotFound):
            read_given(tmp_path / name)


@pytest.mark.parametrize(
    ("text", "day"),
    [("31/12/2019", "2019-12-31"), ("5.3.2019", "2019-03-05"), ("3/2019", "2019-03"), ("2019", "2019"),
     ("2019-12-31 00:00:00", "2019-12-31"), ("31/02/2019", ""), ("không rõ", ""), ("", "")],
)  # fmt: skip
def test_days(text: str, day: str) -> None:
    assert iso(text) == day


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [("maintenance", "Vĩnh viễn", "01"), ("maintenance", "05 năm", "07"), ("maintenance", "3", "03"), ("mode", "MẬT", "03"),
     ("language", "Tiếng việt", "01"), ("condition", "Rách nát", "Rách nát"), ("doc_type", "2", "QUYẾT ĐỊNH")],
)  # fmt: skip
def test_texts_become_codes(field: str, text: str, value: str) -> None:
    assert normal(field, text) == value


@given(st.one_of(st.text(), st.integers(), st.floats(), st.none(), st.booleans()))
def test_any_cell_is_one_line_of_text(cell: object) -> None:
    assert "\n" not in as_text(cell)
