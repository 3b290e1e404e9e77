import cv2
import numpy as np
import pytest

from archivist.imaging.clean import clean
from archivist.imaging.render import render
from archivist.model.geometry import Box
from archivist.model.measures import Starts
from archivist.model.recipe import Crop, Level, Recipe, Turn
from archivist.settings import Imaging
from tests.imaging.sheets import DPI, Pixels, blank_sheet, coloured, skewed, text_sheet, turned, with_code, with_patch, write

SETTINGS = Imaging()


@pytest.mark.parametrize("clockwise", [0, 90, 180, 270])
def test_a_page_is_turned_and_levelled(clockwise: int) -> None:
    cleaned = clean(turned(skewed(text_sheet(), 2.0), clockwise), DPI, 1, SETTINGS)
    measures = cleaned.measures
    assert (measures.rotation, measures.rotation_sure, measures.blank) == (clockwise, True, False)
    assert measures.skew_deg == pytest.approx(2.0, abs=0.1)
    assert cleaned.recipe.quarters == (4 - clockwise // 90) % 4
    assert [type(o) for o in cleaned.recipe.operations][-1] is Level


@pytest.mark.parametrize("clockwise", [0, 270])
def test_cleaning_what_is_clean_changes_nothing(clockwise: int) -> None:
    page = turned(np.pad(skewed(text_sheet(), -3.0), 80, constant_values=20), clockwise)
    once = render(page, clean(page, DPI, 1, SETTINGS).recipe)
    again = clean(once, DPI, 1, SETTINGS)
    assert again.measures.rotation == 0
    assert abs(again.measures.skew_deg) < 0.1


def test_dark_borders_are_cut_off_and_nothing_else() -> None:
    page = np.pad(text_sheet(), ((70, 50), (40, 90)), constant_values=25)
    cleaned = clean(page, DPI, 1, SETTINGS)
    (crop,) = [o for o in cleaned.recipe.operations if isinstance(o, Crop)]
    assert np.allclose((crop.box.left, crop.box.top, crop.box.right, crop.box.bottom), (40, 70, 1280, 1824), atol=6)
    rendition = render(page, cleaned.recipe)
    assert (rendition < 100).sum() >= (text_sheet() < 100).sum()


def test_a_skewed_sheet_on_black_keeps_all_of_its_print() -> None:
    sheet = text_sheet()
    page = skewed(np.pad(sheet, 120, constant_values=15), 4.0, around=15)
    cleaned = clean(coloured(page), DPI, 1, SETTINGS)
    whole = cleaned.recipe.projection((page.shape[1], page.shape[0]))
    turn = Level(-4.0).projection((page.shape[1], page.shape[0]))
    for corner in ((130, 100), (1100, 100), (150, 1500), (1150, 1500)):
        x, y = whole.point(turn.point((corner[0] + 120, corner[1] + 120)))
        width, height = cleaned.recipe.size((page.shape[1], page.shape[0]))
        assert 0 < x < width
        assert 0 < y < height


def test_the_sheet_of_the_camera_is_turned_as_the_camera_says() -> None:
    sheet = write(blank_sheet(), "7", (610, 70))
    cleaned = clean(turned(sheet, 270), DPI, 6, SETTINGS)
    assert (cleaned.measures.rotation, cleaned.measures.rotation_sure) == (270, False)
    assert cleaned.recipe.operations[:1] == (Turn(1),)


def test_blank_sheets_have_an_empty_recipe() -> None:
    cleaned = clean(skewed(blank_sheet(), 1.0), DPI, 6, SETTINGS)
    assert cleaned.measures.blank
    assert cleaned.recipe == Recipe()


@pytest.mark.parametrize("clockwise", [0, 180])
def test_separators_are_told(clockwise: int) -> None:
    sheet = write(with_code(blank_sheet(), "QRCode", "ARCHIVIST:1:DOSSIER:H49.1", (400, 600), 330), "Phân cách", (500, 300))
    separator = clean(turned(sheet, clockwise), DPI, 1, SETTINGS).measures.separator
    assert separator is not None
    assert (separator.kind, separator.value, separator.starts) == ("qr", "ARCHIVIST:1:DOSSIER:H49.1", Starts.DOSSIER)


def test_patch_sheets_are_separators_and_not_blank() -> None:
    measures = clean(with_patch(blank_sheet(), "0101"), DPI, 1, SETTINGS).measures
    assert measures.separator is not None
    assert (measures.separator.kind, measures.separator.value, measures.blank) == ("patch_t", "T", False)


def test_a_code_on_a_page_is_listed_and_separates_nothing() -> None:
    measures = clean(with_code(text_sheet(), "Code128", "VB-2025-1", (760, 30), 250), DPI, 1, SETTINGS).measures
    assert [code.value for code in measures.codes] == ["VB-2025-1"]
    assert measures.separator is None


def test_each_step_can_be_left_out() -> None:
    page = turned(np.pad(skewed(text_sheet(), 2.0), 60, constant_values=20), 90)
    off = Imaging(orient=False, deskew=False, crop_borders=False)
    assert clean(page, DPI, 1, off).recipe == Recipe()


def test_a_floor_out_of_reach_leaves_the_page_as_it_lies() -> None:
    measures = clean(turned(text_sheet(), 180), DPI, 1, Imaging(orientation_floor=1e6)).measures
    assert (measures.rotation, measures.rotation_sure) == (0, False)


def soft(sheet: Pixels) -> Pixels:
    return np.asarray(cv2.GaussianBlur(sheet, (0, 0), 3.0), np.uint8)


def test_quality_is_measured() -> None:
    sharp, blurred = clean(text_sheet(), DPI, 1, SETTINGS).measures, clean(soft(text_sheet()), DPI, 1, SETTINGS).measures
    faded = clean((255 - (255 - text_sheet().astype(int)) * 0.3).astype(np.uint8), DPI, 1, SETTINGS).measures
    assert blurred.sharpness < sharp.sharpness / 5
    assert faded.contrast < sharp.contrast / 2
    assert sharp.paper == pytest.approx(251, abs=3)
    assert 0.01 < sharp.ink < 0.1


@pytest.mark.parametrize("shape", [(1, 1), (3, 200), (40, 30), (200, 2, 3)])
def test_pictures_that_are_hardly_any_are_measured_too(shape: tuple[int, ...]) -> None:
    for level in (0, 128, 255):
        assert clean(np.full(shape, level, np.uint8), DPI, 1, SETTINGS).measures.separator is None


def _as_captured(page: Pixels, orientation: int) -> Pixels:
    """The upright page as a device with this EXIF orientation would have stored it (EXIF 2.32, tag 274)."""
    ways = {2: page[:, ::-1], 4: page[::-1], 5: page.swapaxes(0, 1), 7: np.rot90(page, 2).swapaxes(0, 1)}
    return np.ascontiguousarray(ways[orientation])


@pytest.mark.parametrize("orientation", [2, 4, 5, 7])
def test_mirror_images_are_shown_as_they_were_taken(orientation: int) -> None:
    page = with_code(text_sheet(), "QRCode", "HS-2025-17", (900, 1450), 200)
    stored = _as_captured(page, orientation)
    cleaned = clean(stored, DPI, orientation, Imaging(deskew=False, crop_borders=False))
    assert (render(stored, cleaned.recipe) == page).mean() > 0.999
    (code,) = cleaned.measures.codes
    at = cleaned.recipe.projection((stored.shape[1], stored.shape[0])).box(code.box)
    assert at.overlap(Box(900, 1450, 1100, 1650)).area > 0.9 * at.area
