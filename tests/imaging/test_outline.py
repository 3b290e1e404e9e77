import cv2
import numpy as np
import numpy.typing as npt
import pytest

from archivist.imaging.clean import clean
from archivist.imaging.outline import find_outline, flattened
from archivist.imaging.render import render
from archivist.model.recipe import Flatten
from archivist.settings import Imaging
from tests.imaging.sheets import A4, DPI, Pixels, blank_sheet, skewed, text_sheet, turned, with_code

CORNERS = ((190.0, 200.0), (1500.0, 110.0), (1620.0, 2130.0), (120.0, 2040.0))
TABLE = (1760, 2200)
CODE_AT = (1189.0, 1688.0)  # of a code whose middle is at (919, 1421) of the page


def photographed(page: Pixels, table: int = 70, corners: npt.ArrayLike = CORNERS) -> Pixels:
    """A page that lies on a grained table, seen from aside."""
    height, width = page.shape
    source = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(source, np.asarray(corners, np.float32))
    ground = np.clip(table + np.random.default_rng(3).normal(0, 8, TABLE[::-1]), 0, 255).astype(np.uint8)
    seen = np.asarray(cv2.warpPerspective(page, matrix, TABLE), np.uint8)
    there = cv2.warpPerspective(np.full_like(page, 255), matrix, TABLE)
    return np.where(there > 127, seen, ground)


@pytest.mark.parametrize("table", [30, 70, 150, 200])
def test_the_corners_of_a_photographed_sheet_are_found(table: int) -> None:
    outline = find_outline(photographed(text_sheet(), table))
    assert outline
    assert np.allclose(outline.corners, CORNERS, atol=5)
    assert not outline.is_square()


def test_a_shadow_over_a_corner_hides_no_edge() -> None:
    photo = photographed(text_sheet()).astype(float)
    y, x = np.mgrid[: TABLE[1], : TABLE[0]]
    photo *= 1 - 0.45 * (np.hypot(x - 1500, y - 1900) < 500)
    outline = find_outline(cv2.GaussianBlur(photo, (0, 0), 3).astype(np.uint8))
    assert outline
    assert np.allclose(outline.corners, CORNERS, atol=12)


@pytest.mark.parametrize(
    "picture",
    [
        text_sheet(),
        blank_sheet(),
        skewed(text_sheet(), 5.0, around=20),
        np.pad(text_sheet(), ((0, 0), (60, 60)), constant_values=20),
        np.zeros((900, 700), np.uint8),
        np.random.default_rng(1).integers(0, 256, (900, 700)).astype(np.uint8),
        np.full((1, 1), 255, np.uint8),
    ],
    ids=["scan", "blank", "skewed scan", "two edges", "black", "noise", "one pixel"],
)
def test_what_is_no_sheet_on_a_table_is_left_alone(picture: Pixels) -> None:
    assert find_outline(picture) is None


def test_a_sheet_that_runs_off_the_picture_is_left_alone() -> None:
    assert find_outline(photographed(text_sheet())[:1500]) is None


def test_a_round_plate_is_no_sheet() -> None:
    plate = cv2.circle(np.full((1200, 1200), 60, np.uint8), (600, 600), 450, 240, cv2.FILLED)
    assert find_outline(np.asarray(plate, np.uint8)) is None


@pytest.mark.parametrize(("dpi", "short"), [(200.0, 1654), (1200.0, 1503)])
def test_a4_is_known_again_and_an_impossible_resolution_is_not_believed(dpi: float, short: int) -> None:
    outline = find_outline(photographed(text_sheet()))
    assert outline
    width, height = flattened(outline, dpi).target
    assert width == pytest.approx(short, abs=10)
    assert height / width == pytest.approx(297 / 210, abs=0.002)


@pytest.mark.parametrize("clockwise", [0, 90])
def test_a_photograph_is_cleaned_as_the_scan_would_be(clockwise: int) -> None:
    photo = turned(photographed(text_sheet()), clockwise)
    cleaned = clean(photo, 200.0, 1, Imaging())
    assert isinstance(cleaned.recipe.operations[0], Flatten)
    assert (cleaned.measures.rotation, abs(cleaned.measures.skew_deg) < 0.3) == (clockwise, True)
    rendition = cv2.resize(render(photo, cleaned.recipe), A4, interpolation=cv2.INTER_AREA)
    seen, drawn = (cv2.GaussianBlur(p, (0, 0), 6).astype(float).ravel() for p in (rendition, text_sheet()))
    assert np.corrcoef(seen, drawn)[0, 1] > 0.85


def test_a_code_on_a_photograph_keeps_its_place_on_the_picture() -> None:
    page = with_code(text_sheet(12), "QRCode", "HS-01", (800, 1300), 260)
    (code,) = clean(photographed(page), 200.0, 1, Imaging()).measures.codes
    assert code.value == "HS-01"
    assert code.box.centre == pytest.approx(CODE_AT, abs=40)


def test_flattening_can_be_switched_off() -> None:
    cleaned = clean(photographed(text_sheet()), DPI, 1, Imaging(flatten=False))
    assert not any(isinstance(o, Flatten) for o in cleaned.recipe.operations)
