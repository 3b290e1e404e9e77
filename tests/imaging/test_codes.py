import pytest

from archivist.imaging.border import outside_of
from archivist.imaging.codes import dense_places, find_codes
from archivist.imaging.ink import find_ink
from archivist.imaging.pixels import grey_of, halved
from archivist.model.measures import Code
from tests.imaging.sheets import DPI, Pixels, blank_sheet, coloured, skewed, text_sheet, turned, with_code


def codes_of(sheet: Pixels) -> tuple[Code, ...]:
    small = halved(grey_of(sheet))
    return find_codes(sheet, DPI, find_ink(small, DPI / 2, outside_of(small, DPI / 2)).pixels)


@pytest.mark.parametrize(
    ("symbology", "name"),
    [("QRCode", "qr"), ("DataMatrix", "datamatrix"), ("Code128", "code128"), ("Code39", "code39"), ("PDF417", "pdf417")],
)
@pytest.mark.parametrize("clockwise", [0, 90, 180])
def test_codes_are_read_at_any_turn(symbology: str, name: str, clockwise: int) -> None:
    sheet = with_code(text_sheet(12), symbology, "HS-2025-17", (700, 1150), 330)
    (code,) = codes_of(turned(sheet, clockwise))
    assert (code.symbology, code.value) == (name, "HS-2025-17")


def test_the_box_is_where_the_code_is_on_the_master() -> None:
    (code,) = codes_of(coloured(with_code(blank_sheet(), "QRCode", "X" * 20, (300, 900), 150)))
    assert code.box.left == pytest.approx(300, abs=6)
    assert code.box.top == pytest.approx(900, abs=6)
    assert 120 <= code.box.width <= 160


def test_a_skewed_code_is_read() -> None:
    assert [c.value for c in codes_of(skewed(with_code(text_sheet(), "QRCode", "VB-1", (1050, 40), 110), 6.0))] == ["VB-1"]


def test_print_has_no_codes_and_no_place_to_look() -> None:
    sheet = text_sheet()
    small = halved(sheet)
    assert codes_of(sheet) == ()
    assert dense_places(find_ink(small, DPI / 2, outside_of(small, DPI / 2)).pixels, DPI / 2) == []
