import pytest

from archivist.ocr.fields import page_fields
from tests.ocr.fields.read import fields
from tests.ocr.typed import LONG, Placed, body, centred, foot, page

TEXT = body(200, LONG, LONG)


def signed(*signature: str) -> dict[str, str]:
    found = fields([*TEXT, *foot(500, ["- Như trên;", "- Lưu: VT."], signature)])
    return {k: v for k, v in found.items() if k.startswith("signer")}


@pytest.mark.parametrize(
    ("lines", "authority", "title"),
    [
        (["GIÁM ĐỐC"], None, "GIÁM ĐỐC"),
        (["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        (["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"], "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        (["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG KINH TẾ"], "TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG KINH TẾ"),
        (["Q. GIÁM ĐỐC"], "Q. GIÁM ĐỐC", None),
        (["KT.BỘ TRƯỞNG", "THỨ TRƯỞNG"], "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"),
        (["__ T/M. UBND XÃ", "CHỦ TỊCH"], "TM. UBND XÃ", "CHỦ TỊCH"),
        (["Z1. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        (["1. KẾ TOÁN", "GIÁM ĐỐC"], None, "GIÁM ĐỐC"),
    ],
)
def test_right_and_title(lines: list[str], authority: str | None, title: str | None) -> None:
    found = signed(*lines, "Trần Văn Bình")
    assert (found.get("signer_authority"), found.get("signer_title")) == (authority, title)
    assert found["signer_name"] == "Trần Văn Bình"


def test_a_title_hidden_by_the_seal_is_that_of_the_deputy() -> None:
    description = page_fields("p2", page([*TEXT, *foot(500, ["- Lưu: VT."], ["KT. CHỦ TỊCH", "Hồ Hữu Toàn"])]))
    entry = description.get("signer_title")
    assert entry is not None
    assert (entry.value, entry.origin.rule) == ("PHÓ CHỦ TỊCH", "deputy-signs")
    assert not entry.sure


def test_half_a_title_below_kt_is_the_deputy_s() -> None:
    assert signed("KT. GIÁM ĐỐC", "GIÁM ĐỐC", "Lê Thị Hoa")["signer_title"] == "PHÓ GIÁM ĐỐC"


def test_the_same_title_twice_is_kt_and_the_deputy() -> None:
    found = signed("GIÁM ĐỐC", "GIÁM ĐỐC", "Lê Thị Hoa")
    assert (found["signer_authority"], found["signer_title"]) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


@pytest.mark.parametrize(
    ("read", "name"),
    [
        ("TS. Hồ Công Khánh", "Hồ Công Khánh"),
        ("BSCKII. Lê Ngọc Nga", "Lê Ngọc Nga"),
        ("ThS: Trần Quang Cường", "Trần Quang Cường"),
        ("ˆ Lê Thiên Phú", "Lê Thiên Phú"),
        ("T 1. Phạm Hữu Tuấn", "Phạm Hữu Tuấn"),
        ("T Phạm Hữu Tuấn", "Phạm Hữu Tuấn"),
        ("BùiMinh Tuấn", "Bùi Minh Tuấn"),
        ("Nguyên Hoàng Giang", "Nguyễn Hoàng Giang"),
        ("Hồ Thi Yến", "Hồ Thị Yến"),
        ("Y Bhiông Niê", "Y Bhiông Niê"),
    ],
)
def test_names_are_told_from_what_stands_beside_them(read: str, name: str) -> None:
    assert signed("GIÁM ĐỐC", read)["signer_name"] == name


@pytest.mark.parametrize("read", ["tfoang công cường", "ưỰAs Cà 4V", "đã ký", "Đã nhận đủ số tiền trên trong ngày"])
def test_what_is_no_name_is_left_out(read: str) -> None:
    assert "signer_name" not in signed("GIÁM ĐỐC", read)


def test_misread_titles_are_set_right() -> None:
    assert signed("HIỆU TRƯỚNG", "Lê Thị Hoa")["signer_title"] == "HIỆU TRƯỞNG"


def signers(left: str, right: str) -> list[Placed]:
    return [
        *TEXT,
        centred(500, left, 450),
        centred(500, right, 1230),
        centred(800, "Lê Công Hải", 450),
        centred(800, "Nguyễn Minh Cường", 1230),
    ]


def test_of_two_signers_the_right_one_counts_and_side_a_of_a_contract() -> None:
    assert fields(signers("THƯ KÝ", "CHỦ TỌA CUỘC HỌP"))["signer_name"] == "Nguyễn Minh Cường"
    assert fields(signers("ĐẠI DIỆN BÊN A", "ĐẠI DIỆN BÊN B"))["signer_name"] == "Lê Công Hải"


def test_running_text_is_signed_by_nobody() -> None:
    assert [k for k in fields(TEXT) if k.startswith("signer")] == []


def sure(name: str) -> bool:
    lines = [*TEXT, *foot(500, ["- Như trên;", "- Lưu: VT."], ["GIÁM ĐỐC", name])]
    entry = page_fields("p", page(lines, 0.97)).get("signer_name")
    assert entry is not None
    return entry.sure


def test_a_name_without_a_surname_may_be_half_hidden_and_is_asked_for() -> None:
    assert sure("Đặng Đức Khánh")
    assert not sure("Đức Khánh")


def test_two_names_in_one_row_are_of_two_people() -> None:
    lines = [(405.0, 700.0, "Đỗ Xuân Khánh"), (1090.0, 700.0, "Ñguyễn Thị Mai")]
    assert fields([*TEXT, *lines])["signer_name"] == "Nguyễn Thị Mai"
