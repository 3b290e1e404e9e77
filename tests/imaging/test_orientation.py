import pytest

from archivist.imaging.border import outside_of
from archivist.imaging.ink import find_ink
from archivist.imaging.orientation import Upright, upright
from archivist.imaging.pixels import halved
from archivist.settings import Imaging
from tests.imaging.sheets import DPI, Pixels, blank_sheet, coloured, seal, skewed, text_sheet, turned, write

FLOOR = Imaging().orientation_floor


def sense(sheet: Pixels, declared: int = 0) -> Upright:
    small = halved(sheet)
    return upright(find_ink(small, DPI / 2, outside_of(small, DPI / 2)), DPI / 2, declared)


@pytest.mark.parametrize("clockwise", [0, 90, 180, 270])
@pytest.mark.parametrize("degrees", [0.0, -3.0, 9.0])
def test_print_tells_which_way_is_up(clockwise: int, degrees: float) -> None:
    found = sense(turned(skewed(text_sheet(), degrees), clockwise))
    assert found.rotation == clockwise
    assert found.evidence > FLOOR


@pytest.mark.parametrize("clockwise", [0, 90, 180, 270])
def test_two_lines_are_enough(clockwise: int) -> None:
    sheet = write(blank_sheet(), "Danh sách các hộ được cấp giấy chứng nhận", (200, 300))
    assert sense(turned(write(sheet, "theo quyết định ngày mồng ba", (200, 350)), clockwise)).rotation == clockwise


@pytest.mark.parametrize("declared", [0, 90])
def test_the_page_outranks_what_the_camera_says(declared: int) -> None:
    assert sense(turned(text_sheet(), 180), declared).rotation == 180


@pytest.mark.parametrize("declared", [0, 180, 270])
def test_without_print_the_declared_turn_stands_and_is_not_sure(declared: int) -> None:
    empty, stamped = blank_sheet(), seal(coloured(blank_sheet()), (600, 900))[:, :, 1].copy()
    for sheet in (empty, stamped):
        found = sense(sheet, declared)
        assert found.rotation == declared
        assert found.evidence < FLOOR
