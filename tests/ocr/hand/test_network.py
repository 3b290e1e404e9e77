"""The network as it is shipped: small, whole, giving chances."""

import numpy as np
import pytest

from archivist.ocr.hand.network import BLANK, CLASSES, LAYERS, WEIGHTS, scores, weights
from archivist.ocr.hand.strip import HEIGHT
from archivist.resources import resource


def test_the_weights_are_small_and_fit_the_layers() -> None:
    assert resource(WEIGHTS).stat().st_size < 1_000_000
    assert {name: weights()[name].shape for name in LAYERS} == LAYERS
    assert all(weights()[name + "_0"].shape == (size[0],) for name, size in LAYERS.items())


@pytest.mark.parametrize("width", [16, 33, 100])
def test_every_second_column_has_chances_that_sum_to_one(width: int) -> None:
    found = scores(np.random.default_rng(width).random((HEIGHT, width), np.float32))
    assert found.shape == ((width + 1) // 2, CLASSES)
    assert np.exp(found).sum(axis=1) == pytest.approx(1, abs=1e-4)


def test_empty_paper_holds_no_digit() -> None:
    assert (scores(np.zeros((HEIGHT, 120), np.float32)).argmax(axis=1) == BLANK).all()
