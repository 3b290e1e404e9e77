import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.model.geometry import Box, Projection
from archivist.model.plain import canonical, plain, revive
from archivist.model.recipe import Crop, Flatten, Level, Mirror, Operation, Recipe, Turn

lengths = st.integers(10, 3000)
places = st.floats(0, 3000)
operations = st.one_of(
    st.builds(Turn, st.integers(0, 3)),
    st.builds(Mirror),
    st.builds(Level, st.floats(-15, 15)),
    st.builds(
        lambda x, y, w, h: Crop(Box(x, y, x + w, y + h)), *(st.integers(0, 50).map(float),) * 2, *(lengths.map(float),) * 2
    ),
    st.builds(
        lambda w, h, d: Flatten(((d, 0.0), (w, d), (w - d, float(h)), (0.0, h - d)), (w, h)),
        lengths,
        lengths,
        st.floats(0, 3),
    ),
)
recipes = st.lists(operations, max_size=5).map(lambda chosen: Recipe(tuple(chosen)))


@given(recipes, lengths, lengths, places, places)
def test_the_projection_and_its_inverse_meet(recipe: Recipe, width: int, height: int, x: float, y: float) -> None:
    there = recipe.projection((width, height))
    assert there.inverse().point(there.point((x, y))) == pytest.approx((x, y), abs=0.01, rel=1e-4)


@given(recipes, operations, lengths, lengths, places, places)
def test_one_more_operation_maps_on_from_where_the_others_ended(
    recipe: Recipe, operation: Operation, width: int, height: int, x: float, y: float
) -> None:
    size = recipe.size((width, height))
    stepwise = operation.projection(size).point(recipe.projection((width, height)).point((x, y)))
    whole = recipe.then(operation)
    assert whole.projection((width, height)).point((x, y)) == pytest.approx(stepwise, abs=0.01, rel=1e-4)
    assert whole.size((width, height)) == operation.size(size)


@given(st.lists(st.builds(Turn, st.integers(0, 3)), max_size=8))
def test_turns_fold_into_one(turns: list[Turn]) -> None:
    recipe = Recipe()
    for turn in turns:
        recipe = recipe.then(turn)
    assert len(recipe.operations) <= 1
    assert recipe.quarters == sum(t.quarters for t in turns) % 4


@given(recipes)
def test_a_recipe_survives_being_written_down(recipe: Recipe) -> None:
    assert revive(Recipe, json.loads(canonical(plain(recipe)))) == recipe


def test_a_quarter_turn_brings_the_left_edge_to_the_top() -> None:
    assert Turn(1).projection((100, 50)).point((0, 50)) == (0, 0)
    assert Turn(1).projection((100, 50)).point((0, 0)) == (50, 0)


def test_levelling_lifts_the_right_end_of_a_line_that_ran_down() -> None:
    left, right = (Level(2.0).projection((1000, 1000)).point(p) for p in ((100, 482.54), (900, 510.48)))
    assert left[1] == pytest.approx(right[1], abs=0.05)


def test_flattening_brings_the_corners_to_the_rectangle() -> None:
    corners = ((12.0, 8.0), (190.0, 20.0), (205.0, 280.0), (2.0, 300.0))
    there = Flatten(corners, (210, 297)).projection((220, 310))
    reached = [p for corner in corners for p in there.point(corner)]
    assert reached == pytest.approx([0, 0, 210, 0, 210, 297, 0, 297], abs=1e-6)


def test_a_box_knows_its_millimetres() -> None:
    assert Box(0, 0, 300, 600).in_mm(300) == Box(0, 0, 25.4, 50.8)
    assert Projection.identity().box(Box(1, 2, 3, 4)) == Box(1, 2, 3, 4)
