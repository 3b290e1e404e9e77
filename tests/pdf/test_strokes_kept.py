"""No stroke is substituted: each connected piece of the masks, as a reader decodes them, is a piece of the page."""

import subprocess
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from archivist.pdf.encode import encode
from archivist.pdf.facsimile import FacsimilePage
from archivist.pdf.pixels import Mask, Picture
from archivist.pdf.profile import Name
from archivist.settings import Facsimile
from tests.pdf.leaves import A5, DPI, bound, written

HALF_WAY = 125  # between every ink on the page and its paper
Numbers = npt.NDArray[np.int32]
PROFILES: list[Name] = ["standard", "small"]


def decoded(profile: Name, folder: Path) -> Mask:
    """Where the page is inked, after it was encoded and bound, and poppler took its masks out again."""
    page = encode(written(), DPI, Facsimile(profile=profile))
    path = bound(folder / "a.pdf", FacsimilePage(page))
    subprocess.run(["pdfimages", "-png", path, folder / "a"], check=True)
    told = subprocess.run(["pdfimages", "-list", path], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    numbers = [line.split()[1] for line in told if line.split()[2] in ("mask", "stencil")]
    inked = [layer for layer in page.layers if layer.mask]
    assert len(numbers) == len(inked) > 0
    whole = np.zeros((A5[1] + 99, A5[0] + 99), bool)
    for number, layer in zip(numbers, inked, strict=True):
        ink = (
            np.asarray(Image.open(folder / f"a-{int(number):03d}.png").convert("L")) > 0
        )  # poppler shows what is set in white
        y, x = round(layer.place.top), round(layer.place.left)
        whole[y : y + ink.shape[0], x : x + ink.shape[1]] |= ink
    return np.asarray(whole[: A5[1], : A5[0]])


def pieces(mask: Mask, page: Picture) -> tuple[int, int]:
    """How many connected pieces the mask has, and how many of its or the page's differ by more than their outline."""
    truth = page.min(axis=2) < HALF_WAY
    around = np.ones((3, 3), np.uint8)
    reached = [cv2.dilate(one.view(np.uint8), around) > 0 for one in (mask, truth)]
    wrong = (truth & ~reached[0]) | (mask & ~reached[1])
    count, labels = cv2.connectedComponents((mask | truth).view(np.uint8), connectivity=8)
    return count - 1, len(np.unique(labels[wrong]))


@pytest.mark.parametrize("profile", PROFILES)
def test_every_piece_is_one_of_the_page(tmp_path: Path, profile: Name) -> None:
    count, differing = pieces(decoded(profile, tmp_path), written())
    assert count > 500
    assert differing == 0


def test_one_letter_in_the_place_of_another_is_noticed(tmp_path: Path) -> None:
    """What a coder that keeps a stock of similar shapes would do: an n drawn once more where a u stood."""
    mask = decoded("standard", tmp_path)
    count, *found = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    labels, boxes = (np.asarray(one, np.int32) for one in found[:2])
    letters = [n for n in range(1, count) if 8 < boxes[n][3] < 30 and 8 < boxes[n][2] < 30]
    one, other = next((a, b) for a in letters for b in letters if a < b and _differ(labels, boxes, a, b))
    assert pieces(_replaced(mask, labels, boxes, one, other), written())[1] > 0


def _cut(labels: Numbers, boxes: Numbers, number: int) -> Mask:
    x, y, width, height, _ = boxes[number]
    return np.asarray(labels[y : y + height, x : x + width] == number)


def _differ(labels: Numbers, boxes: Numbers, one: int, other: int) -> bool:
    """Whether two shapes of equal size are different letters, and not the same with another edge."""
    if (boxes[one][2:4] != boxes[other][2:4]).any():
        return False
    apart = (_cut(labels, boxes, one) ^ _cut(labels, boxes, other)).view(np.uint8)
    return bool(cv2.erode(apart, np.ones((2, 2), np.uint8)).any())


def _replaced(mask: Mask, labels: Numbers, boxes: Numbers, one: int, other: int) -> Mask:
    changed = mask.copy()
    changed[labels == one] = False
    x, y, width, height, _ = boxes[one]
    changed[y : y + height, x : x + width] |= _cut(labels, boxes, other)
    return changed
