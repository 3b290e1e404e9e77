"""Letters share the box of their word; blanks lie between words."""

from archivist.model.text import Line
from archivist.ocr.hand.letters import letters_of
from tests.ocr.hand.pen import word


def test_each_letter_has_its_edges_and_its_word() -> None:
    letters = letters_of(Line((word("Số:", 100, 140), word("12", 160, 200))))
    assert letters.text == "Số: 12"
    assert list(letters.words) == [0, 0, 0, 0, 1, 1]
    assert [letters.left(0), letters.right(2)] == [100, 140]
    assert [letters.left(3), letters.right(3)] == [140, 160]
    assert [letters.left(4), letters.right(4), letters.right(5)] == [160, 180, 200]


def test_a_colon_is_narrower_than_a_capital() -> None:
    letters = letters_of(Line((word("Q:", 0, 41),)))
    assert letters.right(0) == 30


def test_an_empty_line_has_no_letters() -> None:
    assert letters_of(Line(())).edges == ()
