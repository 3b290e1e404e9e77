"""Pixels in memory: grey pictures and reductions of them."""

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]
STUDY_FLOOR = 90.0


def grey_of(pixels: Pixels) -> Pixels:
    """The luminance (H × W) of a grey or RGB picture."""
    if pixels.ndim == 2:
        return pixels
    return as_pixels(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY))


def as_pixels(picture: npt.ArrayLike) -> Pixels:
    """An OpenCV result, contiguous, under its own type."""
    return np.ascontiguousarray(picture, dtype=np.uint8)


def halved(pixels: Pixels) -> Pixels:
    """Half the size, each pixel the mean of four; the one reduction that costs next to nothing."""
    height, width = pixels.shape[0] // 2 * 2, pixels.shape[1] // 2 * 2
    size = (max(1, width // 2), max(1, height // 2))
    even = pixels[: max(height, 1), : max(width, 1)]
    return as_pixels(cv2.resize(even, size, interpolation=cv2.INTER_AREA))


def reduced_for_study(pixels: Pixels, dpi: float) -> tuple[Pixels, float]:
    """The picture reduced by a whole number to 90 dpi or a little more, and its resolution."""
    while dpi >= 4 * STUDY_FLOOR and min(pixels.shape[:2]) > 64:
        pixels, dpi = halved(pixels), dpi / 2
    times = int(dpi / STUDY_FLOOR)
    return (pixels, dpi) if times < 2 else (_reduced(pixels, times), dpi / times)


def _reduced(pixels: Pixels, times: int) -> Pixels:
    height, width = (max(times, side // times * times) for side in pixels.shape[:2])
    size = (width // times, height // times)
    return as_pixels(cv2.resize(pixels[:height, :width], size, interpolation=cv2.INTER_AREA))


def resized(pixels: Pixels, factor: float) -> Pixels:
    """Another size: averaged when smaller, cubic when larger."""
    size = (max(1, round(pixels.shape[1] * factor)), max(1, round(pixels.shape[0] * factor)))
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return as_pixels(cv2.resize(pixels, size, interpolation=way))
