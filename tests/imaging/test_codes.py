import cv2
import numpy as np
import pytest
import zxingcpp

from archivist.imaging.border import outside_of
from archivist.imaging.codes import _is_finely_woven, dense_places, find_codes
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


@pytest.mark.parametrize("degrees", [0.0, 1.5])
def test_bars_of_one_or_two_px_are_read(degrees: float) -> None:
    """A box label of half the usual width: at 150 dpi its narrow bars are 0.27 mm, 1.6 px."""
    code = zxingcpp.create_barcode("000.00.12.H49-2024", zxingcpp.BarcodeFormat.Code128)
    drawn = np.array(zxingcpp.write_barcode_to_image(code, scale=8, add_quiet_zones=False))
    label = cv2.resize(drawn, (round(drawn.shape[1] / 8 * 1.6), 60), interpolation=cv2.INTER_AREA)
    sheet = text_sheet(14)
    sheet[1200:1260, 300 : 300 + label.shape[1]] = label
    seen = np.asarray(cv2.GaussianBlur(sheet, (0, 0), 0.6), np.uint8)
    assert [c.value for c in codes_of(skewed(seen, degrees))] == ["000.00.12.H49-2024"]


@pytest.mark.parametrize(("symbology", "name", "times"), [("QRCode", "qr", 0.27), ("DataMatrix", "datamatrix", 0.35)])
def test_a_code_of_two_px_a_module_is_read(symbology: str, name: str, times: float) -> None:
    drawn = with_code(blank_sheet(size=(2480, 3508)), symbology, "H49.64.33.2001.160#0", (1200, 1400), 200)
    small = np.asarray(cv2.resize(drawn, None, fx=times, fy=times, interpolation=cv2.INTER_AREA), np.uint8)
    (code,) = codes_of(np.asarray(np.pad(small, 200, constant_values=250), np.uint8))
    assert (code.symbology, code.value) == (name, "H49.64.33.2001.160#0")


def test_print_and_a_seal_are_not_finely_woven() -> None:
    seal = np.asarray(cv2.circle(blank_sheet(size=(200, 200)), (100, 100), 70, 30, 8), np.uint8)
    assert not _is_finely_woven(seal)
    assert not _is_finely_woven(text_sheet()[300:600, 150:700])
    assert not _is_finely_woven(blank_sheet(grain=0, size=(90, 90)))
