"""Strips as they are cut from heads of documents: print on either side, digits by pen or in print between, and damage."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from archivist.ocr.hand.strip import CAPITAL, HEIGHT, inked
from tools.digits.damage import damaged
from tools.digits.hands import Hand, tight
from tools.digits.splines import Glyph

TWICE = 2  # strips are drawn at so many times their size
_CAP, _TALL, _BASE = CAPITAL * TWICE, HEIGHT * TWICE, 28 * TWICE
_ROOM = 260  # px left and right of the gap for the print beside it
_BEFORE = {"number": ("Số:", "Số: ", "Số", "SỐ:"), "day": ("ngày", ", ngày", "ngày "), "month": ("tháng", "tháng "),
           "year": ("năm", "năm ")}  # fmt: skip
_AFTER = {
    "number": ("/QĐ-UBND", "/TTr-UBND", "/UBND-VX", "/BC-STC", "/SYT-NVY", "/KH-UB", "-QĐ/TU", "/NQ-HĐND", "/CV-TH",
               " /TB-SNV", "/GM-SGDĐT", "/BB", "/HD-CT", "/STTTT-CNTT", "/PC"),
    "day": ("tháng", " tháng"), "month": ("năm", " năm"), "year": ("", "", ".", " "),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Drawn:
    """A strip (uint8, HEIGHT × width, 255 the darkest ink) and its truth: `digits` from left to right, and of each
    whether it was written `by_hand`, and its left and right edge in px (`spans`).
    """

    ink: Glyph
    digits: str
    by_hand: tuple[bool, ...]
    spans: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Faces:
    """Print: pairs of upright and slanted faces that have Vietnamese letters."""

    pairs: tuple[tuple[str, str], ...]


def draw_strip(hands: Sequence[Hand], faces: Faces, rng: np.random.Generator) -> Drawn:
    """One strip of any of the four places, with digits by hand (most), in print, both, or none."""
    place = str(rng.choice(["number", "day", "month", "year"], p=[0.5, 0.28, 0.15, 0.07]))
    pair = faces.pairs[rng.integers(len(faces.pairs))]
    slanted = place != "number" and rng.random() < 0.85
    face = pair[1 if slanted else 0]
    size = round(_CAP / 0.66 * rng.uniform(0.8, 1.22))
    digits = _digits(place, rng)
    filling = str(rng.choice(["hand", "print", "none", "mixed"], p=[0.68, 0.14, 0.13, 0.05]))
    if place == "year" and filling == "hand":
        filling = "mixed"
    inks = _filled(digits, filling, hands, face, size, rng)
    return _composed(inks, place, face, size, rng)


def _digits(place: str, rng: np.random.Generator) -> str:
    if place == "day":
        day = int(rng.integers(1, 32))
        return f"{day:02d}" if rng.random() < 0.8 else str(day)
    if place == "month":
        month = int(rng.integers(1, 13))
        return f"{month:02d}" if rng.random() < 0.6 else str(month)
    if place == "year":
        return str(rng.integers(1950, 2040))
    length = int(rng.choice([1, 2, 3, 4, 5], p=[0.1, 0.4, 0.27, 0.2, 0.03]))
    return "".join(str(d) for d in rng.integers(0, 10, length))


Inked = tuple[Glyph, float, bool, str]  # glyph, px from its bottom up to the base line (below: negative), by hand, digit


def _filled(digits: str, filling: str, hands: Sequence[Hand], face: str, size: int, rng: np.random.Generator) -> list[Inked]:
    if filling == "none":
        return []
    by_pen = 0
    if filling == "hand":
        by_pen = len(digits)
    elif filling == "mixed":
        by_pen = int(rng.integers(1, min(3, len(digits)) + 1))
    printed = [(_letter(face, size, d), 0.0, False, d) for d in digits[: len(digits) - by_pen]]
    return [*printed, *_by_hand(digits[len(digits) - by_pen :], hands, rng)]


def _by_hand(digits: str, hands: Sequence[Hand], rng: np.random.Generator) -> list[Inked]:
    hand = hands[int(rng.integers(len(hands)))]
    tall = _CAP * rng.uniform(0.85, 1.75)
    pen = float(np.clip(rng.gamma(4.0, 0.9), 1.2, 8.0))
    slant, drop = rng.normal(0.12, 0.16), rng.normal(-0.08, 0.16) * _CAP
    turn = rng.normal(0, 2.0)
    found: list[Inked] = []
    for digit in digits:
        high = max(12, round(tall * rng.normal(1, 0.08)))
        glyph = _sheared(hand(digit, high, pen, rng), slant + rng.normal(0, 0.05), turn + rng.normal(0, 3), rng)
        found.append((glyph, drop + rng.normal(0, 0.06) * _CAP, True, digit))
    return found


def _sheared(glyph: Glyph, slant: float, degrees: float, rng: np.random.Generator) -> Glyph:
    """Leaning, turned a little, wider or narrower."""
    tall = glyph.shape[0]
    room = round(0.6 * tall)
    padded = np.pad(glyph, ((room // 2, room // 2), (room, room)))
    cx, cy = padded.shape[1] / 2, padded.shape[0] / 2
    across = rng.uniform(0.75, 1.25)
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    m = np.array([[c * across, -s - slant * c], [s * across, c - slant * s]])
    shift = np.array([cx, cy]) - m @ np.array([cx, cy])
    return tight(np.asarray(cv2.warpAffine(padded, np.column_stack([m, shift]), padded.shape[::-1]), np.uint8))


@lru_cache(4096)
def _font(face: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(face, size)


def _letter(face: str, size: int, letter: str) -> Glyph:
    """A printed digit on its base line (old-style digits below it are rare and left out)."""
    mask = _font(face, size).getmask(letter, mode="L")
    return tight(np.array(mask, np.uint8).reshape(mask.size[1], mask.size[0]))


def _composed(inks: list[Inked], place: str, face: str, size: int, rng: np.random.Generator) -> Drawn:
    """All of it on one canvas, cut somewhere within the print on either side."""
    spread = rng.uniform(-0.12, 0.3) * _CAP
    by_pen = any(by_hand for _glyph, _up, by_hand, _digit in inks)
    steps = [max(2.0, g.shape[1] + (spread if h else 0.08 * _CAP)) for g, _up, h, _digit in inks]
    content = sum(steps)
    slack = rng.uniform(-0.1, 2.2) if by_pen else rng.uniform(0.15, 1.2)
    gap = max(content + slack * _CAP, (0.3 if inks else 0.8) * _CAP) + (rng.uniform(0, 2.5) * _CAP if not inks else 0)
    canvas = np.zeros((_TALL, round(gap) + 2 * _ROOM), np.float32)
    start = _ROOM + (gap - content) * (rng.random() if by_pen else 0.5)
    if rng.random() < 0.22:
        _dots(canvas, _ROOM, _ROOM + gap, rng)
    black = rng.uniform(0.75, 1.0)
    _print(canvas, str(rng.choice(_BEFORE[place])), face, size, _ROOM, black, rng, end=True)
    _print(canvas, str(rng.choice(_AFTER[place])), face, size, _ROOM + gap, black, rng, end=False)
    if rng.random() < 0.25:
        _neighbour_rows(canvas, face, size, rng)
    spans = _place(canvas, inks, steps, start, black, rng)
    return _cut_and_damaged(canvas, inks, spans, gap, rng)


def _place(canvas: npt.NDArray[np.float32], inks: list[Inked], steps: list[float], start: float, black: float,
           rng: np.random.Generator) -> list[tuple[float, float]]:  # fmt: skip
    """Lays the digits side by side; gives where each stands."""
    pen = black if rng.random() < 0.4 else rng.uniform(0.45, 1.0)
    x, spans = start, []
    for (glyph, up, by_hand, _digit), step in zip(inks, steps, strict=True):
        top, left = round(_BASE - up - glyph.shape[0]), round(x)
        cut = glyph[max(0, -top) : max(0, _TALL - top)]
        part = canvas[max(0, top) : max(0, top) + cut.shape[0], left : left + cut.shape[1]]
        inked_part = cut[: part.shape[0], : part.shape[1]] / 255 * (pen if by_hand else black)
        np.maximum(part, inked_part, out=part)
        spans.append((x, x + glyph.shape[1]))
        x += step
    return spans


def _print(canvas: npt.NDArray[np.float32], text: str, face: str, size: int, at: float, black: float,
           rng: np.random.Generator, *, end: bool) -> None:  # fmt: skip
    """Text that ends (or begins) at a column, on the base line."""
    if not text.strip():
        return
    picture = Image.new("L", canvas.shape[::-1])
    anchor = "rs" if end else "ls"
    ImageDraw.Draw(picture).text((at + rng.normal(0, 1), _BASE), text, 255, _font(face, size), anchor=anchor)
    np.maximum(canvas, np.asarray(picture, np.float32) / 255 * black, out=canvas)


def _dots(canvas: npt.NDArray[np.float32], left: float, right: float, rng: np.random.Generator) -> None:
    """A dotted line to write on, or a rule."""
    y, step, size = round(_BASE + rng.normal(0, 2)), rng.uniform(4, 11), int(rng.integers(1, 4))
    if rng.random() < 0.25:
        canvas[y : y + size, round(left) : round(right)] = rng.uniform(0.5, 1)
        return
    for x in np.arange(left, right - size, step):
        canvas[y - size : y, round(x) : round(x) + size] = rng.uniform(0.5, 1)


def _neighbour_rows(canvas: npt.NDArray[np.float32], face: str, size: int, rng: np.random.Generator) -> None:
    """What reaches into the strip from the rows above and below: letters, the rule under the agency."""
    picture = Image.new("L", canvas.shape[::-1])
    pen = ImageDraw.Draw(picture)
    text = "".join(rng.choice(list("VvềviệcápdụnghĐƯỢCKẾT  "), 60))
    if rng.random() < 0.5:
        pen.text((rng.uniform(-40, 0), _BASE + rng.uniform(1.25, 1.7) * _CAP), text, 255, _font(face, size), anchor="ls")
    elif rng.random() < 0.5:
        pen.text((rng.uniform(-40, 0), _BASE - rng.uniform(1.6, 2.0) * _CAP), text, 255, _font(face, size), anchor="ls")
    else:
        y, x = rng.uniform(0, 14), rng.uniform(0, canvas.shape[1] * 0.7)
        pen.line((x, y, x + rng.uniform(60, 400), y), 255, int(rng.integers(1, 4)))
    np.maximum(canvas, np.asarray(picture, np.float32) / 255, out=canvas)


def _cut_and_damaged(canvas: npt.NDArray[np.float32], inks: list[Inked], spans: list[tuple[float, float]], gap: float,
                     rng: np.random.Generator) -> Drawn:  # fmt: skip
    """Cut with errors of place and size as an engine's boxes have them; no edge runs through a digit."""
    before, after = rng.gamma(2.0, 0.45, 2) * _CAP
    stretch, shift = rng.uniform(0.85, 1.18), rng.normal(0, 0.1) * _CAP
    tall = _TALL * stretch
    top = _BASE - _BASE * stretch + shift
    corners = ((_ROOM - before, top), (_ROOM + gap + after, top + tall))
    grown = np.pad(canvas, ((40, 40), (0, 0)))
    rows = slice(max(0, round(corners[0][1]) + 40), round(corners[1][1]) + 40)
    part = grown[rows, round(corners[0][0]) : round(corners[1][0])]
    grey = damaged(255 - 255 * part, rng)
    wide = max(CAPITAL, round(grey.shape[1] * HEIGHT / grey.shape[0]))
    ink = inked(cv2.resize(grey, (wide, HEIGHT), interpolation=cv2.INTER_AREA))
    scale, digits = wide / part.shape[1], "".join(d for *_rest, d in inks)
    placed = tuple(((a - round(corners[0][0])) * scale, (b - round(corners[0][0])) * scale) for a, b in spans)
    return Drawn(np.asarray(np.rint(ink * 255), np.uint8), digits, tuple(h for _g, _u, h, _d in inks), placed)


def system_faces() -> Faces:
    """Faces of print that a Debian system has and that hold Vietnamese letters."""
    base = Path("/usr/share/fonts/truetype")
    names = (
        ("liberation2/LiberationSerif-Regular", "liberation2/LiberationSerif-Italic"),
        ("liberation2/LiberationSerif-Regular", "liberation2/LiberationSerif-Italic"),
        ("liberation2/LiberationSerif-Bold", "liberation2/LiberationSerif-BoldItalic"),
        ("liberation2/LiberationSans-Regular", "liberation2/LiberationSans-Italic"),
        ("liberation2/LiberationMono-Regular", "liberation2/LiberationMono-Italic"),
        ("dejavu/DejaVuSerifCondensed", "dejavu/DejaVuSerifCondensed-Italic"),
    )
    return Faces(tuple((f"{base}/{a}.ttf", f"{base}/{b}.ttf") for a, b in names))
