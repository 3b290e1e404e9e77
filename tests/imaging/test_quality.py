"""Each measure of a page's picture: a damaged page on which it strikes, and a clean one that it leaves alone."""

import cv2
import numpy as np
import pytest

from archivist.imaging.clean import clean
from archivist.model.measures import Measures, Quality
from archivist.settings import Imaging
from archivist.settings import Quality as Bounds
from tests.imaging.sheets import DPI, Pixels, blank_sheet, coloured, skewed, text_sheet, turned

BOUNDS = Bounds()


def measured(page: Pixels, dpi: float = DPI) -> tuple[Measures, Quality]:
    measures = clean(page, dpi, 1, Imaging()).measures
    assert measures.quality is not None
    return measures, measures.quality


def blurred(page: Pixels, sigma_mm: float, dpi: float = DPI) -> Pixels:
    return np.asarray(cv2.GaussianBlur(page, (0, 0), sigma_mm / 25.4 * dpi), np.uint8)


def test_a_clean_page_is_doubted_for_nothing() -> None:
    measures, quality = measured(text_sheet())
    assert quality.blur_mm < BOUNDS.most_blur / 2
    assert measures.contrast > BOUNDS.least_contrast
    assert measures.paper > BOUNDS.darkest_paper
    assert quality.cast == 0
    assert quality.cut == 0
    assert 1.5 < quality.letter_mm < 4


@pytest.mark.parametrize("sigma", [0.2, 0.3, 0.4])
def test_blur_is_measured_in_mm(sigma: float) -> None:
    _, quality = measured(blurred(text_sheet(), sigma))
    assert quality.blur_mm == pytest.approx(sigma, rel=0.35)
    assert quality.blur_mm > BOUNDS.most_blur


def test_blur_is_the_same_at_any_resolution() -> None:
    page = text_sheet()
    large = np.asarray(cv2.resize(page, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC), np.uint8)
    _, fine = measured(blurred(large, 0.3, 2 * DPI), 2 * DPI)
    _, coarse = measured(blurred(page, 0.3))
    assert fine.blur_mm == pytest.approx(coarse.blur_mm, rel=0.3)


@pytest.mark.parametrize("page", [turned(text_sheet(), 90), skewed(text_sheet(), 3.0)], ids=["turned", "skewed"])
def test_a_page_that_lies_askew_is_as_sharp_as_before(page: Pixels) -> None:
    assert measured(page)[1].blur_mm < BOUNDS.most_blur


def test_faint_print_and_dark_paper_are_measured() -> None:
    page = text_sheet().astype(int)
    faint = (255 - (255 - page) * 0.15).astype(np.uint8)
    assert measured(faint)[0].contrast < BOUNDS.least_contrast
    assert measured((page * 0.35).astype(np.uint8))[0].paper < BOUNDS.darkest_paper


@pytest.mark.parametrize("light", [(1.0, 1.0, 1.0), (1.0, 0.93, 0.7), (0.9, 0.8, 0.6)], ids=["white", "yellow", "brown"])
def test_old_paper_has_no_cast(light: tuple[float, float, float]) -> None:
    page = (coloured(text_sheet()) * light).astype(np.uint8)
    assert measured(page)[1].cast <= BOUNDS.most_cast / 4


@pytest.mark.parametrize("light", [(0.75, 0.9, 1.0), (0.75, 1.0, 0.8), (0.95, 0.7, 1.0)], ids=["blue", "green", "violet"])
def test_light_that_no_paper_has_is_a_cast(light: tuple[float, float, float]) -> None:
    page = (coloured(text_sheet()) * light).astype(np.uint8)
    assert measured(page)[1].cast > BOUNDS.most_cast


def test_letters_that_the_edge_cuts_are_counted() -> None:
    page = text_sheet()
    assert measured(np.ascontiguousarray(page[:, :820]))[1].cut >= BOUNDS.cut_letters
    assert measured(np.ascontiguousarray(page[:, 170:]))[1].cut >= BOUNDS.cut_letters


def test_print_that_ends_at_a_sheet_that_was_seen_whole_is_not_cut() -> None:
    page = np.full((1754, 1340), 20, np.uint8)
    page[:, :1240] = text_sheet()
    page[:, 1240:] = 15
    assert measured(page)[1].cut < BOUNDS.cut_letters


def test_blank_pages_have_no_quality() -> None:
    assert clean(blank_sheet(), DPI, 1, Imaging()).measures.quality is None
