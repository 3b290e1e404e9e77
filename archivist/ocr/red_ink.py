"""Words stamped in red, with a frame or without, tilted, over print: seen in their own colour alone."""

import math
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from archivist.model.geometry import MM_PER_INCH, Box
from archivist.model.promises.ocr_engine import OcrEngine, Picture
from archivist.model.text import Kind, Line, PageText, Word
from archivist.ocr.fields.marks import framed_mark

SOUGHT_DPI = 100.0
_RED = 26  # grey levels between red and the stronger of green and blue, beyond those of the paper
_GAP = 13  # px at 100 dpi: the words of one mark, and what print cuts apart
_LONG_MM, _SHORT_MM = (8.0, 75.0), (2.6, 24.0)
_FILLED = 0.4  # of its upright rectangle
_STEEPEST = 35.0  # degrees
_MOST = 3
_READ_DPI, _LETTERS_PX = 200.0, 40  # so high a line is read best
_RULE = 0.75  # what reaches over so much of the stamp, across or down, is its frame
_MARGIN = 20
Contour = Any


def with_red_stamps(text: PageText, page: Picture, dpi: float, engine: OcrEngine, seconds: float) -> PageText:
    """The text of a page with a line of Kind.STAMP for each word of haste or secrecy in red, anywhere on `page` (RGB;
    a grey one has no red). What is known from elsewhere is not said again. Raises what the engine raises.
    """
    times, found = text.dpi / dpi, list[Line]()
    known = [line for line in text.lines if line.kind is Kind.STAMP]
    for contour in red_words(page, dpi):
        place = _place(contour, dpi).scaled(times, times)
        if any(line.box.overlap(place).area > 0 for line in known):
            continue
        read = engine.read(level_word(page, contour, dpi), _READ_DPI, text.languages, seconds)
        grade = framed_mark(" ".join(line.text for line in read.lines))
        if grade:
            found.append(Line((Word(grade, place, read.confidence),), Kind.STAMP))
    return replace(text, lines=(*text.lines, *found))


def red_words(page: Picture, dpi: float) -> tuple[Contour, ...]:
    """Outlines (px at 100 dpi) of what may be a stamped word, the reddest first."""
    if page.ndim == 2 or min(page.shape[:2]) < 40:
        return ()
    factor = SOUGHT_DPI / dpi
    small = cv2.resize(page, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    red = redness(np.asarray(small, np.uint8))
    inked = np.asarray((red > _RED + int(np.median(red))) * 255, np.uint8)
    closed = cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((_GAP, _GAP), np.uint8))
    contours, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    ranked = sorted(_of_word_size(contours), key=lambda contour: -_strength(red, contour))
    return tuple(ranked[:_MOST])


def level_word(page: Picture, contour: Contour, dpi: float) -> Picture:
    """The red of one outline, dark on white, level, without its frame, as high as print at 200 dpi."""
    scale = dpi / SOUGHT_DPI
    (x, y), sides, _angle = cv2.minAreaRect(contour)
    long, short = max(sides) * scale, min(sides) * scale
    size = _LETTERS_PX / max(1.0, short)
    wide, high = round(long * size) + 2 * _MARGIN, round(short * size) + 2 * _MARGIN
    grid = np.asarray(cv2.getRotationMatrix2D((x * scale, y * scale), tilt_of(contour), size))
    grid = grid + np.array([[0.0, 0.0, wide / 2 - x * scale], [0.0, 0.0, high / 2 - y * scale]])
    around = _place(contour, dpi).grown(4.0)
    left, top = max(0, int(around.left)), max(0, int(around.top))
    part = np.ascontiguousarray(page[top : math.ceil(around.bottom), left : math.ceil(around.right)])
    grid[:, 2] += grid[:, :2] @ np.array([left, top])
    ink = cv2.warpAffine(redness(part), grid, (wide, high), flags=cv2.INTER_LINEAR)
    return _without_frame(np.asarray(255 - _strengthened(np.asarray(ink, np.uint8)), np.uint8))


def redness(picture: Picture) -> Picture:
    """How much more red a place is than anything else: 0 for paper, black and blue ink."""
    red, green, blue = cv2.split(picture)
    return np.asarray(cv2.subtract(red, cv2.max(green, cv2.min(blue, red))), np.uint8)


def tilt_of(contour: Contour) -> float:
    """Degrees by which the long side runs down to the right, from -90 to 90."""
    _middle, (width, height), angle = cv2.minAreaRect(contour)
    along = angle if width >= height else angle - 90
    return float((along + 90) % 180 - 90)


def _of_word_size(contours: Any) -> Iterator[Contour]:
    for contour in contours:
        _middle, sides, _angle = cv2.minAreaRect(contour)
        short, long = (side / SOUGHT_DPI * MM_PER_INCH for side in sorted(sides))
        sized = _LONG_MM[0] <= long <= _LONG_MM[1] and _SHORT_MM[0] <= short <= _SHORT_MM[1] and long > 1.3 * short
        if sized and abs(tilt_of(contour)) <= _STEEPEST and cv2.contourArea(contour) > _FILLED * sides[0] * sides[1]:
            yield contour


def _strength(red: Picture, contour: Contour) -> float:
    x, y, width, height = cv2.boundingRect(contour)
    return float(red[y : y + height, x : x + width].mean())


def _place(contour: Contour, dpi: float) -> Box:
    x, y, width, height = cv2.boundingRect(contour)
    scale = dpi / SOUGHT_DPI
    return Box(x * scale, y * scale, (x + width) * scale, (y + height) * scale)


def _strengthened(ink: Picture) -> Picture:
    """Faint ink as strong as fresh ink; the tint of the paper is none."""
    paper, strong = float(np.median(ink)), float(np.percentile(ink, 98))
    levels = (np.arange(256) - paper) * (255.0 / max(20.0, strong - paper))
    return np.asarray(cv2.LUT(ink, np.clip(levels, 0, 255).astype(np.uint8)), np.uint8)


def _without_frame(picture: Picture) -> Picture:
    high, wide = (side - 2 * _MARGIN for side in picture.shape[:2])
    ink = np.asarray((picture < 150) * 255, np.uint8)
    count, labels, stats, _centres = cv2.connectedComponentsWithStats(ink)
    frame = np.zeros(picture.shape, np.uint8)
    for at in range(1, count):
        if stats[at, cv2.CC_STAT_WIDTH] > _RULE * wide or stats[at, cv2.CC_STAT_HEIGHT] > 0.9 * high:
            frame[labels == at] = 255
    covered = np.asarray(cv2.dilate(frame, np.ones((3, 3), np.uint8)), np.uint8)
    return np.asarray(np.where(covered > 0, 255, picture), np.uint8)
