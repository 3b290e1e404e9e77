import pytest

from archivist.imaging.patches import find_patches
from tests.imaging.sheets import DPI, blank_sheet, skewed, text_sheet, turned, with_code, with_patch


@pytest.mark.parametrize(
    ("name", "widths"), [("1", "1100"), ("2", "1001"), ("3", "1010"), ("4", "0110"), ("6", "0011"), ("T", "0101")]
)
@pytest.mark.parametrize("clockwise", [0, 90, 180, 270])
def test_patches_keep_their_name_at_any_turn(name: str, widths: str, clockwise: int) -> None:
    found = find_patches(turned(with_patch(blank_sheet(), widths), clockwise), DPI)
    assert [patch.name for patch in found] == [name]


@pytest.mark.parametrize("degrees", [-5.0, 2.0])
def test_a_skewed_patch_is_found(degrees: float) -> None:
    assert {patch.name for patch in find_patches(skewed(with_patch(blank_sheet(), "0101"), degrees), DPI)} == {"T"}


def test_the_box_covers_the_bars() -> None:
    (patch,) = find_patches(with_patch(blank_sheet(), "0101"), DPI)
    assert patch.box.top == pytest.approx(60, abs=3)
    assert patch.box.bottom == pytest.approx(180, abs=6)
    assert patch.box.width > 2.2 * DPI


@pytest.mark.parametrize("widths", ["1111", "0000", "010", "01010"])
def test_other_bars_are_no_patch(widths: str) -> None:
    assert find_patches(with_patch(blank_sheet(), widths), DPI) == ()


def test_pages_and_other_codes_have_none() -> None:
    assert find_patches(text_sheet(), DPI) == ()
    assert find_patches(with_code(text_sheet(5), "Code128", "A-1234", (300, 900), 500), DPI) == ()
