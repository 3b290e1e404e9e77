import cv2
import numpy as np
import pytest
from rapidfuzz import fuzz

from archivist.imaging.strokes import level_strokes, without_strokes
from archivist.ocr.tesserocr import TesserocrEngine
from tests.imaging.sheets import DPI, Pixels, blank_sheet, text_sheet, write

LINE = "Căn cứ Luật Tổ chức chính quyền địa phương"


def waved(sheet: Pixels, y: int, thick: int = 2) -> Pixels:
    """The sheet with a stroke by hand from margin to margin, not quite level and not quite straight."""
    x = np.arange(150, 850)
    points = np.stack([x, y + 3 * np.sin(x / 60) + (x - 150) * 0.008], axis=1).astype(np.int32)
    return np.asarray(cv2.polylines(sheet.copy(), [points], isClosed=False, color=20, thickness=thick), np.uint8)


@pytest.mark.parametrize("y", [415, 436], ids=["struck through", "underlined"])
def test_words_are_read_with_a_pen_stroke_along_them(y: int) -> None:
    struck = waved(write(blank_sheet(), LINE, (160, 400)), y)
    read = TesserocrEngine().read(without_strokes(struck, DPI), DPI, "vie", 60)
    assert fuzz.ratio(read.text, LINE) > 88


def test_letters_that_a_rule_crosses_stay() -> None:
    page = write(blank_sheet(), LINE, (160, 400))
    ruled = page.copy()
    ruled[417:420, 100:1100] = 20
    cleaned = without_strokes(ruled, DPI)
    assert (cleaned[417:420, 800:1100] > 200).all()
    print_ = page < 90
    print_[414:423] = False
    assert (cleaned[print_] < 90).all()


@pytest.mark.parametrize("words", [LINE, "Số: 25/KH-STTTT", "––––", "HĐT-ĐTTT", "1.234.567"])
def test_print_is_left_alone(words: str) -> None:
    page = write(blank_sheet(), words, (160, 400), px=34)
    assert without_strokes(page, DPI) is page


def test_a_page_of_print_is_left_alone() -> None:
    page = text_sheet()
    assert without_strokes(page, DPI) is page


def test_the_dark_edge_of_a_scan_and_a_steep_stroke_are_no_level_strokes() -> None:
    page = blank_sheet()
    page[:60] = 20
    steep = np.asarray(cv2.line(page, (200, 300), (900, 700), 20, 3), np.uint8)
    assert not level_strokes(steep, DPI)[100:].any()
    assert not level_strokes(steep, DPI)[:50].any()


@pytest.mark.parametrize("shape", [(1, 1), (3, 400), (400, 3)])
def test_pictures_of_any_size(shape: tuple[int, int]) -> None:
    assert not level_strokes(np.full(shape, 255, np.uint8), DPI).any()
    level_strokes(np.zeros(shape, np.uint8), DPI)
