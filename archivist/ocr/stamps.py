"""Framed stamps: MẬT, HỎA TỐC and their like, tilted and in any ink, found by their frames and read for themselves."""

from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np

from archivist.model.geometry import MM_PER_INCH, Box
from archivist.model.promises.ocr_engine import OcrEngine, Picture
from archivist.model.text import Kind, Line, PageText, Word
from archivist.ocr.fields.marks import framed_mark

Contour = Any  # OpenCV's own arrays of points
STAMPS_DPI = 140.0  # frames are found at this resolution and better
UPPER = 0.5  # they stand in the upper half of a page (NĐ 30/2020, Phụ lục I, ô số 10a, 10b)
_LONG_MM, _SHORT_MM = (11.0, 60.0), (5.0, 20.0)  # HỎA TỐC 30 × 8, THƯỢNG KHẨN 40 × 8, KHẨN 20 × 8, and a tolerance
_FILLED = 0.5  # of its upright rectangle; an arrow fills little more than half
_MOST = 4  # the most coloured frames of a page: a table has many that are none
_SHORT_PX, _READ_DPI = 40, 200.0  # so high a frame is read best: its letters have the size of ordinary print at 200 dpi
_CLEAR_MM = 0.5  # so much inside the frame is left out: corners of the frame itself


@dataclass(frozen=True, slots=True)
class Framed:
    """What stands within a frame: an upright grey picture of it, and the place of the frame on the page, in px."""

    picture: Picture
    box: Box


def with_stamps(text: PageText, upper: Picture, dpi: float, engine: OcrEngine, seconds: float) -> PageText:
    """The text of a page with a line of Kind.STAMP for each framed stamp of haste or secrecy. `upper` is the upper half of
    the page in colour (or grey), at any resolution; a picture without red would hide the very stamps. Raises what the
    engine raises.
    """
    found: list[Line] = []
    times = text.dpi / dpi
    for framed in framed_stamps(upper, dpi):
        read = engine.read(framed.picture, _READ_DPI, text.languages, seconds)
        grade = framed_mark(" ".join(line.text for line in read.lines))
        if grade:
            found.append(Line((Word(grade, framed.box.scaled(times, times), read.confidence),), Kind.STAMP))
    return replace(text, lines=(*text.lines, *found))


def framed_stamps(upper: Picture, dpi: float) -> tuple[Framed, ...]:
    """What may be a stamp in a frame, the most coloured first."""
    if min(upper.shape[:2]) < 10:
        return ()
    dark = upper if upper.ndim == 2 else _darkest(upper)
    frames = _frames(np.ascontiguousarray(dark), dpi)
    ranked = sorted(frames, key=lambda frame: -_colour(upper, frame))[:_MOST]
    return tuple(_inside(dark, frame, dpi) for frame in ranked)


def _darkest(picture: Picture) -> Picture:
    """The least of the three channels: ink of any colour is dark in one of them."""
    red, green, blue = cv2.split(picture)
    return np.asarray(cv2.min(cv2.min(red, green), blue), np.uint8)


def _frames(dark: Picture, dpi: float) -> list[Contour]:
    """The insides of closed frames of the size of a stamp, as contours; of nested frames the inner one."""
    block = round(dpi / 6) | 1
    ink = cv2.adaptiveThreshold(dark, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 12)
    contours, tree = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    parents = [place[3] for place in tree[0]] if contours else []
    holes = [c for c, parent in zip(contours, parents, strict=True) if parent >= 0 and _of_stamp_size(c, dpi)]
    inner: list[Contour] = []
    for hole in sorted(holes, key=cv2.contourArea):
        if not any(cv2.pointPolygonTest(hole, _centre(known), measureDist=False) > 0 for known in inner):
            inner.append(hole)
    return inner


def _of_stamp_size(contour: Contour, dpi: float) -> bool:
    _middle, sides, _angle = cv2.minAreaRect(contour)
    short, long = (side / dpi * MM_PER_INCH for side in sorted(sides))
    sized = _LONG_MM[0] <= long <= _LONG_MM[1] and _SHORT_MM[0] <= short <= _SHORT_MM[1]
    return sized and cv2.contourArea(contour) > _FILLED * sides[0] * sides[1]


def _centre(contour: Contour) -> tuple[float, float]:
    (x, y), _sides, _angle = cv2.minAreaRect(contour)
    return float(x), float(y)


def _colour(upper: Picture, frame: Contour) -> float:
    """How coloured the frame is: the mean distance between its strongest and weakest channel."""
    if upper.ndim == 2:
        return 0.0
    x, y, width, height = cv2.boundingRect(frame)
    part = upper[y : y + height, x : x + width].astype(np.int16)
    return float((part.max(axis=2) - part.min(axis=2)).mean())


def _inside(dark: Picture, frame: Contour, dpi: float) -> Framed:
    """What stands within the frame, turned upright, on white."""
    x, y, width, height = cv2.boundingRect(frame)
    mask = np.zeros((height, width), np.uint8)
    cv2.drawContours(mask, [frame - (x, y)], 0, 255, cv2.FILLED)
    mask = np.asarray(cv2.erode(mask, np.ones((3, 3)), iterations=max(1, round(_CLEAR_MM / MM_PER_INCH * dpi))), np.uint8)
    part = dark[y : y + height, x : x + width]
    paper = int(np.percentile(part[mask > 0], 80)) if (mask > 0).any() else 255
    alone = np.where(mask > 0, part, paper).astype(np.float32) * (255.0 / max(1, paper))
    sheet = np.pad(np.clip(alone, 0, 255).astype(np.uint8), width // 3, constant_values=255)
    middle = (sheet.shape[1] / 2, sheet.shape[0] / 2)
    size = _SHORT_PX / min(cv2.minAreaRect(frame)[1])
    turn = cv2.getRotationMatrix2D(middle, _tilt(frame), 1.0)
    upright = cv2.warpAffine(sheet, turn, sheet.shape[::-1], flags=cv2.INTER_CUBIC, borderValue=255)
    small = cv2.resize(upright, None, fx=size, fy=size, interpolation=cv2.INTER_AREA if size < 1 else cv2.INTER_CUBIC)
    return Framed(np.asarray(small, np.uint8), Box(x, y, x + width, y + height))


def _tilt(frame: Contour) -> float:
    """Degrees by which the long side of the frame runs down to the right, from -45 to 45."""
    _middle, (width, height), angle = cv2.minAreaRect(frame)
    along = angle if width >= height else angle - 90
    return float((along + 90) % 180 - 90)
