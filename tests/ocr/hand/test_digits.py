"""Digits by pen are read, print is told apart, and nothing is read from nothing."""

import cv2
import numpy as np
import pytest

from archivist.ocr.hand.digits import read_digits
from tests.ocr.hand.pen import number_head


@pytest.mark.parametrize("digits", ["01", "27", "45", "86", "93", "128", "3706", "5"])
def test_digits_by_pen_are_read(digits: str) -> None:
    page, stretch = number_head(digits)
    reading = read_digits(page, stretch)
    assert (reading.text, reading.by_hand) == (digits, True)
    assert reading.confidence > 0.5


def test_black_ink_is_as_good_as_blue() -> None:
    assert read_digits(*number_head("64", ink=(15, 15, 15), pen=4)).text == "64"


def test_a_dotted_line_is_no_digit() -> None:
    assert read_digits(*number_head("", dots=True)).text == ""
    assert read_digits(*number_head("32", dots=True)).text == "32"


def test_digits_that_touch_are_told_apart() -> None:
    assert read_digits(*number_head("48", apart=-3.0)).text == "48"


def test_large_and_leaning_digits_are_read() -> None:
    assert read_digits(*number_head("29", tall=40, slant=0.35)).text == "29"


@pytest.mark.parametrize("digits", ["12", "305", "86"])
def test_print_is_told_from_a_hand(digits: str) -> None:
    reading = read_digits(*number_head("", print_=digits))
    assert reading.text == "" or not reading.by_hand


def test_an_empty_gap_gives_nothing() -> None:
    assert read_digits(*number_head("")).text == ""


def test_noise_gives_nothing_to_rely_on() -> None:
    page, stretch = number_head("")
    rng = np.random.default_rng(3)
    noisy = np.clip(page + rng.normal(0, 25, page.shape), 0, 255).astype(np.uint8)
    reading = read_digits(noisy, stretch)
    assert reading.text == "" or reading.confidence < 0.9


def test_a_scribble_is_not_read_with_confidence() -> None:
    page, stretch = number_head("")
    left = round(stretch.left + 40)
    for x in range(left, left + 70, 10):
        cv2.line(page, (x, 95), (x + 14, 124), (20, 20, 120), 3)
        cv2.line(page, (x + 14, 95), (x, 124), (20, 20, 120), 3)
    reading = read_digits(page, stretch)
    assert reading.text == "" or reading.confidence < 0.9


def test_a_blurred_grey_scan_of_low_resolution_is_read() -> None:
    page, stretch = number_head("45", pen=4)
    grey = cv2.GaussianBlur(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), (0, 0), 1.6)
    assert read_digits(np.asarray(grey, np.uint8), stretch).text == "45"


def test_the_alternatives_are_other_readings_and_no_likelier() -> None:
    reading = read_digits(*number_head("93"))
    assert reading.text not in [text for text, _sure in reading.alternatives]
    assert all(sure <= reading.confidence for _text, sure in reading.alternatives)
    assert reading.confidence + sum(sure for _text, sure in reading.alternatives) <= 1.001
