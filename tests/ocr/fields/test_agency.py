import pytest

from archivist.ocr.fields.agency import initials
from tests.ocr.fields.read import decision, fields
from tests.ocr.typed import LONG, body


@pytest.mark.parametrize(
    ("lines", "parent", "agency"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"], None, "ỦY BAN NHÂN DÂN TỈNH QUẢNG NGÃI"),
        (["UBND TỈNH PHÚ THỌ", "SỞ Y TẾ"], "UBND TỈNH PHÚ THỌ", "SỞ Y TẾ"),
        (["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HẢI PHÒNG", "SỞ TƯ PHÁP"], "ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG", "SỞ TƯ PHÁP"),
        (["SỞ Y TẾ LÂM ĐỒNG", "TRƯỜNG CAO ĐẲNG", "Y HỌC CỔ TRUYỀN"], "SỞ Y TẾ LÂM ĐỒNG", "TRƯỜNG CAO ĐẲNG Y HỌC CỔ TRUYỀN"),
        (["SỞ Y TẾ KIÊN GIANG", "THANH TRA"], "SỞ Y TẾ KIÊN GIANG", "THANH TRA"),
        (["BỘ NỘI VỤ"], None, "BỘ NỘI VỤ"),
        (["UBND THÀNH PHỐ", "HỒ CHÍ MINH"], None, "UBND THÀNH PHỐ HỒ CHÍ MINH"),
        (["VĂN PHÒNG", "ỦY BAN NHÂN DÂN HUYỆN BA TƠ"], None, "VĂN PHÒNG ỦY BAN NHÂN DÂN HUYỆN BA TƠ"),
        (["UBND HUYỆN BA TƠ", "TIỂU ĐOÀN CƠ ĐỘNG"], "UBND HUYỆN BA TƠ", "TIỂU ĐOÀN CƠ ĐỘNG"),
    ],
)
def test_one_agency_is_told_from_two(lines: list[str], parent: str | None, agency: str) -> None:
    found = fields(decision(lines))
    assert (found.get("agency_parent"), found["agency"]) == (parent, agency)


def test_misread_accents_of_known_names_are_set_right() -> None:
    found = fields(decision(["UBNDTỈNHPHÚ THỌ", "SỞ Y TÉ"]))
    assert (found["agency_parent"], found["agency"]) == ("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ")


def test_the_writer_s_own_spelling_stays() -> None:
    assert fields(decision(["UỶ BAN NHÂN DÂN", "XÃ HOÀ BẮC"]))["agency"] == "UỶ BAN NHÂN DÂN XÃ HOÀ BẮC"


def test_capitals_that_name_no_agency_are_left_out() -> None:
    assert "agency" not in fields(decision(["SAO Y BẢN CHÍNH"]))


def test_a_page_without_head_names_none() -> None:
    assert "agency" not in fields(body(200, LONG, "ỦY BAN NHÂN DÂN XÃ HÒA BẮC", LONG))


def test_initials_are_those_of_notations() -> None:
    assert {"SYT"} <= set(initials(["SỞ Y TẾ"]))
    assert {"UBND"} <= set(initials(["ỦY BAN NHÂN DÂN"]))
    assert {"ĐHTĐ", "TĐHTĐ"} <= set(initials(["TRƯỜNG ĐẠI HỌC TÂY ĐÔ"]))


def test_the_first_word_is_one_that_names_begin_with() -> None:
    assert fields(decision(["SƠ THÔNG TIN VÀ TRUYỀN THÔNG"]))["agency"] == "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"
    assert fields(decision(["UBND TỈNH PHÚ THỌ", "PHONG NỘI VỤ"]))["agency"] == "PHÒNG NỘI VỤ"
