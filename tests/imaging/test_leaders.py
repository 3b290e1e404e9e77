import numpy as np
import pytest

from archivist.imaging.leaders import leader_dots, lone_dots, without_leaders
from tests.imaging.sheets import DPI, Pixels, blank_sheet, text_sheet, write


def form() -> Pixels:
    return write(write(blank_sheet(255, 0), "Tôi tên là: ", (160, 400)), "." * 70, (320, 400))


def test_rows_of_dots_go_and_the_words_before_them_stay() -> None:
    cleaned = without_leaders(form(), DPI)
    assert (cleaned[:, 340:] < 128).sum() < 20
    assert (cleaned[:, :310] == form()[:, :310]).all()


def test_dots_go_at_twice_the_resolution_too() -> None:
    large = np.kron(form(), np.ones((2, 2), np.uint8))
    assert (without_leaders(large, 2 * DPI)[:, 680:] < 128).sum() < 80


def test_a_hand_over_the_dots_stays() -> None:
    page = write(form(), "Bùi Xuân Bình", (500, 380), px=40)
    pen = write(blank_sheet(255, 0), "Bùi Xuân Bình", (500, 380), px=40) < 60
    assert without_leaders(page, DPI)[pen].mean() < 60


@pytest.mark.parametrize(
    "text",
    [
        "Và còn nữa... rồi...",
        "1.234.567.890.123",
        "ạ ặ ọ ộ ẹ ị ụ ự ạ ặ ọ ộ ẹ ị ụ ự",
        "Chị Nghị ghi vị trí, thị xã Lì Xì, tỉnh lỵ Mỹ Trị",
    ],
)
def test_dots_of_the_language_stay(text: str) -> None:
    assert len(leader_dots(write(blank_sheet(255, 0), text, (200, 300)), DPI)) == 0


def test_a_page_of_print_stays_as_it_is() -> None:
    page = text_sheet()
    assert (without_leaders(page, DPI) == page).all()


def test_a_lone_speck_goes_and_one_beside_a_letter_stays() -> None:
    page = write(blank_sheet(255, 0), "năm 2024.", (160, 400))
    page[900:904, 700:704] = 20
    page[430:433, 120:123] = 20  # 6 mm before the line
    cleaned = without_leaders(page, DPI)
    assert (cleaned[890:910, 690:710] > 250).all()
    assert (cleaned[425:440, 110:130] > 250).all()
    assert (cleaned[390:440, 155:400] == page[390:440, 155:400]).all()


def test_many_specks_near_each_other_may_be_broken_print() -> None:
    page = blank_sheet(255, 0)
    for at in range(30):
        page[600 + 9 * (at % 3) : 603 + 9 * (at % 3), 300 + 7 * at : 303 + 7 * at] = 20
    assert len(lone_dots(page, DPI)) == 0
