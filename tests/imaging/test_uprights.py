import cv2
import numpy as np
import pytest

from archivist.imaging.uprights import without_uprights
from archivist.ocr.tesserocr import TesserocrEngine
from tests.imaging.sheets import DPI, Pixels, blank_sheet, text_sheet, write


def ruled() -> Pixels:
    """A table of two rows and three columns, its level rules gone already."""
    page = blank_sheet()
    for at, row in enumerate((["1", "Bà Vũ Thị Hoa", "Kế toán"], ["2", "Ông Lê Minh Hải", "Phó phòng"])):
        for x, text in zip((160, 300, 700), row, strict=True):
            page = write(page, text, (x, 400 + 60 * at))
    for x in (140, 250, 660, 1000):
        page[380:520, x : x + 3] = 20
    return page


def test_the_rules_of_a_table_are_not_read_as_bars() -> None:
    read = TesserocrEngine().read(without_uprights(ruled(), DPI), DPI, "vie", 60)
    assert [line.text for line in read.lines] == ["1 Bà Vũ Thị Hoa Kế toán", "2 Ông Lê Minh Hải Phó phòng"]


def test_a_fold_that_is_not_quite_upright_goes() -> None:
    page = np.asarray(cv2.line(text_sheet(), (600, 0), (640, 1700), 20, 2), np.uint8)
    gone = without_uprights(page, DPI)
    assert (gone[page < 90] > 200).sum() > 0.9 * 2 * 1700
    assert (gone[text_sheet() < 90] < 90).mean() > 0.99


@pytest.mark.parametrize("words", ["Căn cứ Luật Tổ chức chính quyền", "[H] (lll) ||| {I}", "Số: 25/KH-STTTT"])
def test_print_is_left_alone(words: str) -> None:
    page = write(blank_sheet(), words, (160, 400), px=60)
    assert (without_uprights(page, DPI) == page).all()


def test_the_bars_of_a_code_stay() -> None:
    page = blank_sheet()
    for at in range(30):
        page[300:420, 300 + 9 * at : 303 + 9 * at] = 20
    assert (without_uprights(page, DPI) == page).all()


def test_a_border_and_a_solid_part_stay() -> None:
    page = blank_sheet()
    page[:, :40], page[600:900, 500:620] = 20, 20
    assert (without_uprights(page, DPI) == page).all()


@pytest.mark.parametrize("shape", [(1, 1), (3, 400), (401, 3)])
def test_pictures_of_any_size(shape: tuple[int, int]) -> None:
    for dpi in (100.0, DPI):
        assert without_uprights(np.zeros(shape, np.uint8), dpi).shape == shape
