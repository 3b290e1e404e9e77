"""A stamp as it comes upon paper: letters, frame, tilt, ink that did not take everywhere, parts that are hidden."""

import math
import random
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from tools.secrecy.faces import face

Layer = npt.NDArray[Any]
INKS = {"red": 0.55, "blue": 0.17, "black": 0.28}
FRAMED, ROUND, DOUBLE = 0.72, 0.3, 0.4


@dataclass(frozen=True, slots=True)
class Look:
    """How a stamp is made: `height` of its capitals in px, `angle` in degrees down to the right, `strength` of the ink
    (0 to 1), `hidden`: the share of its last syllable that is not to be seen.
    """

    height: float
    angle: float
    ink: str
    framed: bool
    strength: float
    hidden: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the syllable MẬT of a mark stands: its centre (x, y) and height of capitals in px, degrees down to the right;
    `traits` by which recall is told apart.
    """

    word: str
    x: float
    y: float
    height: float
    angle: float
    traits: tuple[str, ...] = ()


def look_of(chance: random.Random, mm: float, *, hide: bool) -> Look:
    """Any look; `mm`: px of one mm. Capitals from 2.6 mm up, half of the tilts slight, the others to 30° either way."""
    height = min(12.0, 2.6 * math.exp(abs(chance.gauss(0, 0.45)))) * mm
    angle = chance.gauss(0, 4) if chance.random() < 0.55 else chance.uniform(-30, 30)
    ink = chance.choices(tuple(INKS), tuple(INKS.values()))[0]
    strength = chance.choice((1.0, 1.0, chance.uniform(0.3, 1)))
    hidden = chance.uniform(0.1, 0.5) if hide and chance.random() < 0.25 else 0.0
    return Look(height, max(-30.0, min(30.0, angle)), ink, chance.random() < FRAMED, strength, hidden)


def pressed(
    paper: Layer, chance: random.Random, rng: np.random.Generator, files: list[str], word: str, look: Look,
    at: tuple[float, float],
) -> Mark:  # fmt: skip
    """Presses a word on `paper` (H × W × 3, 0 to 1, changed) with the middle of its last syllable at the place `at`."""
    drawn, middle, length = _lettered(chance, files, word, look)
    squeeze = chance.choice((1.0, 1.0, chance.uniform(0.72, 1.25)))
    lean = math.radians(look.angle)
    cos, sin = math.cos(lean), math.sin(lean)
    grid = np.array([[cos * squeeze, -sin, 0], [sin * squeeze, cos, 0]], np.float64)
    grid[:, 2] = np.array(at) - grid[:, :2] @ np.array([middle, drawn.shape[0] / 2])
    left, top, part = _around(paper, grid, drawn.shape)
    if part.size == 0:
        return Mark(word, *at, look.height, look.angle)
    grid[:, 2] -= (left, top)
    mask = cv2.warpAffine(drawn, grid, (part.shape[1], part.shape[0]), flags=cv2.INTER_LINEAR)
    whole = float(mask.sum())
    mask = _worn(mask, chance, rng)
    # What nobody can see is no stamp: a third of its ink is there.
    mask = np.minimum(1, mask * max(1.0, 0.33 * whole / max(1.0, float(mask.sum())))) * look.strength
    if look.hidden:
        mask = _half_hidden(part, mask, chance, (at[0] - left, at[1] - top), look, length * squeeze)
    inked(part, mask, ink_colour(chance, look.ink))
    return Mark(word, *at, look.height, look.angle, traits(look))


def traits(look: Look) -> tuple[str, ...]:
    """The classes by which recall is told apart."""
    tilt = "upright" if abs(look.angle) <= 5 else "tilted to 15°" if abs(look.angle) <= 15 else "tilted to 30°"
    told = [look.ink, "framed" if look.framed else "no frame", tilt]
    told += ["faint"] if look.strength < 0.55 else []
    return tuple([*told, "half hidden"] if look.hidden else told)


def inked(paper: Layer, mask: Layer, colour: tuple[float, float, float]) -> None:
    """Ink lets through what its colour lets through: what lies below still shows."""
    for channel, light in enumerate(colour):
        paper[:, :, channel] *= 1 - mask * (1 - light)


def ink_colour(chance: random.Random, ink: str) -> tuple[float, float, float]:
    if ink == "red":
        return chance.uniform(0.6, 0.95), chance.uniform(0, 0.4), chance.uniform(0.0, 0.5)
    if ink == "blue":
        return chance.uniform(0, 0.4), chance.uniform(0, 0.4), chance.uniform(0.4, 0.9)
    dark = chance.uniform(0, 0.45)
    return dark, dark, dark


def cloud(shape: tuple[int, ...], rng: np.random.Generator, size: int, least: float) -> Layer:
    """Soft patches between `least` and 1."""
    small = rng.random((shape[0] // size + 2, shape[1] // size + 2), np.float32)
    large = cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip((large - 0.15) * 1.6, least, 1), np.float32)


def _around(paper: Layer, grid: Layer, shape: tuple[int, ...]) -> tuple[int, int, Layer]:
    """The part of the paper that the stamp can touch, and where it begins."""
    corners = np.array([(0, 0), (shape[1], 0), (0, shape[0]), shape[1::-1]]) @ grid[:, :2].T + grid[:, 2]
    left, top = (max(0, int(v)) for v in corners.min(axis=0))
    right, bottom = (max(0, math.ceil(v)) for v in corners.max(axis=0))
    return left, top, paper[top:bottom, left:right]


def _lettered(chance: random.Random, files: list[str], word: str, look: Look) -> tuple[Layer, float, float]:
    """A mask of the word with its frame, upright; the x of the middle of its last syllable; the length of that syllable."""
    bold = [f for f in files if _bold(f)]
    serif = [f for f in bold if any(s in f for s in ("Serif", "termes", "Gentium", "Libertine", "schola", "bonum"))]
    name, height = chance.choice(chance.choice((serif or bold, bold, files))), look.height
    probe = face(name, 100).getbbox("H")
    used = face(name, max(8, round(100 * height / (probe[3] - probe[1]))))
    gap = height * chance.choice((0, 0, 0, 0.15, 0.3)) * chance.random()
    letters = [(c, used.getlength(c)) for c in word]
    whole = sum(w + gap for _, w in letters) - gap
    pad = height * 2.2
    sheet = Image.new("L", (round(whole + 2 * pad), round(height + 2 * pad)), 0)
    pen, x = ImageDraw.Draw(sheet), pad
    top = used.getbbox("H")[1]
    for letter, width in letters:
        pen.text((x, pad - top), letter, 255, used)
        x += width + gap
    tail = sum(w + gap for _, w in letters[-len(word.rsplit(maxsplit=1)[-1]) :]) - gap
    if look.framed:
        _frame(pen, chance, (pad, pad, pad + whole, pad + height), height)
    return np.asarray(sheet, np.float32) / 255, pad + whole - tail / 2, tail


def _bold(name: str) -> bool:
    return ("Bold" in name or "bold" in name) and not any(s in name.lower() for s in ("italic", "oblique"))


def _frame(pen: ImageDraw.ImageDraw, chance: random.Random, box: tuple[float, ...], height: float) -> None:
    across, over, under = (height * chance.uniform(*span) for span in ((0.25, 1.2), (0.45, 0.9), (0.35, 0.8)))
    left, top, right, bottom = box[0] - across, box[1] - over, box[2] + across, box[3] + under
    thick = max(1, round(height * chance.uniform(0.04, 0.14)))
    bend = height * chance.uniform(0.2, 0.9) if chance.random() < ROUND else 0
    pen.rounded_rectangle((left, top, right, bottom), bend, outline=255, width=thick)
    if chance.random() < DOUBLE:
        gap = thick + max(2, height * chance.uniform(0.08, 0.25))
        outer = max(1, round(thick * chance.uniform(0.5, 1.5)))
        pen.rounded_rectangle((left - gap, top - gap, right + gap, bottom + gap), bend, outline=255, width=outer)


def _worn(mask: Layer, chance: random.Random, rng: np.random.Generator) -> Layer:
    """Ink that did not take everywhere: clouds, grains, swollen or thinned strokes."""
    if chance.random() < 0.3:
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2, 2) if chance.random() < 0.7 else (3, 3))
        mask = cv2.dilate(mask, kernel) if chance.random() < 0.6 else cv2.erode(mask, kernel)
    if chance.random() < 0.6:
        mask = mask * cloud(mask.shape, rng, chance.choice((8, 20, 60)), chance.uniform(0.0, 0.7))
    if chance.random() < 0.35:
        grain = rng.random((mask.shape[0] // 2 + 1, mask.shape[1] // 2 + 1), np.float32)
        taken = (grain > chance.uniform(0.1, 0.45)).astype(np.float32)
        mask = mask * cv2.resize(taken, mask.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return mask


def _half_hidden(
    paper: Layer, mask: Layer, chance: random.Random, at: tuple[float, float], look: Look, length: float
) -> Layer:
    """Takes away a part of the last syllable (at most half of it): a torn edge, a label, a fold, a hand."""
    y, x = np.mgrid[0 : mask.shape[0], 0 : mask.shape[1]].astype(np.float32)
    lean, height, depth = math.radians(look.angle), look.height, look.hidden
    along = (x - at[0]) * math.cos(lean) + (y - at[1]) * math.sin(lean)
    across = -(x - at[0]) * math.sin(lean) + (y - at[1]) * math.cos(lean)
    hidden = chance.choice((
        across > height * (0.5 - depth), across < -height * (0.5 - depth), along > length * (0.5 - depth * 0.8),
        along < -length * (0.5 - depth * 0.8),
    ))  # fmt: skip
    if chance.random() < 0.3:
        paper[hidden] = chance.uniform(0.1, 1)
    return np.where(hidden, 0, mask).astype(np.float32)
