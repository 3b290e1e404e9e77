"""The scanner: skew, black backing, uneven lamp, blur and noise, and the JPEG it writes."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .paper import Light

WHITE_BACKING, BLACK_BACKING = 0.93, 0.11


@dataclass(frozen=True, slots=True)
class Pass:
    """One side through the feeder: how crooked (positive = lines run down to the right) and which way up."""

    seed: int
    skew_deg: float = 0.0
    quarter_turns: int = 0  # clockwise
    backing: float = WHITE_BACKING
    shift_mm: tuple[float, float] = (0.0, 0.0)
    blur_px: float = 0.5
    quality: int = 82


def _crooked(side: Light, how: Pass, px_mm: float) -> Light:
    """Turn and shift the sheet on the backing, which shows where the sheet is not, behind a soft shadow."""
    height, width = side.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -how.skew_deg, 1.0)
    move = np.add(turn, [[0, 0, how.shift_mm[0] * px_mm], [0, 0, how.shift_mm[1] * px_mm]])
    size = (width, height)
    sheet = cv2.warpAffine(side, move, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    there = cv2.warpAffine(np.ones((height, width), np.float32), move, size, flags=cv2.INTER_LINEAR)
    near = cv2.GaussianBlur(there, (0, 0), 0.9 * px_mm)
    backing = how.backing * (1 - 0.35 * near)[..., None]
    return np.asarray(there[..., None] * np.clip(sheet, 0, 1.05) + (1 - there[..., None]) * backing, np.float32)


def _lamp(shape: tuple[int, int], seed: int) -> Light:
    """Return the light along and across the glass: a slow slope, and a weak fall at both ends of the lamp."""
    chance = np.random.default_rng(seed)
    x = np.linspace(-1, 1, shape[1], dtype=np.float32)[None, :]
    y = np.linspace(-1, 1, shape[0], dtype=np.float32)[:, None]
    light = 0.992 + chance.normal(0, 0.006) * x + chance.normal(0, 0.005) * y - 0.022 * np.abs(x) ** 5
    return np.asarray(light[..., None], np.float32)


def scan(side: Light, how: Pass, dpi: int) -> NDArray[np.uint8]:
    """Return the image (RGB, 8 bit) that the scanner makes of `side`."""
    px_mm = dpi / 25.4
    seen = _crooked(side, how, px_mm) * _lamp((side.shape[0], side.shape[1]), how.seed)
    soft = cv2.GaussianBlur(seen, (0, 0), how.blur_px)
    chance = np.random.default_rng(how.seed + 1)
    grain = chance.normal(0, 0.0062, seen.shape[:2]).astype(np.float32)[..., None]
    tint = chance.normal(0, 0.0022, seen.shape).astype(np.float32)
    values = np.clip((soft + grain + tint) * 255 + 0.5, 0, 255).astype(np.uint8)
    return np.ascontiguousarray(np.rot90(values, -how.quarter_turns))


def save(image: NDArray[np.uint8], path: Path, dpi: int, quality: int) -> None:
    """Write `image` as a JPEG that states its resolution."""
    Image.fromarray(image).save(path, quality=quality, dpi=(dpi, dpi), subsampling="4:2:0", optimize=True)
