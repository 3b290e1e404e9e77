import numpy as np
import pytest

from archivist.imaging.border import outside_of
from archivist.imaging.ink import find_ink
from archivist.imaging.windows import SIDE, Windows, letter_windows
from tests.imaging.sheets import DPI, Pixels, blank_sheet, text_sheet, turned


def windows(sheet: Pixels, most: int = 50) -> Windows:
    return letter_windows(find_ink(sheet, DPI, outside_of(sheet, DPI)), DPI, most)


def test_windows_show_ink_on_paper() -> None:
    found = windows(text_sheet())
    assert found.shape == (50, SIDE, SIDE)
    assert (found.min(), found.max()) == (0.0, 1.0)
    assert 0.05 < found.mean() < 0.5


@pytest.mark.parametrize("clockwise", [90, 180])
def test_a_turned_page_has_turned_windows(clockwise: int) -> None:
    """Nothing in how windows are cut may tell one turn from another."""
    as_it_is, turned_back = windows(text_sheet(), 4000), windows(turned(text_sheet(), clockwise), 4000)
    profile = np.rot90(turned_back, clockwise // 90, axes=(1, 2)).mean(axis=0)
    assert np.abs(profile - as_it_is.mean(axis=0)).max() < 0.05


def test_an_empty_sheet_has_none() -> None:
    assert windows(blank_sheet()).shape == (0, SIDE, SIDE)
