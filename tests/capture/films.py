"""Films of a document camera: sheets are laid on a dark table one after the other, hands move in between."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from tests.imaging.sheets import text_sheet, write

Frame = npt.NDArray[np.uint8]

SIZE = (480, 640)  # width and height of a film in px
_TABLE, _HOLD, _HAND = 45, 9, 3  # grey level; frames that a sheet lies still; frames of a hand


def table(number: int, *, blurred: bool = False, lean: float = 12.0, scale: float = 1.0) -> Frame:
    """A sheet with its number on it, as the camera sees it: a little aslant, on a table; shape (height, width, 3). `scale`
    makes it larger than a film.
    """
    sheet = write(text_sheet(6 + 6 * number), f"Trang {number}", (160, 1500), px=60)
    height, width = sheet.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = scale * np.array([[50 + lean, 45], [430 - lean, 47], [425, 590], [55, 585]], np.float32)
    size = round(SIZE[0] * scale), round(SIZE[1] * scale)
    small = cv2.GaussianBlur(sheet, (0, 0), max(0.1, 1.0 / scale))
    shot = cv2.warpPerspective(small, cv2.getPerspectiveTransform(corners, seen), size, borderValue=(_TABLE,))
    shot = cv2.GaussianBlur(shot, (0, 0), 9.0) if blurred else shot
    return np.repeat(shot[:, :, None], 3, axis=2)


def hands(over: Frame, step: int) -> Frame:
    """An arm that sweeps across."""
    frame = over.copy()
    x = 60 + step * 110
    cv2.line(frame, (x, 639), (x + 45, 250), (120, 150, 190), 65)
    return frame


def film(path: Path, sheets: Sequence[Frame], chance: int = 1) -> Path:
    """Written as a camera's own film (motion JPEG), with a little noise in every frame."""
    noise = np.random.default_rng(chance)
    frames = [f for s in sheets for f in [*(hands(s, n) for n in range(_HAND)), *([s] * _HOLD)]]
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 15, SIZE)
    for frame in frames:
        writer.write(np.clip(frame + noise.normal(0, 2, (*frame.shape[:2], 1)), 0, 255).astype(np.uint8))
    writer.release()
    return path
