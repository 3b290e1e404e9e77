"""Paper and what befalls it: tone, yellowing, coffee, a fold, staple holes, print that shows through."""

from collections.abc import Callable
from functools import partial

import cv2
import numpy as np
from numpy.typing import NDArray

Light = NDArray[np.float32]  # height x width x 3, 0..1, multiplied onto what lies under it
Wear = Callable[[tuple[int, int], float, int], Light]  # (height, width), px per mm, seed -> Light


def _clouds(shape: tuple[int, int], cells: int, seed: int) -> Light:
    """Return smooth noise of about unit spread, height x width x 1."""
    grid = np.random.default_rng(seed).normal(0, 1, (cells, cells)).astype(np.float32)
    return np.asarray(cv2.resize(grid, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)[..., None])


def _position(shape: tuple[int, int], px_mm: float) -> tuple[Light, Light]:
    """Return x (1 x width) and y (height x 1) of every pixel in mm."""
    x = np.arange(shape[1], dtype=np.float32)[None, :] / px_mm
    return x, np.arange(shape[0], dtype=np.float32)[:, None] / px_mm


def blank(shape: tuple[int, int], tone: tuple[float, float, float], seed: int) -> Light:
    """Return an empty side of paper of the colour `tone`, faintly uneven."""
    uneven = 1 + 0.0035 * _clouds(shape, 9, seed) + 0.002 * _clouds(shape, 60, seed + 1)
    return np.asarray(np.array(tone) * uneven, np.float32)


def yellowed(shape: tuple[int, int], px_mm: float, seed: int) -> Light:
    """Age: the whole sheet browner, most at its edges, with a few specks of foxing."""
    x, y = _position(shape, px_mm)
    edge = np.minimum(np.minimum(x, x.max() - x), np.minimum(y, y.max() - y))
    uneven = _clouds(shape, 6, seed)
    depth = (
        0.52 + (0.48 + 0.14 * uneven) * np.exp(-edge / 11)[..., None] + 0.11 * uneven + 0.03 * _clouds(shape, 25, seed + 2)
    )
    light = 1 - depth * np.array((0.045, 0.095, 0.23), np.float32)
    chance = np.random.default_rng(seed + 1)
    for _ in range(26):
        centre = (chance.uniform(0, x.max()), chance.uniform(0, y.max()))
        radius, strength = chance.uniform(0.3, 1.1), chance.uniform(0.08, 0.28)
        spot = np.exp(-(((x - centre[0]) ** 2 + (y - centre[1]) ** 2) / radius**2))[..., None]
        light = light * (1 - strength * spot * np.array((0.4, 0.75, 1.0), np.float32))
    return np.asarray(light, np.float32)


def coffee(shape: tuple[int, int], px_mm: float, seed: int, centre_mm: tuple[float, float] = (150, 108)) -> Light:
    """The ring of a cup, broken and darker at its outer rim, and two drops."""
    x, y = _position(shape, px_mm)
    dx, dy = x - centre_mm[0], y - centre_mm[1]
    angle, distance = np.arctan2(dy, dx), np.hypot(dx, dy)
    chance = np.random.default_rng(seed)
    wave = sum(chance.normal(0, 1 / k) * np.sin(k * angle + chance.uniform(0, 6.3)) for k in range(1, 7))
    radius = 37 + 0.35 * wave
    strength = np.clip(0.55 + 0.42 * np.sin(angle + 0.6) + 0.12 * wave, 0.05, 1)
    rim = np.exp(-(((distance - radius) / 0.55) ** 2)) + 0.5 * np.exp(-(((distance - radius + 1.6) / 1.5) ** 2))
    stain = strength * rim + 0.08 * (distance < radius) * strength
    for drop_x, drop_y, size in ((46.0, 18.0, 2.6), (41.0, 27.0, 1.4)):
        far = np.hypot(dx - drop_x, dy - drop_y) / size
        stain = stain + 0.35 * np.clip(1.4 - far, 0, 1) ** 0.3 * (far < 1) + 0.4 * np.exp(-(((far - 1) * 6) ** 2))
    stain = np.clip(stain + 0.03 * _clouds(shape, 40, seed)[..., 0] * (stain > 0.04), 0, 1)[..., None]
    return np.asarray(1 - stain * np.array((0.22, 0.38, 0.55)), np.float32)


def folded(shape: tuple[int, int], px_mm: float, seed: int, at_mm: float = 150.0) -> Light:
    """A fold across the sheet: a dark crease with a bright lip, and the shade of the raised half."""
    x, y = _position(shape, px_mm)
    crease = y - at_mm - 0.6 * np.sin(x / 60) - 0.05 * _clouds(shape, 12, seed)[..., 0]
    shade = 0.13 * np.exp(-np.abs(crease) / 11) * (crease < 0) + 0.035 * np.exp(-crease.clip(0) / 22) * (crease >= 0)
    line = 0.18 * np.exp(-((crease / 0.35) ** 2)) - 0.05 * np.exp(-(((crease - 0.9) / 0.5) ** 2))
    return np.clip(1 - (shade + line), 0.4, 1.06)[..., None].repeat(3, axis=2).astype(np.float32)


def stapled(shape: tuple[int, int], px_mm: float, seed: int, mirrored: bool = False) -> Light:
    """Two small holes at the corner where a staple was, never twice at one place, and rust between them."""
    aside = np.random.default_rng(seed).normal(0, 0.35, 2)
    x, y = _position(shape, px_mm)
    if mirrored:
        x = x.max() - x
    x, y = x - np.float32(aside[0]), y - np.float32(aside[1])
    light = np.ones((*shape, 3), np.float32)
    for hole in ((8.2, 12.6), (15.0, 7.4)):
        far = np.hypot(x - hole[0], y - hole[1])[..., None]
        light *= 1 - 0.80 * np.exp(-((far / 0.42) ** 4)) - 0.10 * np.exp(-((far / 1.3) ** 2))
    along = ((x - 8.2) * 6.8 - (y - 12.6) * 5.2) / 73.3
    across = np.abs((x - 8.2) * 5.2 + (y - 12.6) * 6.8) / 8.56
    mark = (np.exp(-((across / 0.35) ** 2)) * (along > 0.05) * (along < 0.95))[..., None]
    return np.asarray(light * (1 - mark * np.array((0.05, 0.08, 0.11))), np.float32)


def shown_through(front: Light, px_mm: float, strength: float) -> Light:
    """Return what a back shows of its front: mirrored, soft and faint."""
    soft = cv2.GaussianBlur(np.ascontiguousarray(front[:, ::-1]), (0, 0), 0.22 * px_mm)
    return np.asarray(1 - strength * (1 - soft), np.float32)


stapled_back: Wear = partial(stapled, mirrored=True)
