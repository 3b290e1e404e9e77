"""Drawn scenes with secrecy marks: the same seed draws the same, and a mark stands where it is said to stand."""

import random

import numpy as np
import pytest

from tools.secrecy.faces import face, for_learning
from tools.secrecy.scenes import SIZE, scene
from tools.secrecy.wording import MARKS, OTHER_STAMPS, syllable


def test_a_seed_draws_the_same_scene_again() -> None:
    files = for_learning("")
    one, other, third = (scene(seed, files) for seed in (11, 11, 12))
    assert np.array_equal(one.pixels, other.pixels)
    assert one.marks == other.marks
    assert not np.array_equal(one.pixels, third.pixels)


@pytest.mark.parametrize("seed", range(4))
def test_a_mark_stands_where_it_is_said_to_stand(seed: int) -> None:
    (mark,) = scene(seed, for_learning(""), marked=True).marks
    assert mark.word in MARKS
    assert 0 < mark.x < SIZE[0]
    assert 0 < mark.y < SIZE[1]
    assert abs(mark.angle) <= 30
    assert {"red", "blue", "black"} & set(mark.traits)


def test_a_scene_without_a_mark_has_none() -> None:
    assert scene(3, for_learning(""), marked=False).marks == ()


def test_fonts_that_learn_write_the_letters_of_the_marks() -> None:
    for name in for_learning(""):
        used = face(name, 30)
        assert bytes(used.getmask("Ậ")) != bytes(used.getmask("\uffff"))


def test_no_other_word_is_a_mark() -> None:
    chance = random.Random(1)
    assert "MẬT" not in {syllable(chance) for _ in range(3000)}
    assert not set(MARKS) & set(OTHER_STAMPS)
