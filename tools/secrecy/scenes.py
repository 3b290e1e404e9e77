"""Draws a piece of paper as a scanner gives it at 200 dpi: print, stamps, seals, scribbles, at times a secrecy mark."""

import math
import random
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from tools.secrecy import wording

Pixels = npt.NDArray[np.uint8]
Layer = npt.NDArray[Any]
DPI = 200
MM = DPI / 25.4
SIZE = (880, 640)  # px: 112 × 81 mm


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the syllable MẬT of a mark stands: its centre (x, y) and height of capitals in px, degrees down to the right."""

    word: str
    x: float
    y: float
    height: float
    angle: float


@dataclass(frozen=True, slots=True)
class Scene:
    """RGB pixels and the marks on them."""

    pixels: Pixels
    marks: tuple[Mark, ...]


@cache
def faces() -> tuple[str, ...]:
    """Font files of this machine with Vietnamese letters, in order; bold and plain ones."""
    told = subprocess.run(["fc-list", ":lang=vi", "file"], check=True, capture_output=True, text=True).stdout
    files = sorted(line.rstrip(": ").strip() for line in told.splitlines())
    return tuple(f for f in files if f.endswith((".ttf", ".otf")) and "ExtraLight" not in f)


@cache
def face(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(name, size)


def scene(seed: int, *, marked: bool | None = None, without: str = "\0", size: tuple[int, int] = SIZE) -> Scene:
    """One piece of paper; half of them bear a mark unless told. Fonts with `without` in their names are not used."""
    chance = random.Random(seed)
    rng = np.random.default_rng(seed)
    files = [f for f in faces() if without not in f]
    paper = np.ones((size[1], size[0], 3), np.float32) * _paper_colour(chance)
    ghost = chance.random() < 0.25
    if ghost:
        _print(paper, chance, files, ink=chance.uniform(0.05, 0.3), mirrored=True)
    if chance.random() < 0.9:
        _print(paper, chance, files, ink=chance.uniform(0.55, 1.0))
    wanted = chance.random() < 0.5 if marked is None else marked
    marks = (_mark(paper, chance, rng, files),) if wanted else ()
    for _ in range(chance.choice((0, 0, 1, 1, 2)) if not wanted else chance.choice((0, 0, 0, 1))):
        _other_stamp(paper, chance, rng, files, marks)
    if chance.random() < 0.2:
        _seal(paper, chance, files)
    if chance.random() < 0.3:
        _scribble(paper, chance)
    return Scene(_scanned(paper, chance, rng), marks)


def _paper_colour(chance: random.Random) -> Layer:
    light = chance.uniform(0.8, 1.0)
    tint = chance.choice((0.0, 0.0, 0.04, 0.12))
    return np.array((light, light - tint * 0.4, light - tint * 1.5), np.float32).clip(0.4, 1)


def _print(paper: Layer, chance: random.Random, files: list[str], ink: float, *, mirrored: bool = False) -> None:
    """Lines of print: headings in capitals, running text, a ruled table."""
    height, width = paper.shape[:2]
    sheet = Image.new("L", (width, height), 0)
    pen = ImageDraw.Draw(sheet)
    name, y = chance.choice(files), chance.randrange(-20, 120)
    points = chance.choice((11, 12, 13, 13, 14, 14, 14, 16))
    caps = chance.choice((0.1, 0.3, 0.8))
    bold = name.replace("Regular", "Bold")
    while y < height:
        px = round(points / 72 * DPI * chance.choice((1, 1, 1, 1.15)))
        if chance.random() < caps:
            text, used = wording.heading(chance), face(bold if chance.random() < 0.7 else name, px)
        else:
            text, used = wording.body_line(chance, chance.randrange(2, 16)), face(name, px)
        pen.text((chance.choice((20, chance.randrange(-60, width - 100))), y), text, 255, used)
        y += round(px * chance.choice((1.2, 1.3, 1.5, 1.5, 2.5, 5)))
    if chance.random() < 0.15:
        _rules(pen, chance, width, height)
    mask = np.asarray(sheet, np.float32)[:, :: -1 if mirrored else 1] / 255
    dark = chance.uniform(0.0, 0.35)
    _ink(paper, mask * ink, (dark, dark, dark + chance.choice((0, 0, 0, 0.1))))


def _rules(pen: ImageDraw.ImageDraw, chance: random.Random, width: int, height: int) -> None:
    for y in range(chance.randrange(10, 80), height, chance.randrange(40, 110)):
        pen.line((0, y, width, y), 255, chance.choice((1, 2, 3)))
    for x in range(chance.randrange(10, 200), width, chance.randrange(80, 300)):
        pen.line((x, 0, x, height), 255, chance.choice((1, 2, 3)))


def _ink(paper: Layer, mask: Layer, colour: tuple[float, float, float]) -> None:
    """Ink lets through what its colour lets through: what lies below still shows."""
    for channel, light in enumerate(colour):
        paper[:, :, channel] *= 1 - mask * (1 - light)


def _mark(paper: Layer, chance: random.Random, rng: np.random.Generator, files: list[str]) -> Mark:
    word = chance.choices(wording.MARKS, (0.45, 0.3, 0.25))[0]
    height = min(95.0, 2.6 * MM * math.exp(abs(chance.gauss(0, 0.45))))
    angle = chance.gauss(0, 4) if chance.random() < 0.55 else chance.uniform(-30, 30)
    at = chance.uniform(0.25, 0.8) * paper.shape[1], chance.uniform(0.2, 0.8) * paper.shape[0]
    return _stamped(paper, chance, rng, files, word, height, angle, at, last="MẬT")


def _other_stamp(
    paper: Layer, chance: random.Random, rng: np.random.Generator, files: list[str], marks: tuple[Mark, ...]
) -> None:
    for _ in range(6):
        at = chance.uniform(0.1, 0.9) * paper.shape[1], chance.uniform(0.1, 0.9) * paper.shape[0]
        height = min(80.0, 2.6 * MM * math.exp(abs(chance.gauss(0, 0.5))))
        if all(abs(at[1] - m.y) > 3 * (height + m.height) for m in marks):
            angle = chance.gauss(0, 4) if chance.random() < 0.6 else chance.uniform(-35, 35)
            _stamped(paper, chance, rng, files, wording.other_stamp(chance), height, angle, at, last="")
            return


def _stamped(
    paper: Layer, chance: random.Random, rng: np.random.Generator, files: list[str], word: str, height: float,
    angle: float, at: tuple[float, float], last: str,
) -> Mark:  # fmt: skip
    """Draws a word with or without a frame around the place `at`, tilted; tells where its last syllable came to stand."""
    drawn, middle, length = _lettered(chance, files, word, height, last)
    squeeze = chance.choice((1.0, 1.0, chance.uniform(0.72, 1.25)))
    lean = math.radians(angle)
    cos, sin = math.cos(lean), math.sin(lean)
    grid = np.array([[cos * squeeze, -sin, 0], [sin * squeeze, cos, 0]], np.float64)
    centre = np.array([middle if last else drawn.shape[1] / 2, drawn.shape[0] / 2])
    grid[:, 2] = np.array(at) - grid[:, :2] @ centre
    mask = cv2.warpAffine(drawn, grid, (paper.shape[1], paper.shape[0]), flags=cv2.INTER_LINEAR)
    whole = mask.sum()
    mask = _worn(mask, chance, rng) * chance.choice((1, 1, chance.uniform(0.3, 1)))
    if last:  # what nobody can see teaches nothing
        mask = np.minimum(1, mask * max(1.0, 0.3 * whole / max(1.0, float(mask.sum()))))
    if last and chance.random() < 0.3:
        mask = _half_hidden(paper, mask, chance, at, height, lean, length * squeeze)
    _ink(paper, mask, _ink_colour(chance))
    return Mark(word, at[0], at[1], height, angle)


def _lettered(chance: random.Random, files: list[str], word: str, height: float, last: str) -> tuple[Layer, float, float]:
    """A mask of the word with its frame, upright; the x of the middle of its last syllable; the length of that syllable."""
    bold = [f for f in files if "Bold" in f and ("Italic" not in f and "Oblique" not in f)]
    serif = [f for f in bold if "Serif" in f]
    name = chance.choice(chance.choice((serif or bold, bold, files)))
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
    tail = sum(w + gap for _, w in letters[-3:]) - gap if last else whole
    if chance.random() < 0.72:
        _frame(pen, chance, (pad, pad, pad + whole, pad + height), height)
    return np.asarray(sheet, np.float32) / 255, pad + whole - tail / 2, tail


def _frame(pen: ImageDraw.ImageDraw, chance: random.Random, box: tuple[float, ...], height: float) -> None:
    across, over, under = (height * chance.uniform(*span) for span in ((0.25, 1.2), (0.45, 0.9), (0.35, 0.8)))
    left, top, right, bottom = box[0] - across, box[1] - over, box[2] + across, box[3] + under
    thick = max(1, round(height * chance.uniform(0.04, 0.14)))
    pen.rectangle((left, top, right, bottom), outline=255, width=thick)
    if chance.random() < 0.5:
        gap = thick + max(2, height * chance.uniform(0.08, 0.25))
        outer = max(1, round(thick * chance.uniform(0.5, 1.5)))
        pen.rectangle((left - gap, top - gap, right + gap, bottom + gap), outline=255, width=outer)


def _worn(mask: Layer, chance: random.Random, rng: np.random.Generator) -> Layer:
    """Ink that did not take everywhere: clouds, grains, swollen or thinned strokes."""
    if chance.random() < 0.3:
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2, 2) if chance.random() < 0.7 else (3, 3))
        mask = cv2.dilate(mask, kernel) if chance.random() < 0.6 else cv2.erode(mask, kernel)
    if chance.random() < 0.6:
        mask = mask * _cloud(mask.shape, rng, chance.choice((8, 20, 60)), chance.uniform(0.0, 0.7))
    if chance.random() < 0.35:
        grain = rng.random((mask.shape[0] // 2 + 1, mask.shape[1] // 2 + 1), np.float32)
        taken = (grain > chance.uniform(0.1, 0.45)).astype(np.float32)
        mask = mask * cv2.resize(taken, mask.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return mask


def _cloud(shape: tuple[int, ...], rng: np.random.Generator, size: int, least: float) -> Layer:
    small = rng.random((shape[0] // size + 2, shape[1] // size + 2), np.float32)
    cloud = cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.clip((cloud - 0.15) * 1.6, least, 1), np.float32)


def _half_hidden(
    paper: Layer, mask: Layer, chance: random.Random, at: tuple[float, float], height: float, lean: float, length: float
) -> Layer:
    """Takes away a part of the last syllable (at most half of it): a torn edge, a label, a fold."""
    y, x = np.mgrid[0 : mask.shape[0], 0 : mask.shape[1]].astype(np.float32)
    along = (x - at[0]) * math.cos(lean) + (y - at[1]) * math.sin(lean)
    across = -(x - at[0]) * math.sin(lean) + (y - at[1]) * math.cos(lean)
    depth = chance.uniform(0.1, 0.5)
    hidden = chance.choice((
        across > height * (0.5 - depth), across < -height * (0.5 - depth), along > length * (0.5 - depth * 0.8),
        along < -length * (0.5 - depth * 0.8),
    ))  # fmt: skip
    if chance.random() < 0.3:
        paper[hidden] = chance.uniform(0.1, 1)
    return np.where(hidden, 0, mask).astype(np.float32)


def _ink_colour(chance: random.Random) -> tuple[float, float, float]:
    kind = chance.random()
    if kind < 0.55:
        return chance.uniform(0.6, 0.95), chance.uniform(0, 0.4), chance.uniform(0.0, 0.5)
    if kind < 0.72:
        return chance.uniform(0, 0.4), chance.uniform(0, 0.4), chance.uniform(0.4, 0.9)
    dark = chance.uniform(0, 0.45)
    return dark, dark, dark


def _seal(paper: Layer, chance: random.Random, files: list[str]) -> None:
    radius = round(chance.uniform(12, 19) * MM)
    mask = np.zeros(paper.shape[:2], np.float32)
    at = chance.randrange(paper.shape[1]), chance.randrange(paper.shape[0])
    for r in (radius, round(radius * 0.94), round(radius * 0.65)):
        cv2.circle(mask, at, r, 1.0, chance.choice((2, 3)), cv2.LINE_AA)
    text, used = wording.heading(chance)[:22], face(chance.choice(files), round(radius * 0.2))
    for n, letter in enumerate(text):
        turn = -90 + (n - len(text) / 2) * 11
        letter_mask = Image.new("L", (radius, radius), 0)
        ImageDraw.Draw(letter_mask).text((radius / 2, radius / 2), letter, 255, used, anchor="mm")
        place = at[0] + 0.8 * radius * math.cos(math.radians(turn)), at[1] + 0.8 * radius * math.sin(math.radians(turn))
        grid = cv2.getRotationMatrix2D((radius / 2, radius / 2), -turn - 90, 1.0)
        grid[:, 2] = grid[:, 2] + np.array(place) - radius / 2
        mask = np.maximum(mask, cv2.warpAffine(np.asarray(letter_mask, np.float32) / 255, grid, mask.shape[::-1]))
    _ink(paper, mask * chance.uniform(0.4, 1), _ink_colour(chance))


def _scribble(paper: Layer, chance: random.Random) -> None:
    mask = np.zeros(paper.shape[:2], np.float32)
    x, y = chance.uniform(0, paper.shape[1]), chance.uniform(0, paper.shape[0])
    points = [(x, y)]
    for _ in range(chance.randrange(5, 30)):
        x, y = x + chance.gauss(5, 40), y + chance.gauss(0, 25)
        points.append((x, y))
    cv2.polylines(
        mask, [np.rint(points).astype(np.int32)], chance.random() < 0.1, 1.0, chance.choice((2, 3, 4)), cv2.LINE_AA
    )
    _ink(paper, mask, chance.choice(((0.1, 0.15, 0.6), (0.1, 0.1, 0.1), (0.8, 0.1, 0.1))))


def _scanned(paper: Layer, chance: random.Random, rng: np.random.Generator) -> Pixels:
    """Uneven light, lost sharpness, faded ink, grain, grey or two levels, JPEG."""
    if chance.random() < 0.4:
        paper = paper * (1 - chance.uniform(0, 0.35) * _cloud(paper.shape[:2], rng, 300, 0)[:, :, None])
    if chance.random() < 0.25:
        paper = 1 - (1 - paper) * chance.uniform(0.25, 0.8)
    if chance.random() < 0.65:
        paper = cv2.GaussianBlur(paper, (0, 0), chance.uniform(0.3, 1.8))
    if chance.random() < 0.25:
        factor = chance.uniform(0.4, 0.8)
        small = cv2.resize(paper, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        paper = cv2.resize(small, (paper.shape[1], paper.shape[0]), interpolation=cv2.INTER_LINEAR)
    grain = rng.standard_normal((*paper.shape[:2], 1), np.float32)
    paper = paper + np.float32(chance.uniform(0.002, 0.05)) * grain
    pixels = np.clip(paper * 255, 0, 255).astype(np.uint8)
    if chance.random() < 0.3:
        grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
        if chance.random() < 0.35:
            level = float(np.median(grey)) * chance.uniform(0.65, 0.88)
            grey = np.where(grey < level, 0, 255).astype(np.uint8)
        pixels = np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB), np.uint8)
    if chance.random() < 0.6:
        _, coded = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, chance.randrange(25, 92)])
        pixels = np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)
    return np.asarray(pixels, np.uint8)
