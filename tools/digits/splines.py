"""Digits as a pen writes them: strokes through a few points, each in the ways that people have learnt at school."""

import cv2
import numpy as np
import numpy.typing as npt

Glyph = npt.NDArray[np.uint8]

# Points of strokes ("|" between two strokes) in a box 100 high (0 top, 100 base line) and about 60 wide.
SHAPES: dict[str, tuple[str, ...]] = {
    "0": (
        "30,0 10,12 2,50 12,90 30,100 50,85 58,50 48,10 28,0",
        "42,8 20,0 2,30 2,75 25,100 50,80 55,35 40,5 22,12",
        "36,2 8,40 4,80 20,100 46,70 52,25 34,0",
        "30,10 6,30 2,65 25,98 52,70 50,30 28,10 40,2",
    ),
    "1": (
        "-8,48 10,26 28,0 | 28,0 26,50 24,100",
        "-14,60 8,32 30,0 30,50 28,100",
        "0,42 18,18 34,0 | 34,0 33,50 32,104",
        "25,0 24,50 22,100",
        "2,35 15,22 30,0 | 30,0 28,50 26,100",
        "5,25 26,0 | 26,0 25,60 25,98 | 5,99 25,98 48,97",
        "35,0 22,50 8,100",
        "0,55 20,30 36,0 | 36,0 30,50 22,100",
        "0,30 10,25 32,0 30,45 26,100 | 0,100 30,96 55,100",
    ),
    "2": (
        "5,25 15,4 38,0 52,20 40,50 18,80 2,100 | 2,100 30,100 60,98",
        "4,20 26,0 50,15 42,50 12,88 4,96 12,82 35,96 62,92",
        "10,30 6,10 30,0 46,22 34,60 10,98 2,85 16,78 40,100 64,88",
        "2,12 30,2 48,30 28,70 0,100 | 0,100 25,92 62,104",
        "16,28 5,16 20,0 44,8 45,36 20,76 2,99 | 2,99 20,88 45,100 62,90",
    ),
    "3": (
        "4,10 28,0 48,15 42,38 18,46 45,52 54,78 30,100 2,92",
        "2,4 25,5 52,0 | 52,0 35,22 20,42 | 20,42 48,50 54,78 26,100 0,86",
        "8,16 20,0 46,6 40,36 16,50 24,42 52,62 40,94 14,100 0,86",
        "10,6 36,0 46,20 18,44 | 18,44 46,50 44,90 10,106 -8,95",
    ),
    "4": (
        "36,0 20,35 2,68 | 2,68 30,68 60,66 | 42,20 42,60 42,100",
        "8,5 6,30 4,56 | 4,56 30,54 56,50 | 50,0 46,50 40,100",
        "48,100 48,50 50,0 | 50,0 25,34 0,70 | 0,70 30,70 64,70",
        "14,5 8,30 4,56 25,60 56,45 | 54,2 46,50 34,106",
        "32,0 14,30 0,62 25,60 62,56 | 40,32 34,70 28,105",
    ),
    "5": (
        "12,2 10,22 6,46 | 6,46 28,38 52,55 48,85 24,100 0,92 | 12,2 30,2 54,0",
        "56,0 35,2 14,4 10,24 6,44 30,38 54,62 40,94 2,98",
        "20,12 14,30 8,48 34,44 46,70 28,100 -4,94 | 20,10 40,6 66,-6",
        "18,0 8,40 10,46 36,40 48,66 26,102 0,86 | 20,2 52,6",
    ),
    "6": (
        "44,0 18,25 4,62 14,94 36,100 52,78 40,56 16,60 6,76",
        "34,0 10,40 4,80 24,100 48,86 44,60 22,56 6,72",
        "20,0 6,40 4,84 28,100 50,80 34,60 8,80",
        "50,6 38,0 10,40 4,76 20,100 46,84 38,56 10,66",
    ),
    "7": (
        "2,4 28,4 56,2 | 56,2 40,40 22,100",
        "0,10 25,6 54,0 | 54,0 36,45 18,100 | 10,55 30,50 56,46",
        "2,18 6,2 30,6 58,0 | 58,0 42,40 32,100",
        "0,4 28,8 52,4 44,35 30,70 26,100 | 12,48 34,47 58,47",
        "4,14 14,2 34,10 56,0 | 56,0 36,50 30,110 | 16,60 58,44",
    ),
    "8": (
        "44,12 26,0 8,18 24,44 50,72 34,100 6,88 12,62 40,40 48,16 40,6",
        "28,46 8,30 14,4 40,4 46,30 28,46 4,70 14,98 42,98 52,70 28,46",
        "50,8 24,2 10,24 34,50 44,80 22,100 6,80 30,46 56,4",
        "36,44 12,36 18,4 46,8 40,40 8,64 8,94 36,98 46,66 30,46",
    ),
    "9": (
        "48,14 28,0 6,16 10,44 34,46 48,20 | 49,12 46,50 40,100",
        "46,10 20,0 4,26 20,48 44,30 48,6 46,50 40,86 20,100 4,92",
        "44,16 24,2 6,20 18,44 42,28 46,6 50,50 48,100",
        "50,12 26,0 6,24 22,46 50,20 44,60 30,102 6,108 -4,90",
        "46,6 18,6 6,34 26,46 46,24 | 48,2 40,60 22,102 0,96",
    ),
}


def written(digit: str, hand: int, tall: int, pen: float, rng: np.random.Generator) -> Glyph:
    """A digit `tall` px high as ink on nothing (0 to 255), by one of many hands: each keeps to its ways."""
    ways = SHAPES[digit]
    strokes = _strokes(ways[(hand * 7 + int(digit) * 3) % len(ways)])
    wide = np.random.default_rng(hand).uniform(0.75, 1.35)
    margin = pen + 2
    canvas = np.zeros((round(tall * 1.2 + 2 * margin), round(tall * 0.95 * wide + 2 * margin)), np.uint8)
    for stroke in strokes:
        shaken = stroke + rng.normal(0, 0.028, stroke.shape)
        path = curve(shaken) * (tall * wide, tall) + margin + (0.05 * tall, 0.05 * tall)
        _ink(canvas, path, pen, rng)
    return canvas


def _strokes(way: str) -> list[npt.NDArray[np.float64]]:
    return [np.array([[float(n) / 100 for n in point.split(",")] for point in part.split()]) for part in way.split("|")]


def curve(points: npt.NDArray[np.float64], steps: int = 7) -> npt.NDArray[np.float64]:
    """A smooth line through all points (Catmull and Rom)."""
    p = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    t = np.linspace(0, 1, steps, endpoint=False)[:, None]
    parts = [
        0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False)
    ]
    return np.vstack([*parts, points[-1:]])


def _ink(canvas: Glyph, path: npt.NDArray[np.float64], pen: float, rng: np.random.Generator) -> None:
    """A stroke whose width changes slowly with the pressure of the hand."""
    pressure = np.interp(np.arange(len(path)), np.linspace(0, len(path), 4), rng.uniform(0.75, 1.25, 4))
    fixed = np.rint(path * 16).astype(int)
    for (x, y), (u, v), force in zip(fixed, fixed[1:], pressure, strict=False):
        cv2.line(canvas, (int(x), int(y)), (int(u), int(v)), 255, max(1, round(pen * force)), cv2.LINE_AA, 4)
