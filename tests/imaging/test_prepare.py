import numpy as np
import pytest

from archivist.imaging.prepare import even_paper, for_reading, full_contrast, reading_dpi, without_red
from tests.imaging.sheets import DPI, blank_sheet, coloured, seal, text_sheet, write


def test_a_seal_goes_and_the_print_below_it_stays() -> None:
    page = seal(write(coloured(blank_sheet()), "CHỦ TỊCH", (530, 890), px=32), (600, 900))
    clean_page = write(blank_sheet(), "CHỦ TỊCH", (530, 890), px=32)
    grey = for_reading(page, 200.0)
    print_ = clean_page < 80
    assert grey[print_].mean() < 70
    assert (grey[~print_] < 128).mean() < 0.004


def test_blue_pen_stays() -> None:
    page = coloured(blank_sheet())
    page[800:806, 300:420] = (40, 60, 190)
    assert for_reading(page, 200.0)[802, 400] < 60


def test_grey_pages_pass_as_they_are() -> None:
    page = text_sheet()
    assert without_red(page) is page


def test_uneven_paper_becomes_white() -> None:
    shade = np.linspace(0.55, 1.0, 1240)[None, :]
    page = (text_sheet() * shade).astype(np.uint8)
    even = even_paper(page, DPI)
    assert np.percentile(even, 40) > 235
    assert even[text_sheet() < 60].mean() < 90


def test_faded_ink_becomes_black() -> None:
    faded = (255 - (255 - text_sheet().astype(int)) * 0.35).astype(np.uint8)
    strong = full_contrast(even_paper(faded, DPI))
    assert np.median(strong[text_sheet() < 40]) < 30
    assert np.median(strong) == 255


def test_a_page_without_ink_stays_as_it_is() -> None:
    page = blank_sheet()
    assert (full_contrast(page) == page).all()


@pytest.mark.parametrize(
    ("dpi", "expected"), [(100.0, 200.0), (150.0, 150.0), (200.0, 200.0), (300.0, 200.0), (600.0, 200.0)]
)
def test_the_resolution_is_one_that_can_be_read(dpi: float, expected: float) -> None:
    assert reading_dpi(dpi) == expected


def test_what_is_read_has_the_size_of_what_is_seen() -> None:
    page = coloured(text_sheet(size=(400, 300)))
    grey = for_reading(page, DPI)
    assert grey.shape == page.shape[:2]
    assert grey.dtype == np.uint8
