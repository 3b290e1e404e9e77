"""Small windows around the letters of a page, all of one letter size: what the sense of up and down looks at."""

import cv2
import numpy as np
import numpy.typing as npt

from archivist.imaging.ink import Ink
from archivist.imaging.islands import islands

Windows = npt.NDArray[np.float32]
SIDE = 32
_LETTER = 9.0
_MOST = 160
_LETTER_INCH = (0.025, 0.4)


def letter_windows(ink: Ink, dpi: float, most: int = _MOST) -> Windows:
    """N × 32 × 32 windows (0 = paper, 1 = ink), N ≤ `most`, spread over the page; the letters in them are about 9
    px high.
    """
    centres, letter = _letters(ink, dpi)
    if not centres.size:
        return np.zeros((0, SIDE, SIDE), np.float32)
    side = max(SIDE // 3, round(SIDE * letter / _LETTER)) | 1  # odd: a window has its letter in the very middle
    framed = cv2.copyMakeBorder(ink.even, side, side, side, side, cv2.BORDER_CONSTANT, value=255)
    chosen = np.random.default_rng(0).permutation(len(centres))[:most]
    corners = np.rint(centres[chosen]).astype(np.int32) + (side + 1) // 2
    way = cv2.INTER_AREA if side > SIDE else cv2.INTER_LINEAR
    cut = [cv2.resize(framed[y : y + side, x : x + side], (SIDE, SIDE), interpolation=way) for x, y in corners]
    return _darkness(np.stack(cut))


def _letters(ink: Ink, dpi: float) -> tuple[npt.NDArray[np.float64], float]:
    """The centres (x, y) of what may be letters, and their typical size, in px."""
    found = islands(ink.pixels)
    _, _, width, height = found.boxes.T
    longer, shorter = np.maximum(width, height), np.minimum(width, height)
    likely = (longer >= max(4.0, _LETTER_INCH[0] * dpi)) & (longer <= _LETTER_INCH[1] * dpi) & (shorter >= 2)
    likely &= longer <= 10 * shorter
    if not likely.any():
        return np.zeros((0, 2)), _LETTER
    sizes = np.sqrt(width * height.astype(np.float64))
    letter = float(np.median(sizes[likely]))
    likely &= (sizes >= 0.6 * letter) & (sizes <= 2.5 * letter)
    return found.centres[likely], letter


def _darkness(windows: npt.NDArray[np.uint8]) -> Windows:
    dark = 255 - windows.reshape(len(windows), -1)
    at = round(0.95 * (dark.shape[1] - 1))
    full = np.maximum(np.partition(dark, at, axis=1)[:, at], 20).astype(np.float32)
    return np.minimum(dark / full[:, None], np.float32(1)).reshape(windows.shape)
