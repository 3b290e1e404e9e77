"""Strips: one height, ink between 0 and 1, whatever the page's size and paper."""

import numpy as np
import pytest

from archivist.ocr.hand.strip import CAPITAL, HEIGHT, Stretch, inked, strip_of
from tests.ocr.hand.pen import number_head


@pytest.mark.parametrize("capital", [9.0, 24.0, 70.0])
def test_the_print_has_one_size_on_every_strip(capital: float) -> None:
    page = np.full((400, 900), 240, np.uint8)
    page[round(200 - capital) : 200, 300:340] = 30
    strip = strip_of(page, Stretch(280, 420, 200, capital))
    assert strip.shape == (HEIGHT, round(140 * CAPITAL / capital))
    rows = np.flatnonzero((strip > 0.5).any(axis=1))
    assert rows[-1] - rows[0] + 1 == pytest.approx(CAPITAL, abs=2)
    assert strip.min() >= 0
    assert strip.max() == pytest.approx(1, abs=0.01)


def test_pale_ink_on_grey_paper_is_as_black_as_any() -> None:
    page, stretch = number_head("45")
    pale = (150 + page.astype(float) / 5).astype(np.uint8)
    assert np.abs(strip_of(page, stretch) - strip_of(pale, stretch)).mean() < 0.06


def test_red_ink_is_left_out_and_blue_is_kept() -> None:
    page = np.full((100, 200, 3), 250, np.uint8)
    page[40:60, 40:60] = (230, 40, 50)
    page[40:60, 120:140] = (40, 50, 180)
    strip = strip_of(page, Stretch(20, 180, 64, 24))
    half = strip.shape[1] // 2
    assert strip[:, :half].max() < 0.2
    assert strip[:, half:].max() > 0.9


def test_shadows_on_empty_paper_are_no_ink() -> None:
    shade = np.tile(np.linspace(235, 250, 120), (HEIGHT, 1))
    assert inked(shade).max() < 0.3


@pytest.mark.parametrize("stretch", [Stretch(-30, 60, 10, 24), Stretch(150, 260, 95, 24), Stretch(400, 500, 400, 24)])
def test_what_lies_off_the_page_is_paper(stretch: Stretch) -> None:
    assert strip_of(np.full((100, 200), 250, np.uint8), stretch).max() == 0
