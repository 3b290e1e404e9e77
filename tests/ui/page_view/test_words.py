"""Tests of words by their places."""

from archivist.model.geometry import Box
from archivist.model.text import Line, PageText, Word
from archivist.ui.page_view.words import At, line_at, said, words_in


def word(text: str, left: float, top: float, width: float = 50, height: float = 20) -> Word:
    return Word(text, Box(left, top, left + width, top + height), 0.9)


TEXT = PageText(
    (
        Line((word("Ủy", 0, 0), word("ban", 60, 0))),
        Line((word("Độc", 300, 0), word("lập", 360, 0))),
        Line((word("Số:", 0, 40), word("12", 60, 40))),
        Line((word("DẤU", 0, 20, 200, 80),)),
    ),
    (500, 400),
    300.0,
    "test",
    "vie",
)


def test_a_point_belongs_to_its_line() -> None:
    assert line_at(TEXT, (10, 10)) == 0
    assert line_at(TEXT, (310, 10)) == 1
    assert line_at(TEXT, (250, 300)) is None


def test_the_smaller_of_two_lines_is_meant() -> None:
    assert line_at(TEXT, (70, 50)) == 2
    assert line_at(TEXT, (150, 90)) == 3


def test_a_stretch_takes_the_words_that_it_covers() -> None:
    assert words_in(TEXT, Box(0, 0, 400, 25)) == (At(0, 0), At(0, 1), At(1, 0), At(1, 1))
    assert words_in(TEXT, Box(55, 0, 100, 70)) == (At(0, 1), At(2, 1))
    assert words_in(TEXT, Box(200, 200, 300, 300)) == ()


def test_words_are_said_in_reading_order() -> None:
    assert said(TEXT, [At(2, 1), At(0, 1), At(0, 0)]) == "Ủy ban\n12"
    assert said(TEXT, []) == ""
