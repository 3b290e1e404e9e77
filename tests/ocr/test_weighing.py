import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.model.text import Kind, Line, Word
from archivist.ocr.weighing import MOST_ALTERNATIVES, weighed
from tests.ocr.typed import run


def line(text: str, confidence: float = 0.95) -> Line:
    return Line(tuple(run(100, 100, text, confidence)))


def text_of(text: str, confidence: float = 0.95) -> str:
    return weighed([line(text, confidence)])[0].text


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("các thôn, tố dân phố;", "các thôn, tổ dân phố;"),
        ("Kế hoạch chuyến đối số năm 2026", "Kế hoạch chuyển đổi số năm 2026"),
        ("TM. UY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("Tố chức bố sung,", "Tổ chức bổ sung,"),
        ("KY THUẬT", "KỸ THUẬT"),
    ],
)
def test_a_known_turn_gets_its_accents_back(read: str, meant: str) -> None:
    assert text_of(read, 0.91) == meant


def test_what_was_read_is_kept_and_offered() -> None:
    word = weighed([line("các tố dân phố;")])[0].words[1]
    assert (word.text, word.raw, word.alternatives[0]) == ("tổ", "tố", "tố")
    assert weighed([line("các thôn")])[0].words[0].raw == ""


@pytest.mark.parametrize(
    "read",
    [
        "Trường Nguyên Du",
        "Ông Đỗ Thị Yến",  # no city (đô thị)
        "Chương trình được thiết kế có cấu trúc",  # no cơ cấu
        "trong khuôn viên trường, gần các phòng học",  # no viện trưởng
        "mục tiêu học phần",  # no tiểu học
        "dân cư phân bố không đều",
        "phố biên giới",
        "số 29/QĐ-UBND ngày 05/4/2024",
        "hòa hoà thủy thuỷ",
    ],
)
def test_what_was_read_with_confidence_and_can_be_stays(read: str) -> None:
    assert text_of(read) == read


def test_an_unsure_word_has_alternatives_and_stays() -> None:
    words = weighed([line("nghiệm thư", 0.85)])[0].words
    assert [w.text for w in words] == ["nghiệm", "thư"]
    assert words[1].alternatives[0] == "thu"  # nghiệm thu


def test_a_word_that_can_be_no_syllable_has_alternatives() -> None:
    words = weighed([line("theo quy địhn tại")])[0].words
    assert words[2].text == "địhn"
    assert "định" in words[2].alternatives


@pytest.mark.parametrize("text", ["29/QĐ-UBND", "H49.64", "15", "5ã", "-"])
def test_numbers_and_codes_have_none(text: str) -> None:
    assert weighed([line(text, 0.3)])[0].words[0].alternatives == ()


def test_names_are_offered_but_not_changed() -> None:
    words = weighed([line("Nguyễn Thi Thanh Trà", 0.7)])[0].words
    assert " ".join(w.text for w in words) == "Nguyễn Thi Thanh Trà"
    assert not any(w.raw for w in words)


def test_digits_by_pen_and_stamps_are_left_alone() -> None:
    hand = Line((Word("tố", run(0, 0, "tố")[0].box, 0.3, Kind.HAND), *run(60, 0, "dân phố")))
    stamp = Line(tuple(run(0, 0, "HỎA TÔC", 0.4)), Kind.STAMP)
    assert weighed([hand, stamp]) == (hand, stamp)


@given(st.lists(st.lists(st.tuples(st.text(min_size=1, max_size=9), st.floats(0, 1)), min_size=1, max_size=6), max_size=4))
def test_places_and_confidence_never_change(texts: list[list[tuple[str, float]]]) -> None:
    box = run(0, 0, "a")[0].box
    lines = [Line(tuple(Word(text, box, sure) for text, sure in words)) for words in texts]
    for before, after in zip(lines, weighed(lines), strict=True):
        for one, other in zip(before.words, after.words, strict=True):
            assert (one.box, one.confidence, one.kind) == (other.box, other.confidence, other.kind)
            assert (other.raw or other.text) == one.text
            assert len(other.alternatives) <= MOST_ALTERNATIVES
            assert other.text not in other.alternatives
