import cv2
import numpy as np
import pytest

from archivist.imaging.blank import written_share
from archivist.imaging.border import outside_of
from archivist.imaging.ink import find_ink
from archivist.imaging.pixels import grey_of
from archivist.settings import Imaging
from tests.imaging.sheets import DPI, Pixels, blank_sheet, coloured, seal, text_sheet, write


def is_blank(sheet: Pixels) -> bool:
    grey = grey_of(sheet)
    outside = outside_of(grey, DPI)
    ink = find_ink(grey, DPI, outside)
    return written_share(sheet, ink.even, outside, DPI) < Imaging().blank_ink


def dirty() -> Pixels:
    """Specks, two punch holes, staple holes in a corner, a fold, and a scanner's streak."""
    sheet, noise = blank_sheet(240), np.random.default_rng(2)
    for _ in range(150):
        x, y = int(noise.integers(0, 1240)), int(noise.integers(0, 1754))
        cv2.circle(sheet, (x, y), int(noise.integers(1, 4)), int(noise.integers(20, 160)), -1)
    for y in (640, 1110):
        cv2.circle(sheet, (70, y), 17, 40, -1)
    for x in (60, 90):
        cv2.circle(sheet, (x, 70), 5, 30, -1)
    sheet[:, 600:603] = 205
    sheet[:, 900:902] = 150
    return sheet


def bleeding() -> Pixels:
    """Print of the other side, mirrored and faint."""
    through = np.ascontiguousarray(text_sheet()[:, ::-1])
    return np.asarray(255 - (255 - through.astype(np.int16)) * 0.18, np.uint8)


def stained() -> Pixels:
    sheet = blank_sheet(225).astype(np.int16)
    spot = np.zeros(sheet.shape, np.float32)
    cv2.circle(spot, (800, 1200), 150, 45, -1)
    return np.asarray(np.clip(sheet - cv2.GaussianBlur(spot, (0, 0), 12), 0, 255), np.uint8)


def patchy_seal() -> Pixels:
    """What comes through of a seal: pale, and in pieces."""
    through = seal(coloured(blank_sheet()), (600, 1200), (240, 175, 185))
    holes = cv2.resize(np.random.default_rng(4).random((220, 155)).astype(np.float32), (1240, 1754)) > 0.5
    through[holes] = 250
    return through


@pytest.mark.parametrize("draw", [blank_sheet, dirty, bleeding, stained, patchy_seal])
def test_an_empty_sheet_is_blank(draw: object) -> None:
    assert is_blank(draw())  # type: ignore[operator]


@pytest.mark.parametrize("paper", [180, 215, 255])
def test_paper_of_any_age_is_blank(paper: int) -> None:
    assert is_blank(blank_sheet(paper, 4.0))


def signature() -> Pixels:
    sheet = blank_sheet()
    points = np.array([(700, 900), (760, 840), (790, 930), (850, 850), (880, 920), (980, 870)], np.int32)
    cv2.polylines(sheet, [points], False, 60, 3, cv2.LINE_AA)
    return sheet


@pytest.mark.parametrize(
    "sheet",
    [
        write(blank_sheet(), "7", (610, 70), px=25),
        write(blank_sheet(), "- 12 -", (580, 1660), px=22),
        write(blank_sheet(), "PHỤ LỤC", (560, 800)),
        write(blank_sheet(200, 4.0), "Đã nhận đủ", (300, 400), ink=95),
        signature(),
        seal(coloured(blank_sheet()), (600, 1200)),
        write(dirty(), "2", (600, 80), px=26),
        write(bleeding(), "Trang cuối", (200, 300)),
        text_sheet(),
    ],
    ids=[
        "page number",
        "foot number",
        "heading",
        "pencil",
        "signature",
        "seal",
        "number among dirt",
        "words over bleed",
        "page",
    ],
)
def test_a_sheet_with_anything_written_is_not_blank(sheet: Pixels) -> None:
    assert not is_blank(sheet)
