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


def _drawn_by_chance(rng: np.random.Generator) -> tuple[str, str, float]:
    """A string by pen, leaning, thin or thick, pale, close, blurred and noisy at random; what was read, and how surely."""
    digits = "".join(rng.choice(list("0123456789"), size=int(rng.integers(1, 5))))
    ink = int(rng.integers(10, 140))
    page, stretch = number_head(
        digits,
        ink=(ink, ink, ink + 40),
        pen=int(rng.integers(2, 6)),
        tall=float(rng.uniform(24, 42)),
        slant=float(rng.uniform(-0.1, 0.5)),
        apart=float(rng.uniform(-5, 9)),
        dots=bool(rng.random() < 0.4),
    )
    soft = cv2.GaussianBlur(page, (0, 0), float(rng.uniform(0.3, 2.2)))
    noisy = np.clip(soft + rng.normal(0, rng.uniform(0, 22), soft.shape), 0, 255).astype(np.uint8)
    reading = read_digits(noisy, stretch)
    return digits, reading.text, reading.confidence


def test_confidence_is_honest() -> None:
    """Of what it is sure about hardly any is wrong; and it is as often right as it believes, or oftener."""
    rng = np.random.default_rng(20)
    seen = [_drawn_by_chance(rng) for _ in range(90)]
    sure = [read == meant for meant, read, confidence in seen if confidence >= 0.9]
    unsure = [read == meant for meant, read, confidence in seen if confidence < 0.6]
    assert len(sure) >= 20
    assert np.mean(sure) >= 0.95
    assert not unsure or np.mean(unsure) < np.mean(sure)
    right = np.mean([read == meant for meant, read, _confidence in seen])
    assert right >= np.mean([confidence for _meant, _read, confidence in seen]) - 0.1
