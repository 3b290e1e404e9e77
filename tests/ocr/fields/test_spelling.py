import pytest

from archivist.ocr.fields.rules import rules
from archivist.ocr.fields.spelling import respelled, spelled, spelled_name
from archivist.ocr.vietnamese import plain


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("bô sung", "bổ sung"),
        ("Tố chức", "Tổ chức"),
        ("PHÁT TRIÊN", "PHÁT TRIỂN"),
        ("Uy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("UBND TĨNH PHÚ THỌ", "UBND TỈNH PHÚ THỌ"),
        ("tỉnh Quảng Ngai", "tỉnh Quảng Ngãi"),
    ],
)
def test_accents_are_set_right_in_the_capitals_that_were_read(read: str, meant: str) -> None:
    assert spelled(read) == meant


@pytest.mark.parametrize("text", ["Uỷ ban nhân dân", "thôn Gò Mít", "bán sách", "", "công ty TNHH", "tổ chức", "bổ, sung"])
def test_what_is_right_or_unknown_stays(text: str) -> None:
    assert spelled(text) == text


def test_every_turn_has_one_spelling() -> None:
    turns = [*rules().words, *rules().phrases, *rules().places]
    assert len({plain(t) for t in turns}) == len({t.lower() for t in turns})


def test_other_lengths_take_the_meant_letters() -> None:
    assert respelled("SỞ Y TÊ", "Sở Y tế") == "SỞ Y TẾ"
    assert respelled("QUYÊT DINHH", "Quyết định") == "QUYẾT ĐỊNH"


@pytest.mark.parametrize(
    ("read", "name"), [("Nguyên Văn An", "Nguyễn Văn An"), ("Hoàng Hà", "Hoàng Hà"), ("Võ Thi Nhạn", "Võ Thị Nhạn")]
)
def test_surnames(read: str, name: str) -> None:
    assert spelled_name(read) == name
