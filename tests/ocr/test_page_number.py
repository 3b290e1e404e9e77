import pytest

from archivist.model.geometry import Box
from archivist.ocr.page_number import is_page_number
from tests.ocr.typed import SIZE

TOP, BOTTOM, MIDDLE = (Box(810, y, 840, y + 28) for y in (90, 2280, 1200))


@pytest.mark.parametrize("text", ["2", "- 3 -", "12", "Trang 2/5", "3/10", "2."])
def test_a_number_alone_at_the_edge_is_one(text: str) -> None:
    assert is_page_number(text, TOP, SIZE)
    assert is_page_number(text, BOTTOM, SIZE)


@pytest.mark.parametrize("text", ["Số: 2", "2024 năm", "Điều 2", "12345", ""])
def test_other_text_is_none(text: str) -> None:
    assert not is_page_number(text, TOP, SIZE)


def test_a_number_inside_the_page_or_at_the_left_margin_is_none() -> None:
    assert not is_page_number("2", MIDDLE, SIZE)
    assert not is_page_number("2", Box(230, 90, 250, 118), SIZE)
