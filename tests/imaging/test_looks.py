"""The same sheet, scanned twice, is known again; another one is not taken for it."""

import cv2
import numpy as np
import pytest

from archivist.imaging.clean import clean
from archivist.model.looks import GRID, SAME, alike, same_sheets
from archivist.settings import Imaging
from tests.imaging.sheets import DPI, Pixels, blank_sheet, skewed, text_sheet, turned, write


def looks(sheet: Pixels) -> str:
    return clean(sheet, DPI, 1, Imaging()).measures.looks


def again(sheet: Pixels) -> Pixels:
    """Fed once more: a little askew and aside, darker, with the noise of its own scan."""
    moved = np.roll(skewed(sheet, 1.3), (7, -9), (0, 1))
    noise = np.random.default_rng(9).normal(0, 4, moved.shape)
    return np.clip(cv2.GaussianBlur(moved, (0, 0), 0.6) * 0.94 + noise, 0, 255).astype(np.uint8)


def page(number: int) -> Pixels:
    sheet = text_sheet(8 + 3 * number)
    for row in range(number + 2):
        sheet = write(sheet, "Kính gửi " * (1 + (row * number) % 4), (200 + 90 * number, 1250 + 70 * row))
    return sheet


def test_a_sheet_that_came_twice_is_known_again() -> None:
    assert alike(looks(page(1)), looks(again(page(1)))) >= SAME


def test_upside_down_too() -> None:
    assert alike(looks(page(2)), looks(turned(again(page(2)), 180))) >= SAME


def test_different_pages_are_not_alike() -> None:
    one, other, third = (looks(page(n)) for n in (1, 3, 5))
    assert max(alike(one, other), alike(one, third), alike(other, third)) < SAME


def test_a_blank_page_looks_like_nothing() -> None:
    assert looks(blank_sheet()) == ""
    assert alike("", looks(page(1))) == 0.0


def drawn(seed: int, flips: int = 0) -> str:
    bits = np.random.default_rng(seed).integers(0, 2, GRID * GRID, dtype=np.uint8)
    bits[:flips] ^= 1
    return np.packbits(bits).tobytes().hex()


def test_each_page_is_told_with_the_nearest_one_that_it_looks_like() -> None:
    row = [drawn(1), drawn(2), "", drawn(1, flips=60), drawn(3), drawn(1)]
    assert same_sheets(row, window=60) == [(3, 0), (5, 3)]


@pytest.mark.parametrize(("window", "found"), [(2, []), (3, [(3, 0)])])
def test_only_so_many_pages_back(window: int, found: list[tuple[int, int]]) -> None:
    assert same_sheets([drawn(1), drawn(2), drawn(3), drawn(1)], window) == found
