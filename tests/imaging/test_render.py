import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archivist.imaging.render import paper_colour, render, size_of
from archivist.model.geometry import Box
from archivist.model.recipe import Crop, Flatten, Level, Operation, Recipe, Size, Turn

WIDTH, HEIGHT = 161, 120
MASTER: Size = (WIDTH, HEIGHT)


def dotted(x: int, y: int) -> np.ndarray:
    """White but for a soft dot whose centre lies on the corner point (x, y)."""
    at_x, at_y = np.arange(WIDTH) + 0.5 - x, np.arange(HEIGHT) + 0.5 - y
    distance = np.add.outer(at_y**2, at_x**2)
    return np.asarray(255 - 250 * np.exp(-distance / 8), np.uint8)


def centre_of_ink(picture: np.ndarray) -> tuple[float, float]:
    weight = np.where(picture < 235, 255.0 - picture, 0.0)
    rows, columns = np.indices(picture.shape)
    return float(((columns + 0.5) * weight).sum() / weight.sum()), float(((rows + 0.5) * weight).sum() / weight.sum())


turns = st.builds(Turn, st.integers(0, 3))
levels = st.builds(Level, st.floats(-15, 15))
flattens = st.builds(
    lambda x, y: Flatten(((x, y), (WIDTH - y, x), (WIDTH - 2.0, HEIGHT - 3.0), (y, HEIGHT - x)), (140, 100)),
    st.floats(0, 12),
    st.floats(0, 12),
)


@given(
    st.lists(st.one_of(turns, levels, flattens), max_size=4),
    st.integers(0, 9),
    st.integers(0, 9),
    st.integers(35, 125),
    st.integers(35, 85),
)
@settings(deadline=None, max_examples=60)
def test_what_is_drawn_on_the_master_is_found_where_the_recipe_says(
    operations: list[Operation], left: int, top: int, x: int, y: int
) -> None:
    recipe = Recipe(tuple(operations))
    width, height = recipe.size(MASTER)
    recipe = recipe.then(Crop(Box(left, top, width - 4, height - 2)))
    rendition = render(dotted(x, y), recipe)
    assert size_of(rendition) == recipe.size(MASTER)
    expected = recipe.projection(MASTER).point((x, y))
    inside = 14 < expected[0] < rendition.shape[1] - 14 and 14 < expected[1] < rendition.shape[0] - 14
    if inside:
        assert centre_of_ink(rendition) == pytest.approx(expected, abs=0.35)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_turns_lose_nothing(quarters: int) -> None:
    picture = np.random.default_rng(1).integers(0, 255, (40, 30, 3), dtype=np.uint8)
    there = render(picture, Recipe((Turn(quarters),)))
    assert (there == np.rot90(picture, -quarters)).all()
    assert (render(there, Recipe((Turn(4 - quarters),))) == picture).all()


def test_an_empty_recipe_leaves_the_master_as_it_is() -> None:
    picture = dotted(50, 50)
    assert (render(picture, Recipe()) == picture).all()


def test_a_crop_alone_is_exact() -> None:
    picture = np.random.default_rng(1).integers(0, 255, (40, 30), dtype=np.uint8)
    assert (render(picture, Recipe((Crop(Box(3, 5, 20, 33)),))) == picture[5:33, 3:20]).all()


def test_a_crop_that_reaches_out_shows_paper() -> None:
    rendition = render(np.full((40, 30), 211, np.uint8), Recipe((Crop(Box(-10, -10, 35, 45)),)))
    assert rendition.shape == (55, 45)
    assert (rendition == 211).all()


def test_the_corners_of_a_levelled_page_take_the_colour_of_its_paper() -> None:
    page = np.full((300, 200, 3), (236, 228, 205), np.uint8)
    cv2.putText(page, "abc", (40, 150), cv2.FONT_HERSHEY_SIMPLEX, 2, (20, 20, 20), 4)
    rendition = render(page, Recipe((Level(10.0),)))
    assert tuple(rendition[0, 0]) == (236, 228, 205)
    assert paper_colour(page) == (236, 228, 205)


def test_bilevel_pages_stay_grey() -> None:
    page = np.where(dotted(60, 60) < 128, 0, 255).astype(np.uint8)
    assert render(page, Recipe((Level(2.0),))).ndim == 2
