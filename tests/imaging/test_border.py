import numpy as np
import pytest

from archivist.imaging.border import outside_of, sheet_box
from archivist.model.geometry import Box
from tests.imaging.sheets import DPI, skewed, text_sheet


def test_a_dark_frame_is_outside_and_the_sheet_is_not() -> None:
    sheet = text_sheet()
    framed = np.pad(sheet, ((60, 40), (90, 0)), constant_values=25)
    outside = outside_of(framed, DPI)
    assert outside[:50].all()
    assert outside[:, :80].all()
    assert not outside[80:-60, 110:].any()
    box = sheet_box(outside, margin=2)
    assert box is not None
    assert np.allclose((box.left, box.top, box.right, box.bottom), (90, 60, 1330, 1814), atol=4)


def test_dark_wedges_of_a_skewed_sheet_are_outside() -> None:
    framed = skewed(np.pad(text_sheet(), 100, constant_values=20), 3.0, around=20)
    outside = outside_of(framed, DPI)
    assert outside[40, 700]
    assert not outside[900, 700]


@pytest.mark.parametrize("lines", [0, 26])
def test_a_sheet_without_border_is_all_inside(lines: int) -> None:
    outside = outside_of(text_sheet(lines), DPI)
    assert not outside.any()
    assert sheet_box(outside) is None


def test_print_that_runs_off_the_sheet_is_not_border() -> None:
    sheet = text_sheet()
    sheet[500:504] = 20  # a table's rule from edge to edge
    sheet[900:906, :300] = 20
    assert not outside_of(sheet, DPI).any()


def test_a_box_has_its_margin_and_stays_inside() -> None:
    outside = np.zeros((100, 80), np.bool_)
    outside[:10], outside[:, -20:] = True, True
    assert sheet_box(outside, margin=3) == Box(0, 7, 63, 100)
