"""Readings join a page's text: by hand in place of what an engine made of them, printed ones where none was read."""

from archivist.model.text import Kind, Line
from archivist.ocr.hand.digits import DigitReading
from archivist.ocr.hand.joined import joined, likely, with_hand
from archivist.ocr.hand.places import HandPlace, Meaning, places
from tests.ocr.hand.pen import page_text, paper, penned, printed, word


def number_line(*between: str, glued: str = "", confidence: float = 0.4) -> Line:
    words = [word("Số:", 100, 140), *(word(text, 160, 200, confidence) for text in between)]
    return Line((*words, word(glued + "/QĐ-UBND", 160 if glued else 215, 360)), column=1)


def place_of(line: Line) -> HandPlace:
    return next(p for p in places(page_text(line)) if p.meaning is Meaning.NUMBER)


def by_hand(text: str, confidence: float = 0.95) -> DigitReading:
    return DigitReading(text, confidence, (), penned=1.0)


def test_a_reading_by_hand_takes_the_place_of_a_misreading() -> None:
    line = number_line("q4")
    after = joined(line, place_of(line), by_hand("94"))
    assert after.text == "Số: 94 /QĐ-UBND"
    assert [w.kind for w in after.words] == [Kind.PRINT, Kind.HAND, Kind.PRINT]
    assert after.words[1].confidence == 0.95
    assert after.column == line.column


def test_a_word_that_swallowed_the_digits_is_cut() -> None:
    line = number_line(glued="O2")
    after = joined(line, place_of(line), by_hand("02"))
    assert [w.text for w in after.words] == ["Số:", "02", "/QĐ-UBND"]
    assert after.words[0].box.right <= after.words[1].box.left < after.words[1].box.right <= after.words[2].box.left + 1
    assert after.words[2].box.right == 360


def test_digits_that_nobody_read_are_added() -> None:
    line = number_line()
    assert joined(line, place_of(line), by_hand("7")).text == "Số: 7 /QĐ-UBND"


def test_two_that_agree_are_surer_than_one() -> None:
    line = number_line("94")
    assert joined(line, place_of(line), by_hand("94", 0.8)).words[1].confidence == 0.9


def test_printed_digits_stay_as_they_were_read() -> None:
    line = number_line("94")
    assert joined(line, place_of(line), DigitReading("84", 0.99)) == line


def test_printed_digits_that_were_overlooked_are_added_if_sure() -> None:
    line = number_line()
    assert joined(line, place_of(line), DigitReading("84", 0.97)).words[1].kind is Kind.PRINT
    assert joined(line, place_of(line), DigitReading("84", 0.7)) == line


def test_where_a_pen_wrote_what_neither_can_read_the_digits_stay_and_are_doubtful() -> None:
    line = number_line("94", confidence=0.9)
    after = joined(line, place_of(line), by_hand("84", 0.4))
    assert after.text == line.text
    assert after.words[1].confidence < 0.4
    assert [w.confidence for w in (after.words[0], after.words[2])] == [0.95, 0.95]


def test_a_doubtful_reading_that_agrees_leaves_the_engine_as_sure_as_it_was() -> None:
    line = number_line("94", confidence=0.9)
    assert joined(line, place_of(line), by_hand("94", 0.4)) == line


def test_nothing_read_changes_nothing() -> None:
    line = number_line("94")
    assert joined(line, place_of(line), DigitReading("", 0.0)) == line


def test_an_engine_that_is_sure_is_outweighed_only_by_a_sure_reading() -> None:
    line = number_line("94", confidence=0.96)
    assert joined(line, place_of(line), by_hand("84", 0.8)).words[1].text == "94"
    assert joined(line, place_of(line), by_hand("84", 0.95)).words[1].text == "84"


def test_there_is_no_45th_day() -> None:
    reading = DigitReading("45", 0.6, (("15", 0.35), ("", 0.02)), penned=1.0)
    day = likely(reading, Meaning.DAY)
    assert day.text == "15"
    assert 0.35 < day.confidence < 0.6  # surer than before, as 45 cannot be, but no surer than 45 was
    assert likely(reading, Meaning.NUMBER).text == "45"
    assert likely(DigitReading("00", 0.9, (("60", 0.1),), penned=1.0), Meaning.NUMBER).text == "60"
    assert likely(DigitReading("45", 0.9, (), penned=1.0), Meaning.DAY) == DigitReading("", 0.0, (), penned=1.0)
    assert likely(DigitReading("", 0.9, (("3", 0.1),)), Meaning.DAY).text == ""


def test_a_page_is_read_where_a_pen_wrote() -> None:
    page = paper(1654, 400)
    left = printed(page, "Số:", 100)
    right = penned(page, "52", left + 14) + 12
    end = printed(page, "/QĐ-UBND", right)
    line = Line((word("Số:", 100, left), word("S2", left + 14, right - 10, 0.3), word("/QĐ-UBND", right, end)), column=1)
    text = page_text(line)
    assert with_hand(text, page).text == "Số: 52 /QĐ-UBND"
    assert with_hand(text, page).lines[0].words[1].kind is Kind.HAND


def test_a_page_without_a_head_stays_the_very_same() -> None:
    text = page_text(Line((word("Căn", 100, 150), word("cứ", 160, 190))))
    assert with_hand(text, paper()) == text
