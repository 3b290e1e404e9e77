"""Handwriting: digits and signatures drawn as splines of changing width."""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .sheet import Ink, Sheet

Points = tuple[tuple[float, float], ...]

# Strokes inside a box one unit high (0 top, 1 base line) and about 0.6 wide.
DIGITS: dict[str, tuple[Points, ...]] = {
    "0": (((0.32, 0.02), (0.08, 0.28), (0.08, 0.75), (0.30, 1.0), (0.55, 0.72), (0.52, 0.25), (0.30, 0.02)),),
    "1": (((0.05, 0.32), (0.20, 0.18), (0.34, 0.0)), ((0.34, 0.0), (0.29, 0.5), (0.24, 1.0))),
    "2": (
        ((0.06, 0.25), (0.22, 0.02), (0.48, 0.10), (0.48, 0.38), (0.25, 0.72), (0.04, 0.98)),
        ((0.04, 0.98), (0.3, 0.93), (0.58, 0.97)),
    ),
    "3": (
        ((0.08, 0.12), (0.30, 0.0), (0.50, 0.16), (0.40, 0.40), (0.20, 0.47)),
        ((0.20, 0.47), (0.48, 0.52), (0.55, 0.76), (0.32, 1.0), (0.05, 0.88)),
    ),
    "4": (
        ((0.30, 0.02), (0.14, 0.40), (0.04, 0.66)),
        ((0.04, 0.66), (0.3, 0.66), (0.60, 0.62)),
        ((0.44, 0.35), (0.42, 0.7), (0.38, 1.02)),
    ),
    "5": (
        ((0.14, 0.04), (0.11, 0.25), (0.08, 0.44)),
        ((0.08, 0.44), (0.30, 0.36), (0.52, 0.54), (0.46, 0.86), (0.22, 1.0), (0.03, 0.9)),
        ((0.14, 0.04), (0.32, 0.05), (0.54, 0.0)),
    ),
    "6": (
        (
            (0.46, 0.0), (0.20, 0.25), (0.07, 0.62), (0.16, 0.96),
            (0.40, 0.97), (0.52, 0.74), (0.38, 0.54), (0.12, 0.68),
        ),
    ),
    "7": (
        ((0.04, 0.06), (0.28, 0.08), (0.56, 0.03)),
        ((0.56, 0.03), (0.38, 0.45), (0.24, 1.02)),
        ((0.18, 0.5), (0.36, 0.48), (0.52, 0.46)),
    ),
    "8": (
        (
            (0.42, 0.12), (0.24, 0.02), (0.10, 0.2), (0.28, 0.46), (0.50, 0.72), (0.36, 0.99),
            (0.10, 0.88), (0.16, 0.64), (0.38, 0.40), (0.48, 0.18), (0.36, 0.04),
        ),
    ),
    "9": (
        ((0.50, 0.16), (0.28, 0.02), (0.08, 0.22), (0.18, 0.46), (0.40, 0.42), (0.52, 0.16)),
        ((0.52, 0.14), (0.48, 0.55), (0.38, 1.02)),
    ),
    "/": (((0.45, -0.05), (0.22, 0.5), (0.02, 1.1)),),
}  # fmt: skip

# Signatures inside a box one unit wide; each is one person's hand.
SIGNATURES: dict[str, tuple[Points, ...]] = {
    "looped": (
        (
            (0.00, 0.34), (0.08, 0.12), (0.20, 0.02), (0.22, 0.14), (0.13, 0.36), (0.16, 0.44), (0.28, 0.26),
            (0.38, 0.04), (0.41, -0.02), (0.37, 0.18), (0.38, 0.32), (0.44, 0.24), (0.46, 0.31), (0.52, 0.22),
            (0.54, 0.31), (0.60, 0.21), (0.63, 0.30), (0.70, 0.22), (0.76, 0.28), (0.98, 0.16),
        ),
        ((0.92, 0.10), (0.62, 0.34), (0.24, 0.47), (0.16, 0.43), (0.45, 0.40), (0.84, 0.36), (1.06, 0.31)),
    ),
    "steep": (
        (
            (0.04, 0.40), (0.14, 0.10), (0.22, -0.06), (0.25, 0.02), (0.20, 0.30), (0.22, 0.40), (0.34, 0.10),
            (0.42, -0.08), (0.44, 0.04), (0.38, 0.34), (0.46, 0.24), (0.52, 0.20), (0.50, 0.32), (0.56, 0.31),
            (0.62, 0.20), (0.62, 0.32), (0.72, 0.24), (0.92, 0.22),
        ),
        ((0.08, 0.18), (0.30, 0.13), (0.62, 0.05), (0.80, 0.00)),
    ),
    "round": (
        (
            (0.30, 0.10), (0.16, 0.00), (0.02, 0.16), (0.06, 0.36), (0.24, 0.38), (0.34, 0.18), (0.30, 0.02),
            (0.26, 0.14), (0.38, 0.34), (0.48, 0.20), (0.50, 0.32), (0.57, 0.20), (0.60, 0.33), (0.68, 0.18),
            (0.74, -0.04), (0.70, 0.16), (0.72, 0.42), (0.66, 0.56), (0.60, 0.46), (0.76, 0.30), (1.02, 0.20),
        ),
    ),
    "plain": (
        (
            (0.02, 0.10), (0.18, 0.03), (0.40, 0.02), (0.26, 0.04), (0.20, 0.22), (0.16, 0.38), (0.24, 0.36),
            (0.34, 0.22), (0.35, 0.35), (0.42, 0.23), (0.45, 0.34), (0.52, 0.22), (0.56, 0.02), (0.53, 0.22),
            (0.56, 0.34), (0.66, 0.26), (0.70, 0.34), (0.88, 0.28),
        ),
        ((0.12, 0.44), (0.50, 0.42), (0.95, 0.40)),
    ),
    "quick": (
        (
            (0.10, 0.44), (0.18, 0.12), (0.30, -0.06), (0.34, 0.06), (0.22, 0.26), (0.36, 0.20), (0.42, 0.26),
            (0.34, 0.42), (0.26, 0.38), (0.48, 0.24), (0.56, 0.29), (0.64, 0.22), (0.72, 0.27), (1.0, 0.12),
        ),
        ((0.00, 0.30), (0.30, 0.33), (0.66, 0.40), (1.05, 0.36)),
    ),
}  # fmt: skip


def curve(points: NDArray[np.float64], steps: int) -> NDArray[np.float64]:
    """Return a Catmull-Rom curve through `points` (n x 2), `steps` positions for each span."""
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    before, start, end, after = padded[:-3, None], padded[1:-2, None], padded[2:-1, None], padded[3:, None]
    t = np.linspace(0, 1, steps)[None, :, None]
    spans = 0.5 * (
        2 * start
        + (end - before) * t
        + (2 * before - 5 * start + 4 * end - after) * t**2
        + (3 * start - before - 3 * end + after) * t**3
    )
    return np.asarray(spans.reshape(-1, 2))


def _strokes_mark(strokes: list[NDArray[np.float64]], radius: float, size: tuple[int, int]) -> Image.Image:
    """Draw strokes (pixels) on a mask of `size`; a fast pen leaves a thinner line, as on paper."""
    mask = np.zeros((size[1], size[0]), np.uint8)
    for stroke in strokes:
        span = np.linalg.norm(np.diff(stroke, axis=0, prepend=stroke[:1]), axis=1)
        speed = cv2.GaussianBlur(span[:, None], (1, 31), 0)[:, 0] / max(float(span.mean()), 1e-6)
        radii = radius * np.clip(1.22 - 0.22 * speed, 0.62, 1.15)
        for (x, y), r in zip(stroke, radii, strict=True):
            centre = (int(x * 16), int(y * 16))
            cv2.circle(mask, centre, int(r * 16), 255, -1, cv2.LINE_AA, 4)
    return Image.fromarray(mask)


def _draw(sheet: Sheet, ink: Ink, strokes: list[NDArray[np.float64]], left_mm: float, top_mm: float,
          width_mm: float, seed: int) -> None:  # fmt: skip
    margin = 4.0
    shaky = np.random.default_rng(seed)
    fine = []
    for stroke in strokes:
        shaken = stroke + shaky.normal(0, 0.05, stroke.shape) * min(1.0, np.ptp(stroke[:, 1]) / 8)
        fine.append(curve(shaken + margin, 60) * sheet.px(1))
    every = np.vstack(fine)
    offset = np.minimum(np.floor(every.min(axis=0)) - sheet.px(1), 0)
    fine = [stroke - offset for stroke in fine]
    extent = np.ceil((every - offset).max(axis=0) + sheet.px(2)).astype(int)
    mark = _strokes_mark(fine, sheet.px(width_mm / 2), (int(extent[0]), int(extent[1])))
    shift = offset / sheet.px(1)
    sheet.lay(ink, mark, left_mm - margin + float(shift[0]), top_mm - margin + float(shift[1]))


def write_digits(sheet: Sheet, left_mm: float, baseline_mm: float, text: str, seed: int,
                 height_mm: float = 4.4, ink: Ink = Ink.PEN, width_mm: float = 0.42) -> None:  # fmt: skip
    """Write `text` (digits and slashes) by hand on a base line, leaning a little to the right."""
    hand = np.random.default_rng(seed)
    strokes = []
    for position, character in enumerate(text):
        lean, lift, size = 0.17 + hand.normal(0, 0.05), hand.normal(0, 0.05), hand.normal(1, 0.07)
        for points in DIGITS[character]:
            stroke = (np.array(points, float) - [0, 1]) * size + [0, 1] + hand.normal(0, 0.018, (len(points), 2))
            stroke[:, 0] += position * 0.74 + (1 - stroke[:, 1]) * lean
            strokes.append(np.add(stroke, (0, lift)) * height_mm)
    _draw(sheet, ink, strokes, left_mm, baseline_mm - height_mm, width_mm, seed)
    sheet.handwritten.append(text)


def sign(sheet: Sheet, hand: str, centre_mm: float, top_mm: float, seed: int, width_mm: float = 42.0,
         ink: Ink = Ink.PEN) -> None:  # fmt: skip
    """Put the signature of the person called `hand` around `centre_mm`."""
    strokes = [np.array(points, float) * [width_mm, width_mm * 0.82] for points in SIGNATURES[hand]]
    _draw(sheet, ink, strokes, centre_mm - width_mm / 2, top_mm, 0.5, seed)
