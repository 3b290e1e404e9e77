import numpy as np
import pytest

from archivist.imaging.border import outside_of
from archivist.imaging.ink import find_ink
from tests.imaging.sheets import DPI, blank_sheet, text_sheet


def test_print_is_ink_and_paper_is_not() -> None:
    sheet = text_sheet()
    ink = find_ink(sheet, DPI, outside_of(sheet, DPI))
    assert ink.pixels[sheet < 90].mean() > 0.99
    assert ink.pixels[sheet > 235].mean() < 0.001
    assert ink.paper == pytest.approx(251, abs=3)
    assert ink.contrast == pytest.approx(215, abs=12)


def test_faded_print_on_uneven_paper_is_ink() -> None:
    sheet = text_sheet().astype(np.float64)
    shade = np.linspace(0.6, 1.0, sheet.shape[1])
    aged = ((255 - (255 - sheet) * 0.3) * shade).astype(np.uint8)
    ink = find_ink(aged, DPI, outside_of(aged, DPI))
    assert ink.pixels[sheet < 60].mean() > 0.95
    assert ink.pixels[sheet > 235].mean() < 0.002


def test_an_empty_sheet_has_no_ink() -> None:
    sheet = blank_sheet(225, 5.0)
    assert find_ink(sheet, DPI, outside_of(sheet, DPI)).share < 1e-5
