import pytest

from archivist.ocr.runs import Run, letter_height, rows
from tests.ocr.typed import DPI, HEIGHT, run


def texts(found: list[Run]) -> list[str]:
    return [r.text for r in found]


def test_pieces_of_a_row_are_joined_from_left_to_right() -> None:
    assert texts(rows([Run.of(run(900, 102, "phải")), Run.of(run(100, 100, "trái"))])) == ["trái phải"]


def test_rows_below_each_other_stay_apart() -> None:
    assert texts(rows([Run.of(run(100, 140, "dưới")), Run.of(run(100, 100, "trên"))])) == ["trên", "dưới"]


def test_a_row_follows_a_bent_page() -> None:
    """Each piece begins where the last one ended, though the first and the last are a line apart."""
    pieces = [Run.of(run(100 + 200 * i, 100 + 9 * i, "chữ chữ")) for i in range(6)]
    below = [Run.of(run(100 + 200 * i, 150 + 9 * i, "sau sau")) for i in range(6)]
    assert texts(rows([*below, *pieces])) == [" ".join(["chữ chữ"] * 6), " ".join(["sau sau"] * 6)]


def test_a_run_over_another_is_not_its_neighbour() -> None:
    assert len(rows([Run.of(run(100, 100, "chữ in đậm")), Run.of(run(110, 104, "dấu đè"))])) == 2


def test_a_wide_gap_cuts() -> None:
    words = [*run(100, 100, "Nơi nhận:"), *run(900, 100, "GIÁM ĐỐC")]
    assert texts(Run.of(words).cut(2 * HEIGHT)) == ["Nơi nhận:", "GIÁM ĐỐC"]
    assert texts(Run.of(words).cut(2000)) == ["Nơi nhận: GIÁM ĐỐC"]


def test_a_run_is_parted_between_words() -> None:
    left, right = Run.of(run(100, 100, "a b c")).parted(1)
    assert left is not None
    assert right is not None
    assert (left.text, right.text) == ("a", "b c")
    assert Run.of(run(100, 100, "a")).parted(0)[0] is None


def test_the_usual_height_is_that_of_words_not_of_specks() -> None:
    words = [*run(0, 0, "một hai ba"), *run(0, 0, ". , .", height=3)]
    assert letter_height(words, DPI) == HEIGHT
    assert letter_height([], 72.0) == pytest.approx(9.75)
