"""A thousand sheets drawn, worn in every way at once and read back: what is read is right, and hardly one is missed."""

from collections import Counter

import cv2
import numpy as np
import pytest

from archivist.imaging.clean import clean
from archivist.settings import Imaging
from tests.pdf.test_sheets import (
    BOX,
    COVER,
    DPI,
    SEPARATOR,
    Grey,
    dark_bed,
    faded,
    photocopied,
    pictures,
    sideways,
    skewed,
    upside_down,
)

_LEAST = 0.995


def stained(page: Grey, chance: np.random.Generator) -> Grey:
    """One to three rings and pools anywhere, dark enough to hide what lies below."""
    worn = page.copy()
    for _ in range(int(chance.integers(1, 4))):
        at = int(chance.integers(0, page.shape[1])), int(chance.integers(0, page.shape[0]))
        grey = (int(chance.integers(40, 140)),)
        if chance.random() < 0.5:
            cv2.circle(worn, at, int(chance.integers(60, 220)), grey, int(chance.integers(8, 40)))
        else:
            axes = int(chance.integers(40, 280)), int(chance.integers(30, 140))
            cv2.ellipse(worn, at, axes, float(chance.uniform(0, 180)), 0, 360, grey, -1)
    return worn


def photographed(page: Grey, chance: np.random.Generator) -> Grey:
    """Held before a camera on a dark table, a little aslant and unsharp."""
    height, width = page.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = corners * 0.86 + np.array([width, height]) * 0.07 + chance.uniform(-0.03, 0.03, (4, 2)) * width
    matrix = cv2.getPerspectiveTransform(corners, seen.astype(np.float32))
    shot = cv2.warpPerspective(page, matrix, (width, height), borderValue=(60,))
    return np.asarray(cv2.GaussianBlur(shot, (0, 0), float(chance.uniform(0.5, 1.2))), np.uint8)


def worn(page: Grey, chance: np.random.Generator) -> Grey:
    """As a sheet comes that has been used a hundred times: several things at once, each more or less."""
    if chance.random() < 0.5:
        page = stained(page, chance)
    if chance.random() < 0.3:
        page = photocopied(page)
    elif chance.random() < 0.3:
        page = faded(page)
    if chance.random() < 0.25:
        return photographed(upside_down(page) if chance.random() < 0.5 else page, chance)
    page = skewed(float(chance.uniform(-10, 10)))(page)
    if chance.random() < 0.2:
        page = dark_bed(page)
    if chance.random() < 0.5:
        page = upside_down(page)
    return sideways(page) if chance.random() < 0.3 else page


def told(count: int) -> Counter[str]:
    """How many were read right, read as something else, and not read at all."""
    sheets = [(s.payload, pictures(s)[0]) for s in (COVER, SEPARATOR, BOX)]
    found: Counter[str] = Counter()
    for number in range(count):
        payload, page = sheets[number % len(sheets)]
        separator = clean(worn(page, np.random.default_rng(number)), DPI, 1, Imaging()).measures.separator
        found["missed" if separator is None else "right" if separator.value == payload else "wrong"] += 1
    return found


def test_a_few_worn_sheets_are_read() -> None:
    assert told(6)["wrong"] == 0


@pytest.mark.long
def test_a_thousand_worn_sheets_are_read() -> None:
    found = told(1000)
    assert found["wrong"] == 0
    assert found["right"] >= _LEAST * 1000
