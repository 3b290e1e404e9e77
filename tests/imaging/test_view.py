import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from archivist.imaging.pixels import Pixels, halved
from archivist.imaging.render import render, size_of
from archivist.imaging.view import view_size, viewed
from archivist.model.geometry import Box
from archivist.model.recipe import Crop, Flatten, Level, Operation, Recipe, Turn

WIDTH, HEIGHT = 420, 300
DOT = 40  # px around its centre that belong to the dot, stretched by whatever the recipe does


def dotted(x: float, y: float) -> Pixels:
    """White but for a soft dot, 20 px across, whose centre lies on the corner point (x, y)."""
    at_x, at_y = np.arange(WIDTH) + 0.5 - x, np.arange(HEIGHT) + 0.5 - y
    return np.asarray(255 - 250 * np.exp(-np.add.outer(at_y**2, at_x**2) / 50), np.uint8)


def centre_of_ink(picture: Pixels) -> tuple[float, float]:
    weight = np.where(picture < 235, 255.0 - picture, 0.0)
    rows, columns = np.indices(picture.shape)
    return float(((columns + 0.5) * weight).sum() / weight.sum()), float(((rows + 0.5) * weight).sum() / weight.sum())


operations = st.one_of(
    st.builds(Turn, st.integers(0, 3)),
    st.builds(Level, st.floats(-8, 8)),
    st.just(Flatten(((5, 4), (WIDTH - 9, 6), (WIDTH - 2.0, HEIGHT - 3.0), (8, HEIGHT - 6)), (400, 280))),
)


@given(st.lists(operations, max_size=3), st.sampled_from([0.3, 0.5, 2 / 3, 0.8, 1.0, 1.4]), st.integers(120, 300))
@example([Turn(3)], 0.3, 120)
@settings(deadline=None, max_examples=60)
def test_places_are_those_of_the_rendition_times_the_factor(made: list[Operation], factor: float, x: int) -> None:
    recipe = Recipe(tuple(made))
    width, height = recipe.size((WIDTH, HEIGHT))
    recipe = recipe.then(Crop(Box(3, 2, width - 4, height - 2)))
    whole_width, whole_height = recipe.size((WIDTH, HEIGHT))
    across, down = recipe.projection((WIDTH, HEIGHT)).point((x, 150))
    assume(DOT < across < whole_width - DOT and DOT < down < whole_height - DOT)  # else a part of the dot is cut away
    view = viewed(dotted(x, 150), recipe, factor)
    assert size_of(view) == view_size((WIDTH, HEIGHT), recipe, factor)
    assert centre_of_ink(view) == pytest.approx((across * factor, down * factor), abs=0.6)


def test_the_whole_page_in_its_own_size_is_the_rendition() -> None:
    page, recipe = dotted(200, 100), Recipe((Turn(1), Level(1.5)))
    assert (viewed(page, recipe, 1.0) == render(page, recipe)).all()


def test_half_the_size_loses_nothing_that_a_turn_would_not_keep() -> None:
    page = dotted(200, 100)
    assert (viewed(page, Recipe((Turn(2),)), 0.5) == np.rot90(halved(page), 2)).all()


@pytest.mark.parametrize("recipe", [Recipe(), Recipe((Level(2.0),)), Recipe((Turn(1),))])
def test_the_upper_part_is_that_of_the_whole_view(recipe: Recipe) -> None:
    page = np.dstack([dotted(200, 80)] * 3)
    whole, upper = viewed(page, recipe, 0.5), viewed(page, recipe, 0.5, 0.5)
    assert upper.shape[0] == round(whole.shape[0] / 2)
    assert np.abs(upper.astype(int) - whole[: upper.shape[0]]).max() <= 1


def test_thin_strokes_stay_whole_when_a_page_becomes_smaller() -> None:
    page = np.full((300, 300), 255, np.uint8)
    page[:, ::10] = 0
    view = viewed(page, Recipe(), 2 / 3)
    assert view.min(axis=1).max() < 200
    assert np.ptp(view.mean(axis=0)[20:180].reshape(-1, 20).sum(axis=1)) < 40


@pytest.mark.parametrize("shape", [(1, 1), (3, 400), (400, 3, 3)])
def test_pictures_of_any_size(shape: tuple[int, ...]) -> None:
    assert viewed(np.full(shape, 200, np.uint8), Recipe((Level(1.0),)), 0.4, 0.5).size >= 1
