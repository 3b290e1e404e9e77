import pytest

from archivist.ocr.fields.rules import rules
from archivist.ocr.syllables import is_syllable, odd_words


@pytest.mark.parametrize("word", ["nguyễn", "quyết", "giếng", "gì", "khuya", "ủy", "ương", "quốc", "thuế", "huýt", "xoong"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", ["tich", "TICH", "ũch", "ctư", "thộng2", "phươg", "htôn", "tọt́"])
def test_what_cannot_be_vietnamese(word: str) -> None:
    assert not is_syllable(word)


def test_abbreviations_and_roman_numbers_are_not_odd() -> None:
    assert odd_words("UBND tỉnh gửi TTr số 15/QĐ-UBND, phần XIV") == ()
    assert odd_words("TM. ỦY BAN NHÂN DÂN") == odd_words("UBND TỈNH PHÚ THỌ") == ()


def test_a_word_that_lost_its_tone_is_odd_also_in_capitals() -> None:
    assert odd_words("CHỦ TICH") == ("TICH",)
    assert odd_words("Cấp bản sao trích lục hộ ũch") == ("ũch",)


def test_hardly_any_word_of_administration_is_odd() -> None:
    known = rules()
    turns = [*known.words, *known.phrases, *known.openers, *known.titles]
    assert [t for t in turns if odd_words(t)] == []
