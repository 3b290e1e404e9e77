from hypothesis import given
from hypothesis import strategies as st

from archivist.model.recipe import Level, Recipe
from archivist.settings import Facsimile, Imaging
from archivist.workflow.keys import key_of

settings = st.builds(Facsimile, profile=st.sampled_from(["master", "standard", "small"]), stamp=st.booleans())
reads = st.fixed_dictionaries({"facsimile": settings, "master": st.text(max_size=4), "recipe": st.builds(Recipe)})


@given(reads, reads)
def test_keys_are_equal_exactly_when_all_that_is_read_is(one: dict[str, object], other: dict[str, object]) -> None:
    assert (key_of("encode", **one) == key_of("encode", **other)) == (one == other)


def test_the_stage_is_part_of_the_key() -> None:
    assert key_of("clean", master="x") != key_of("read", master="x")
    assert key_of("pack:BagIt", dossier="x") != key_of("pack:AIP_hoso", dossier="x")


def test_a_setting_of_another_group_does_not_touch_it() -> None:
    assert key_of("clean", imaging=Imaging()) == key_of("clean", imaging=Imaging())
    assert key_of("clean", imaging=Imaging()) != key_of("clean", imaging=Imaging(max_skew=3))


def test_a_recipe_by_hand_makes_another_key() -> None:
    assert key_of("read", recipe=Recipe()) != key_of("read", recipe=Recipe((Level(1.0),)))
