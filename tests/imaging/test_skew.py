import numpy as np
import pytest

from archivist.imaging.border import outside_of
from archivist.imaging.ink import find_ink
from archivist.imaging.pixels import halved
from archivist.imaging.skew import skew_of
from tests.imaging.sheets import DPI, Pixels, blank_sheet, coloured, seal, skewed, text_sheet


def ink_of(sheet: Pixels) -> np.ndarray:
    small = halved(sheet)
    return find_ink(small, DPI / 2, outside_of(small, DPI / 2)).pixels


@pytest.mark.parametrize("degrees", [-14.5, -7.3, -1.2, -0.2, 0.0, 0.35, 3.0, 14.5])
def test_the_slope_of_print_is_found(degrees: float) -> None:
    assert skew_of(ink_of(skewed(text_sheet(), degrees)), 15.0) == pytest.approx(degrees, abs=0.12)


def test_three_short_lines_are_enough() -> None:
    assert skew_of(ink_of(skewed(text_sheet(lines=2), 2.0)), 15.0) == pytest.approx(2.0, abs=0.3)


def test_no_slope_beyond_the_largest() -> None:
    assert abs(skew_of(ink_of(skewed(text_sheet(), 9.0)), 4.0)) <= 4.0


def test_a_seal_alone_has_no_slope() -> None:
    sheet = seal(coloured(blank_sheet()), (600, 900))[:, :, 1].copy()
    assert skew_of(ink_of(sheet), 15.0) == 0.0


def test_nothing_has_no_slope() -> None:
    assert skew_of(ink_of(blank_sheet()), 15.0) == 0.0
