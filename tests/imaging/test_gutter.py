import numpy as np
import pytest

from archivist.imaging.gutter import find_gutter
from tests.imaging.sheets import DPI, Pixels, blank_sheet, text_sheet


def opening(shadow: bool) -> Pixels:
    """Two printed pages side by side, with or without the shadow of the fold between them."""
    both = np.hstack([text_sheet(), text_sheet()])
    if shadow:
        across = np.arange(both.shape[1])
        dark = 1 - 0.35 * np.exp(-(((across - 1240) / 20.0) ** 2))
        both = np.clip(both * dark[None], 0, 255)
    return both.astype(np.uint8)


@pytest.mark.parametrize("shadow", [True, False])
def test_the_gutter_of_an_opening(shadow: bool) -> None:
    found = find_gutter(opening(shadow), DPI)
    assert found is not None
    assert found.shadow is shadow
    assert abs(found.x - 1240) < (8 if shadow else 90)


def test_a_fold_beside_the_middle() -> None:
    found = find_gutter(opening(shadow=True)[:, 300:], DPI)
    assert found is not None
    assert abs(found.x - 940) < 8


@pytest.mark.parametrize(
    "page",
    [text_sheet(), np.rot90(text_sheet()).copy(), blank_sheet(size=(2480, 1754)), text_sheet(size=(2480, 1754))],
    ids=["upright", "lying", "empty", "print on one side"],
)
def test_what_is_no_opening(page: Pixels) -> None:
    assert find_gutter(page, DPI) is None


@pytest.mark.parametrize("shape", [(1, 1), (1, 400), (3, 9), (400, 1)])
def test_pictures_of_any_size(shape: tuple[int, int]) -> None:
    assert find_gutter(np.zeros(shape, np.uint8), DPI) is None
