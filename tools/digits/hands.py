"""Where the glyphs of hands come from: digits that people wrote (MNIST), handwriting fonts, drawn strokes."""

from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import ImageFont

from tools.digits.splines import Glyph, written

Hand = Callable[[str, int, float, np.random.Generator], Glyph]  # digit, height and pen width in px

_AROUND = ((1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1), (0, 1), (1, 1))
_BIG = 3  # MNIST digits are enlarged so much before their strokes are changed


def tight(ink: Glyph) -> Glyph:
    """Without the empty rows and columns around it."""
    rows, columns = np.flatnonzero(ink.max(axis=1) > 60), np.flatnonzero(ink.max(axis=0) > 60)
    if rows.size == 0:
        return ink
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def read_mnist(folder: Path, part: str) -> dict[str, npt.NDArray[np.uint8]]:
    """The pictures of each digit, N × 28 × 28, from the IDX files of MNIST; `part`: train or t10k."""
    pictures = np.frombuffer((folder / f"{part}-images-idx3-ubyte").read_bytes(), np.uint8, offset=16).reshape(-1, 28, 28)
    labels = np.frombuffer((folder / f"{part}-labels-idx1-ubyte").read_bytes(), np.uint8, offset=8)
    return {str(digit): pictures[labels == digit] for digit in range(10)}


def mnist_hand(pictures: dict[str, npt.NDArray[np.uint8]]) -> Hand:
    """A digit that somebody wrote, its stroke made as thin or thick as the pen."""

    def draw(digit: str, tall: int, pen: float, rng: np.random.Generator) -> Glyph:
        one = pictures[digit][rng.integers(len(pictures[digit]))]
        ink = tight(cv2.resize(one, None, fx=_BIG, fy=_BIG, interpolation=cv2.INTER_CUBIC))
        scale = tall / ink.shape[0]
        big = cv2.resize(ink, (max(3, round(ink.shape[1] * scale)), tall), interpolation=cv2.INTER_CUBIC)
        return with_pen(np.asarray(big, np.uint8), pen)

    return draw


def with_pen(ink: Glyph, pen: float) -> Glyph:
    """The same strokes with another width: the middle of the old strokes, drawn anew."""
    mask = (ink > 110).astype(np.uint8)
    depth = cv2.distanceTransform(np.pad(mask, 1), cv2.DIST_L2, 5)[1:-1, 1:-1]
    usual = 2 * float(np.percentile(depth[mask > 0], 90)) if mask.any() else pen
    if pen >= usual:
        grown = cv2.dilate(np.pad(ink, 4), cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_odd(pen - usual),) * 2))
        return np.asarray(grown, np.uint8)
    middle = thin(mask)
    drawn = cv2.dilate(np.pad(middle * 255, 6), cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_odd(pen),) * 2))
    return np.asarray(cv2.GaussianBlur(drawn, (3, 3), 0.8), np.uint8)


def _odd(width: float) -> int:
    return max(1, round(width)) // 2 * 2 + 1


def thin(mask: Glyph) -> Glyph:
    """Strokes one px wide (Zhang and Suen 1984)."""
    m = np.pad(mask, 1).astype(bool)
    changed = True
    while changed:
        changed = False
        for first in (True, False):
            p = [np.roll(m, shift, (0, 1)) for shift in _AROUND]
            count = np.sum(p, axis=0)
            turns = np.sum([~p[i] & p[(i + 1) % 8] for i in range(8)], axis=0)
            a, b = (p[0] & p[2] & p[4], p[2] & p[4] & p[6]) if first else (p[0] & p[2] & p[6], p[0] & p[4] & p[6])
            gone = m & (count >= 2) & (count <= 6) & (turns == 1) & ~a & ~b
            changed = changed or bool(gone.any())
            m &= ~gone
    return m[1:-1, 1:-1].astype(np.uint8)


def font_hand(face: Path) -> Hand:
    """The digits of a handwriting font; the pen is the font's own, made thicker where asked."""
    font = ImageFont.truetype(str(face), 96)

    def draw(digit: str, tall: int, pen: float, rng: np.random.Generator) -> Glyph:
        mask = font.getmask(digit, mode="L")
        ink = np.array(mask, np.uint8).reshape(mask.size[1], mask.size[0])
        ink = tight(ink)
        big = cv2.resize(ink, (max(3, round(ink.shape[1] * tall / ink.shape[0])), tall), interpolation=cv2.INTER_AREA)
        grow = _odd(rng.uniform(0, pen / 2))
        return np.asarray(cv2.dilate(np.pad(big, 4), np.ones((grow, grow), np.uint8)), np.uint8)

    return draw


def spline_hand(hand: int) -> Hand:
    """One of many drawn hands."""

    def draw(digit: str, tall: int, pen: float, rng: np.random.Generator) -> Glyph:
        return written(digit, hand, tall, pen, rng)

    return draw


def with_ways_of(people: Hand, drawn: Hand) -> Hand:
    """The digits of people, but 1 and 7 as drawn: MNIST's writers give a 1 no flag and a 7 no bar."""

    def draw(digit: str, tall: int, pen: float, rng: np.random.Generator) -> Glyph:
        return (drawn if digit in "17" else people)(digit, tall, pen, rng)

    return draw


def faces(folder: Path, without: Sequence[str] = (), only: Sequence[str] = ()) -> list[Path]:
    """The font files below a folder (ttf, otf, woff), by the words in their names."""
    found = sorted(p for p in folder.rglob("*") if p.suffix in {".ttf", ".otf", ".woff"})
    named = [p for p in found if not only or any(word in p.name for word in only)]
    return [p for p in named if not any(word in p.name for word in without)]
