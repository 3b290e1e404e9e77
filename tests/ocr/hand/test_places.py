"""Where digits are looked for: in the gaps of number and date, and nowhere else."""

from dataclasses import replace

import pytest

from archivist.model.geometry import Box
from archivist.model.text import Line, PageText, Word
from archivist.ocr.hand.places import Meaning, places
from tests.ocr.hand.pen import BASE, CAPITAL, page_text, word
from tests.ocr.typed import centred, head, page

NUMBER, DATE = "Số: 45/TTr-UBND", "Quảng Ngãi, ngày 06 tháng 01 năm 2025"


def typed_head(number: str = NUMBER, date: str = DATE) -> PageText:
    rest = [centred(400, "TỜ TRÌNH"), (250.0, 500.0, "Căn cứ Luật số 08/2022/QH15 ngày 10 tháng 01 năm 2022 của Quốc hội")]
    return page([*head(["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"], number, date), *rest])


def unsure(text: PageText) -> PageText:
    """The same text where the engine was sure of no word."""
    lines = (replace(x, words=tuple(replace(w, confidence=0.6) for w in x.words)) for x in text.lines)
    return replace(text, lines=tuple(lines))


def read(text: PageText) -> dict[Meaning, str]:
    return {p.meaning: text.lines[p.line].text[p.start : p.end].strip() for p in places(text)}


def test_number_and_date_have_their_four_places() -> None:
    assert read(unsure(typed_head())) == {Meaning.NUMBER: "45", Meaning.DAY: "06", Meaning.MONTH: "01", Meaning.YEAR: "2025"}


def test_a_year_that_was_read_surely_is_no_place() -> None:
    assert Meaning.YEAR not in read(typed_head())


@pytest.mark.parametrize(
    ("number", "there"),
    [
        ("Số: /TTr-UBND", ""),
        ("Số: {Ø9 /TB-SGDĐT", "{Ø9"),
        ("Số: u+ /TLKS-BS", "u+"),
        ("Số: 12-QĐ/TU", "12"),
        ("Só:27/KH-TTra", "27"),
        ("số: ƒ2ổ /KTHT-GT", "ƒ2ổ"),
        ("Số: 2020/NĐ-CP", "2020"),
        ("Số: 15/2020/NĐ-CP", "15"),
    ],
)
def test_whatever_an_engine_made_of_a_number_is_its_place(number: str, there: str) -> None:
    assert read(typed_head(number))[Meaning.NUMBER] == there


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("Quảng Ngãi, ngày tháng 01 năm 2025", ""),
        ("Quảng Ngãi, ngày{5 tháng 01 năm 2025", "{5"),
        ("Quảng Ngãi, ngày {tháng 01 năm 2025", "{"),
        ("Trần Liễu, ngà tháng 02 năm 2022", ""),
    ],
)
def test_whatever_an_engine_made_of_a_day_is_its_place(date: str, day: str) -> None:
    assert read(typed_head(date=date))[Meaning.DAY] == day


def test_a_page_of_sentences_has_no_places() -> None:
    text = page(
        [
            (250.0, 300.0 + 60 * i, "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ")
            for i in range(5)
        ]
    )
    assert places(text) == ()


def test_a_number_without_a_notation_is_left_alone() -> None:
    assert Meaning.NUMBER not in read(typed_head("Số lượng: hai trăm"))


def date_line(day: Word | None = None, before: float = 111.0, month: float = 132.0) -> Line:
    """ "ngày … tháng 01 năm 2025" where the box of "ngày" is as wide as `before` tells; "tháng" ends at 1325."""
    words = [
        word("ngày", 1004, 1004 + before, top=BASE - CAPITAL, bottom=BASE + 7),
        *([day] if day else []),
        word("tháng", 1325 - month, 1325, bottom=BASE + 7),
        word("01", 1356, 1406),
        word("năm", 1441, 1537),
        word("2025", 1555, 1669),
    ]
    return Line(tuple(words), column=2)


def day_gap(line: Line) -> tuple[float, float]:
    place = next(p for p in places(page_text(line)) if p.meaning is Meaning.DAY)
    return place.left, place.right


def test_the_gap_lies_between_the_words() -> None:
    assert day_gap(date_line()) == pytest.approx((1115, 1193), abs=1)


@pytest.mark.parametrize(("before", "month"), [(182.0, 132.0), (111.0, 196.0), (182.0, 196.0)])
def test_words_that_have_swallowed_the_digits_do_not_hide_the_gap(before: float, month: float) -> None:
    left, right = day_gap(date_line(before=before, month=month))
    assert left == pytest.approx(1115, abs=12)
    assert right == pytest.approx(1193, abs=12)


def test_a_stretch_stands_on_the_line_of_the_print() -> None:
    line = date_line(Word("80", Box(1120, BASE - 45, 1180, BASE + 30), 0.1))  # digits by pen, larger than the print
    stretch = next(p for p in places(page_text(line)) if p.meaning is Meaning.DAY).stretch
    assert stretch.base == pytest.approx(BASE, abs=2)
    assert stretch.capital == pytest.approx(CAPITAL, rel=0.25)


def test_a_page_without_text_has_no_places() -> None:
    assert places(page_text()) == ()
