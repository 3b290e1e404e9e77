"""Draws a piece of paper as a scanner gives it at 200 dpi: print, stamps, seals, scribbles, at times a secrecy mark."""

import math
import random
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from tools.secrecy import wording
from tools.secrecy.faces import face
from tools.secrecy.stamp import INKS, Layer, Mark, cloud, ink_colour, inked, look_of, pressed

Pixels = npt.NDArray[np.uint8]
DPI = 200
MM = DPI / 25.4
SIZE = (880, 640)  # px: 112 × 81 mm
BEARS_MARK = 0.5


@dataclass(frozen=True, slots=True)
class Scene:
    """RGB pixels, the marks on them, and the other stamps."""

    pixels: Pixels
    marks: tuple[Mark, ...]
    others: tuple[Mark, ...] = ()


def scene(seed: int, files: list[str], *, marked: bool | None = None, size: tuple[int, int] = SIZE) -> Scene:
    """One piece of paper with letters of these fonts; half of them bear a mark unless told."""
    chance = random.Random(seed)
    rng = np.random.default_rng(seed)
    paper = np.ones((size[1], size[0], 3), np.float32) * _paper_colour(chance)
    if chance.random() < 0.25:
        _print(paper, chance, files, ink=chance.uniform(0.05, 0.3), mirrored=True)
    if chance.random() < 0.9:
        _print(paper, chance, files, ink=chance.uniform(0.55, 1.0))
    wanted = chance.random() < BEARS_MARK if marked is None else marked
    marks = (_mark(paper, chance, rng, files),) if wanted else ()
    count = chance.choice((0, 1, 1, 2, 3)) if not wanted else chance.choice((0, 0, 0, 1))
    others = [other_stamp(paper, chance, rng, files, marks) for _ in range(count)]
    if chance.random() < 0.2:
        _seal(paper, chance, files)
    if chance.random() < 0.3:
        _scribble(paper, chance)
    return Scene(_scanned(paper, chance, rng), marks, tuple(m for m in others if m))


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
    bold = next((f for f in files if f == name.replace("Regular", "Bold")), name)
    while y < height:
        px = round(points / 72 * DPI * chance.choice((1, 1, 1, 1.15)))
        if chance.random() < caps:
            text, used = wording.heading(chance), face(bold if chance.random() < 0.7 else name, px)
        else:
            text, used = wording.body_line(chance, chance.randrange(1, 16)), face(name, px)
        pen.text((chance.choice((20, chance.randrange(-60, width - 100))), y), text, 255, used)
        y += round(px * chance.choice((1.2, 1.3, 1.5, 1.5, 2.5, 5)))
    if chance.random() < 0.15:
        _rules(pen, chance, width, height)
    mask = np.asarray(sheet, np.float32)[:, :: -1 if mirrored else 1] / 255
    dark = chance.uniform(0.0, 0.35)
    inked(paper, mask * ink, (dark, dark, dark + chance.choice((0, 0, 0, 0.1))))


def _rules(pen: ImageDraw.ImageDraw, chance: random.Random, width: int, height: int) -> None:
    for y in range(chance.randrange(10, 80), height, chance.randrange(40, 110)):
        pen.line((0, y, width, y), 255, chance.choice((1, 2, 3)))
    for x in range(chance.randrange(10, 200), width, chance.randrange(80, 300)):
        pen.line((x, 0, x, height), 255, chance.choice((1, 2, 3)))


def _mark(paper: Layer, chance: random.Random, rng: np.random.Generator, files: list[str]) -> Mark:
    word = chance.choices(wording.MARKS, (0.45, 0.3, 0.25))[0]
    at = chance.uniform(0.25, 0.8) * paper.shape[1], chance.uniform(0.2, 0.8) * paper.shape[0]
    return pressed(paper, chance, rng, files, word, look_of(chance, MM, hide=True), at)


def other_stamp(
    paper: Layer, chance: random.Random, rng: np.random.Generator, files: list[str], marks: tuple[Mark, ...], mm: float = MM
) -> Mark | None:
    """A stamp that is no mark, anywhere beside the marks; None where there is no room."""
    look = look_of(chance, mm, hide=False)
    for _ in range(6):
        at = chance.uniform(0.1, 0.9) * paper.shape[1], chance.uniform(0.1, 0.9) * paper.shape[0]
        if all(abs(at[1] - m.y) > 3 * (look.height + m.height) for m in marks):
            angle = look.angle + chance.gauss(0, 1)
            return pressed(paper, chance, rng, files, wording.other_stamp(chance), replace(look, angle=angle), at)
    return None


def _seal(paper: Layer, chance: random.Random, files: list[str]) -> None:
    radius = round(chance.uniform(12, 19) * MM)
    mask = np.zeros(paper.shape[:2], np.float32)
    at = chance.randrange(paper.shape[1]), chance.randrange(paper.shape[0])
    for r in (radius, round(radius * 0.94), round(radius * 0.65)):
        cv2.circle(mask, at, r, 1.0, chance.choice((2, 3)), cv2.LINE_AA)
    text, used = wording.heading(chance)[:22], face(chance.choice(files), round(radius * 0.2))
    side = round(radius * 0.4)
    for n, letter in enumerate(text):
        turn = -90 + (n - len(text) / 2) * 11
        tile = Image.new("L", (side, side), 0)
        ImageDraw.Draw(tile).text((side / 2, side / 2), letter, 255, used, anchor="mm")
        turned = np.asarray(tile.rotate(-turn - 90, Image.Resampling.BILINEAR), np.float32) / 255
        place = at[0] + 0.8 * radius * math.cos(math.radians(turn)), at[1] + 0.8 * radius * math.sin(math.radians(turn))
        _laid(mask, turned, round(place[0] - side / 2), round(place[1] - side / 2))
    inked(paper, mask * chance.uniform(0.4, 1), ink_colour(chance, chance.choice(tuple(INKS))))


def _laid(mask: Layer, tile: Layer, left: int, top: int) -> None:
    x, y = max(0, -left), max(0, -top)
    into = mask[max(0, top) : max(0, top + tile.shape[0]), max(0, left) : max(0, left + tile.shape[1])]
    part = tile[y : y + into.shape[0], x : x + into.shape[1]]
    np.maximum(into[: part.shape[0], : part.shape[1]], part, out=into[: part.shape[0], : part.shape[1]])


def _scribble(paper: Layer, chance: random.Random) -> None:
    mask = np.zeros(paper.shape[:2], np.float32)
    x, y = chance.uniform(0, paper.shape[1]), chance.uniform(0, paper.shape[0])
    points = [(x, y)]
    for _ in range(chance.randrange(5, 30)):
        x, y = x + chance.gauss(5, 40), y + chance.gauss(0, 25)
        points.append((x, y))
    thick = chance.choice((2, 3, 4))
    cv2.polylines(mask, [np.rint(points).astype(np.int32)], chance.random() < 0.1, 1.0, thick, cv2.LINE_AA)
    inked(paper, mask, chance.choice(((0.1, 0.15, 0.6), (0.1, 0.1, 0.1), (0.8, 0.1, 0.1))))


def _scanned(paper: Layer, chance: random.Random, rng: np.random.Generator) -> Pixels:
    """Uneven light, lost sharpness, faded ink, grain, grey or two levels, JPEG."""
    if chance.random() < 0.4:
        paper = paper * (1 - chance.uniform(0, 0.35) * cloud(paper.shape[:2], rng, 300, 0)[:, :, None])
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
    return _coded(_copied(pixels, chance) if chance.random() < 0.3 else pixels, chance)


def _copied(pixels: Pixels, chance: random.Random) -> Pixels:
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    if chance.random() < 0.35:
        level = float(np.median(grey)) * chance.uniform(0.65, 0.88)
        grey = np.where(grey < level, 0, 255).astype(np.uint8)
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2RGB), np.uint8)


def _coded(pixels: Pixels, chance: random.Random) -> Pixels:
    if chance.random() < 0.4:
        return pixels
    _, coded = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, chance.randrange(25, 92)])
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), np.uint8)
