"""Small pictures for the desk."""

import cv2

from archivist.imaging.pixels import Pixels, halved, resized


def thumbnail(pixels: Pixels, longest: int = 320, quality: int = 80) -> bytes:
    """A JPEG whose longer side has at most `longest` px."""
    while max(pixels.shape[:2]) >= 2 * longest:
        pixels = halved(pixels)
    if max(pixels.shape[:2]) > longest:
        pixels = resized(pixels, longest / max(pixels.shape[:2]))
    seen = pixels if pixels.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    _, coded = cv2.imencode(".jpg", seen, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return coded.tobytes()
