import numpy as np
import pytest

from archivist.imaging.levels import histogram, level_at
from archivist.imaging.pixels import grey_of, halved, reduced_for_study, resized


def test_halving_takes_the_mean_of_four() -> None:
    assert halved(np.array([[0, 100, 7], [100, 200, 7]], np.uint8)).tolist() == [[100]]


@pytest.mark.parametrize(
    ("dpi", "expected"), [(96.0, 96.0), (150.0, 150.0), (200.0, 100.0), (300.0, 100.0), (400.0, 100.0), (600.0, 100.0)]
)
def test_the_study_has_about_100_dpi(dpi: float, expected: float) -> None:
    small, told = reduced_for_study(np.zeros((1200, 900, 3), np.uint8), dpi)
    assert told == pytest.approx(expected)
    assert small.shape == (pytest.approx(1200 * told / dpi, abs=2), pytest.approx(900 * told / dpi, abs=2), 3)


def test_tiny_pictures_are_left_alone() -> None:
    assert min(reduced_for_study(np.zeros((3, 2), np.uint8), 1200.0)[0].shape) >= 1


def test_grey_weighs_colours_as_eyes_do() -> None:
    assert grey_of(np.array([[[255, 0, 0], [0, 255, 0], [0, 0, 255]]], np.uint8)).tolist() == [[76, 150, 29]]


def test_sizes_follow_the_factor() -> None:
    assert resized(np.zeros((40, 30), np.uint8), 1.5).shape == (60, 45)
    assert resized(np.zeros((40, 30), np.uint8), 0.5).shape == (20, 15)


def test_levels_are_read_from_histograms() -> None:
    picture = np.repeat(np.arange(100, dtype=np.uint8), 4).reshape(20, 20)
    assert level_at(histogram(picture), 0.5) == pytest.approx(49, abs=1)
    assert level_at(histogram(picture, picture >= 50), 0.0001) == 50
    assert level_at(histogram(picture, np.zeros(picture.shape, np.bool_)), 0.5) == 255
