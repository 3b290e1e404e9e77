"""Heads of documents with digits drawn by a pen of the tests' own, and damage to them."""

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from archivist.model.geometry import Box
from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import Line, PageText, Word
from archivist.ocr.hand.strip import Stretch
from archivist.resources import resource

DPI = 200.0
CAPITAL = 24.0  # px: 13 pt type at 200 dpi
BASE = 120.0
SIZE = (1654, 2339)

# Points of each stroke in a box 20 wide and 30 high, y downward.
STROKES: dict[str, list[list[tuple[int, int]]]] = {
    "0": [[(10, 0), (2, 6), (0, 16), (4, 28), (11, 30), (18, 22), (18, 9), (10, 0)]],
    "1": [[(4, 8), (10, 0)], [(10, 0), (9, 30)]],
    "2": [[(2, 7), (7, 0), (15, 2), (16, 10), (9, 20), (0, 30)], [(0, 30), (19, 29)]],
    "3": [[(2, 3), (9, 0), (15, 5), (13, 12), (6, 14)], [(6, 14), (15, 17), (17, 24), (10, 30), (0, 27)]],
    "4": [[(9, 0), (4, 12), (1, 20), (18, 19)], [(13, 9), (12, 30)]],
    "5": [[(5, 1), (3, 13), (11, 12), (17, 19), (13, 28), (5, 30), (0, 27)], [(5, 1), (17, 0)]],
    "6": [[(14, 0), (6, 8), (1, 19), (4, 29), (12, 29), (16, 22), (11, 16), (3, 21)]],
    "7": [[(1, 2), (9, 2), (17, 1)], [(17, 1), (11, 14), (7, 30)], [(4, 15), (15, 14)]],
    "8": [[(14, 5), (8, 0), (3, 6), (9, 13), (16, 21), (11, 30), (3, 27), (4, 19), (13, 11), (15, 4), (10, 0)]],
    "9": [[(15, 5), (8, 0), (2, 7), (6, 14), (13, 12), (15, 4), (14, 16), (11, 30)]],
}


def paper(width: int = 900, height: int = 200) -> Picture:
    return np.full((height, width, 3), 250, np.uint8)


def printed(page: Picture, text: str, left: float) -> float:
    """Sets text on the base line; gives its right edge in px."""
    font = ImageFont.truetype(str(resource("fonts/LiberationSans-Regular.ttf")), round(CAPITAL / 0.72))
    sheet = Image.fromarray(page)
    ImageDraw.Draw(sheet).text((left, BASE), text, (25, 25, 25), font, anchor="ls")
    page[:] = np.asarray(sheet)
    return left + font.getlength(text)


def penned(page: Picture, digits: str, left: float, *, ink: tuple[int, int, int] = (20, 30, 120), tall: float = 32.0,
           apart: float = 6.0, slant: float = 0.15, pen: int = 3) -> float:  # fmt: skip
    """Digits by pen, from `left` on; gives their right edge in px."""
    for digit in digits:
        wide = 20 * tall / 30
        for stroke in STROKES[digit]:
            path = smooth(np.array(stroke, float)) * tall / 30
            path[:, 0] += left + slant * (tall - path[:, 1])
            path[:, 1] += BASE - tall + 2
            cv2.polylines(page, [np.rint(path * 8).astype(np.int32)], False, ink, pen, cv2.LINE_AA, 3)
        left += (wide * 0.55 if digit == "1" else wide) + apart
    return left - apart


def smooth(points: np.ndarray, steps: int = 8) -> np.ndarray:
    """Corners rounded off (Chaikin), the ends kept."""
    if len(points) < 3:
        return points
    for _ in range(steps // 4):
        a, b = points[:-1], points[1:]
        cut = np.stack([0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b], axis=1).reshape(-1, 2)
        points = np.vstack([points[:1], cut[1:-1], points[-1:]])
    return points


def dotted(page: Picture, left: float, right: float) -> None:
    for x in range(round(left), round(right), 8):
        cv2.circle(page, (x, round(BASE)), 1, (60, 60, 60), -1)


def number_head(
    digits: str, *, print_: str = "", dots: bool = False, room: float = 120.0, **pen: object
) -> tuple[Picture, Stretch]:
    """ "Số: 45 /QĐ-UBND" with the digits by pen, or printed where `print_` is given, and the stretch of the gap."""
    page = paper()
    left = printed(page, "Số:", 60)
    if dots:
        dotted(page, left + 6, left + room)
    if print_:
        room = printed(page, print_, left + 14) - left + 10
    if digits:
        room = max(room, penned(page, digits, left + 16, **pen) - left + 12)  # type: ignore[arg-type]
    printed(page, "/QĐ-UBND", left + room)
    around = 0.9 * CAPITAL
    return page, Stretch(left - around, left + room + around, BASE, CAPITAL)


def word(
    text: str, left: float, right: float, confidence: float = 0.95, top: float = BASE - CAPITAL, bottom: float = BASE
) -> Word:
    return Word(text, Box(left, top, right, bottom), confidence)


def page_text(*lines: Line) -> PageText:
    return PageText(lines, SIZE, DPI, "typed", "vie")
