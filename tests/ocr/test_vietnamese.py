import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.ocr.vietnamese import as_name, capitals, composed, fold, in_capitals, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("HOÀ BÌNH", "hòa bình"),
        ("thuỷ", "thủy"),
        ("Uỷ ban", "Ủy ban"),
        ("khoẻ", "khỏe"),
        ("  a \t b", "a b"),
    ],
)
def test_spellings_of_one_word_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("hoàn", "hòan"), ("bổ", "bố"), ("đa", "da"), ("toán", "tóan"), ("mùa", "muà")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_the_tone_of_qu_is_not_moved() -> None:
    assert fold("QUÝ") == "quý"


def test_without_diacritics_also_d_is_folded() -> None:
    assert fold("Đặng Hữu Hải", diacritics=False) == "dang huu hai"


def test_decomposed_text_is_composed_and_cleaned() -> None:
    assert composed("ho\u0300a\x00 \u200bBă\u0301c\r\n") == "hòa Bắc"
    assert composed("QÐ-TTg") == "QĐ-TTg"
    assert composed("ˆ") == ""


@given(st.text())
def test_plain_has_a_letter_for_each_letter(text: str) -> None:
    assert len(plain(text)) == len(composed(text))


def test_plain_is_small_and_bare() -> None:
    assert plain("ỦY BAN Nhân Dân Đắk Lắk") == "uy ban nhan dan dak lak"


@pytest.mark.parametrize("text", ["QUYẾT ĐỊNH", "ỦY BAN NHÂN DâN", "KT. CHỦ TỊCH", "30/NQ-HĐND"])
def test_capitals_are_seen_also_with_one_letter_misread(text: str) -> None:
    assert in_capitals(text)


@pytest.mark.parametrize("text", ["Quyết định", "A", "12/4", "", "QUYẾT địNH"])
def test_other_text_is_not_in_capitals(text: str) -> None:
    assert not in_capitals(text)


def test_the_share_of_capitals() -> None:
    assert capitals("Ab 12") == 0.5
    assert capitals("12") == 0.0


def test_names_get_one_capital_a_word() -> None:
    assert as_name("NGUYỄN VĂN AN") == "Nguyễn Văn An"
