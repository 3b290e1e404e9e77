"""The stamp of arrival, ĐẾN: number and day that the registry wrote into it (NĐ 30/2020/NĐ-CP, Phụ lục IV, mục II)."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np

from archivist.model.geometry import MM_PER_INCH, Box
from archivist.model.promises.ocr_engine import OcrEngine, Picture
from archivist.model.text import Kind, Line, PageText, Word
from archivist.ocr.hand.digits import DigitReading, read_digits
from archivist.ocr.hand.strip import Stretch
from archivist.ocr.vietnamese import plain

UPPER = 0.62  # of the page: it stands below number and subject, or beside them
NUMBER, DAY = "Số:", "Ngày:"
_WIDE_MM, _HIGH_MM = (36.0, 72.0), (20.0, 52.0)  # 50 × 35, and what stamp makers sell besides
_EDGE = 0.6  # so much of the frame must be there
SOUGHT_DPI = 100.0
_GAP, _NEAR = 9, 5  # px at that: a gap of the frame that is closed, how near to its outline the ink of the edge is
_COLOURED, _PENNED = 30, 35  # grey levels between the channels of red ink, of a blue pen
_READ_DPI, _MOST = 200.0, 2
_LABELS = {NUMBER: re.compile(r"^\W*s[o06]\W*$"), DAY: re.compile(r"^\W*ng[aà]?y\W*$|^\W*ngay\W*$")}
_OTHERS = (re.compile(r"^\W*d[ei]n\W*$"), re.compile(r"^\W*\w?huy[eé]n\W*$"), re.compile(r"^\W*hi[eé]u\W*$"))
_SIZES = (1.0, 1.25, 1.5)  # how much higher the digits are than the capitals of print would be
_HIGH_DIGIT, _BESIDE_WORD = (1.6, 7.5), 0.34  # mm; the part of the stamp in which ĐẾN stands
_DARKER = 45  # grey levels between paper and pen
_MARGIN = 30  # px of white around what is read
_LEAST = 0.4
_SPLITS = [(d, m, y) for d in (1, 2) for m in (1, 2) for y in (r"\d\d", r"20\d\d")]
_WITH_STROKES = [re.compile(rf"(\d{{{d}}})1(\d{{{m}}})1({y})") for d, m, y in _SPLITS]
_WITHOUT = [re.compile(rf"(\d{{{d}}})(\d{{{m}}})({y})") for d, m, y in _SPLITS]
Contour = Any


@dataclass(frozen=True, slots=True)
class Stamped:
    """A frame of the size of the stamp, turned upright: what is printed in it (dark on white), what a pen may have written
    (grey), the way back to the page, and the px of one mm.
    """

    printed: Picture
    penned: Picture
    back: Any
    mm: float


def with_arrival(text: PageText, page: Picture, dpi: float, engine: OcrEngine, seconds: float) -> PageText:
    """The text of a page with a line of Kind.STAMP that says ĐẾN, and behind Số: and Ngày: the digits that were written
    there; `page` in colour (or grey) from its top, at any resolution. Digits of a day stand without strokes between them.
    Raises what the engine raises.
    """
    times = text.dpi / dpi
    for stamped in arrival_frames(page, dpi):
        read = engine.read(stamped.printed, _READ_DPI, text.languages, seconds)
        if not _says_arrival(read):
            continue
        words = tuple(_scaled(word, stamped, times) for word in _words(read, stamped))
        if words:
            return replace(text, lines=(*text.lines, Line(words, Kind.STAMP)))
    return text


def arrival_frames(page: Picture, dpi: float) -> tuple[Stamped, ...]:
    """What has a frame of that size, the most complete frame first; a coloured frame before one in the ink of the print."""
    if min(page.shape[:2]) < 40:
        return ()
    upper = np.ascontiguousarray(page[: int(UPPER * page.shape[0])])
    small = cv2.resize(upper, None, fx=SOUGHT_DPI / dpi, fy=SOUGHT_DPI / dpi, interpolation=cv2.INTER_AREA)
    found = [(share, c) for mask in _masks(np.asarray(small, np.uint8)) for share, c in _frames(mask)]
    ranked = sorted(found, key=lambda pair: -pair[0])
    apart: list[Contour] = []
    for _share, contour in ranked:
        centre = cv2.minAreaRect(contour)[0]
        if not any(cv2.pointPolygonTest(_corners(known), centre, measureDist=False) > 0 for known in apart):
            apart.append(contour)
    return tuple(_upright(upper, _corners(contour) * (dpi / SOUGHT_DPI), dpi) for contour in apart[:_MOST])


def _masks(small: Picture) -> Iterator[Picture]:
    """Red ink, where the page has colour, gaps closed where print lies over it; all ink."""
    if small.ndim == 3:
        red = _redness(small)
        inked = np.asarray((red > _COLOURED + int(np.median(red))) * 255, np.uint8)
        yield np.asarray(cv2.morphologyEx(inked, cv2.MORPH_CLOSE, np.ones((_GAP, _GAP), np.uint8)), np.uint8)
    dark = small if small.ndim == 2 else np.asarray(cv2.min(cv2.min(*cv2.split(small)[:2]), cv2.split(small)[2]), np.uint8)
    block = round(SOUGHT_DPI / 6) | 1
    ink = cv2.adaptiveThreshold(dark, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, 12)
    yield np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8)


def _redness(picture: Picture) -> Picture:
    red, green, blue = cv2.split(picture)
    return np.asarray(cv2.subtract(red, cv2.max(green, cv2.min(blue, red))), np.uint8)


def _frames(mask: Picture) -> Iterator[tuple[float, Contour]]:
    """Outlines of the right size with the share of their edge that is inked."""
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    near = np.asarray(cv2.dilate(mask, np.ones((_NEAR, _NEAR), np.uint8)), np.uint8)
    for contour in contours:
        _middle, sides, _angle = cv2.minAreaRect(contour)
        high, wide = (side / SOUGHT_DPI * MM_PER_INCH for side in sorted(sides))
        _x, _y, across, down = cv2.boundingRect(contour)
        lying = across > down and wide > 1.1 * high
        if lying and _WIDE_MM[0] <= wide <= _WIDE_MM[1] and _HIGH_MM[0] <= high <= _HIGH_MM[1]:
            share = _edge(near, contour)
            if share >= _EDGE:
                yield share, contour


def _edge(near: Picture, contour: Contour) -> float:
    corners = _corners(contour)
    line = np.zeros_like(near)
    cv2.polylines(line, [np.rint(corners).astype(np.int32)], isClosed=True, color=255)
    return float((near[line > 0] > 0).mean()) if line.any() else 0.0


def _corners(contour: Contour) -> Any:
    return cv2.boxPoints(cv2.minAreaRect(contour))


def _upright(upper: Picture, corners: Any, dpi: float) -> Stamped:
    """The frame and what is in it at 200 dpi, its long side level."""
    corners = corners[np.argsort(corners[:, 1])]
    top, bottom = corners[:2][np.argsort(corners[:2, 0])], corners[2:][np.argsort(corners[2:, 0])]
    scale = _READ_DPI / dpi
    wide, high = (float(np.linalg.norm(v)) * scale for v in (top[1] - top[0], bottom[0] - top[0]))
    onto = np.array([(0, 0), (wide, 0), (0, high)], np.float32)
    way = cv2.getAffineTransform(np.array([top[0], top[1], bottom[0]], np.float32), onto)
    part = np.asarray(cv2.warpAffine(upper, way, (round(wide), round(high)), borderMode=cv2.BORDER_REPLICATE), np.uint8)
    back = cv2.invertAffineTransform(way)
    return Stamped(_printed(part), _penned(part), back, _READ_DPI / MM_PER_INCH)


def _printed(part: Picture) -> Picture:
    """What the stamp itself says, dark on white with white around it: its own colour where it has one."""
    if part.ndim == 2:
        alone = part
    else:
        red = _redness(part)
        coloured = float((red > _COLOURED).mean()) > 0.01
        alone = _strong(red) if coloured else part.min(axis=2)
    return np.pad(np.asarray(alone, np.uint8), _MARGIN, constant_values=255)


def _strong(ink: Picture) -> Picture:
    """Ink as dark on white, twice as strong as it was."""
    return np.asarray(255 - cv2.convertScaleAbs(ink, alpha=2.0), np.uint8)


def _penned(part: Picture) -> Picture:
    """What a pen wrote: blue strokes alone where there are any, else all that is not red."""
    if part.ndim == 2:
        return part
    red, _green, blue = cv2.split(part)
    strokes = np.asarray(cv2.subtract(blue, red), np.uint8)
    if float((strokes > _PENNED).mean()) > 0.002:
        return _strong(strokes)
    return np.asarray(red, np.uint8)


def _says_arrival(read: PageText) -> bool:
    """Two of the words that stand in such a stamp."""
    words = [plain(word.text) for word in read.words]
    return sum(any(pattern.match(word) for word in words) for pattern in (*_LABELS.values(), *_OTHERS)) >= 2


def _words(read: PageText, stamped: Stamped) -> Iterator[Word]:
    """ĐẾN, and each label with its digits; places in px of the upright stamp."""
    whole = Box(0, 0, stamped.penned.shape[1], stamped.penned.shape[0])
    yield Word("ĐẾN", whole, read.confidence)
    rows = pen_rows(stamped.penned, stamped.mm)
    for label, row in zip((NUMBER, DAY), _of_labels(rows, read, stamped.mm), strict=True):
        digits = _digits(stamped, row) if row else None
        if row and digits and digits.text and digits.confidence >= _LEAST:
            text, others = _told(digits, label)
            yield Word(label, Box(0, row.top, row.left, row.bottom), read.confidence)
            yield Word(text, row, digits.confidence, Kind.HAND, digits.text if text != digits.text else "", others)


def _told(digits: DigitReading, label: str) -> tuple[str, tuple[str, ...]]:
    """The digits; those of a day with the strokes between them, where only one day can be meant."""
    if label == NUMBER:
        return digits.text, tuple(text for text, _chance in digits.alternatives)
    days = days_of(digits.text)
    return (days[0], ()) if len(days) == 1 else (digits.text, days)


def days_of(digits: str) -> tuple[str, ...]:
    """The days (d/m/yyyy) that digits can mean. A stroke between them is read as 1: where that explains both, nothing else
    is thought of.
    """
    return _meant(_WITH_STROKES, digits) or _meant(_WITHOUT, digits)


def _meant(ways: Sequence[re.Pattern[str]], digits: str) -> tuple[str, ...]:
    return tuple(sorted({_day(found) for way in ways if (found := way.fullmatch(digits))} - {""}))


def _day(way: re.Match[str]) -> str:
    day, month, year = (int(part) for part in way.groups())
    year += 2000 if year < 100 else 0
    try:
        dt.date(year, month, day)
    except ValueError:
        return ""
    return f"{day}/{month}/{year}"


def _of_labels(rows: tuple[Box, ...], read: PageText, mm: float) -> tuple[Box | None, Box | None]:
    """The rows of number and day: those beside their labels where these were read, else the first two."""
    beside = tuple(_beside(rows, read, pattern, mm) for pattern in _LABELS.values())
    if beside[0] or beside[1]:
        number = beside[0] or next((r for r in reversed(rows) if beside[1] and r.bottom < beside[1].centre[1]), None)
        day = beside[1] or next((r for r in rows if beside[0] and r.top > beside[0].centre[1]), None)
        return number, day
    return (rows[0], rows[1]) if len(rows) == 2 else (None, None)


def _beside(rows: tuple[Box, ...], read: PageText, pattern: re.Pattern[str], mm: float) -> Box | None:
    label = next((w.box for w in read.words if pattern.match(plain(w.text))), None)
    if label is None:
        return None
    level = label.centre[1] - _MARGIN
    near = [row for row in rows if abs(row.centre[1] - level) < 3.2 * mm and row.right > label.right - _MARGIN]
    return min(near, key=lambda row: abs(row.centre[1] - level), default=None)


def pen_rows(penned: Picture, mm: float) -> tuple[Box, ...]:
    """Rows of strokes by pen, from the top: what stands right of ĐẾN, is as high as digits and is no rule."""
    ink = np.asarray((penned < np.median(penned) - _DARKER) * 255, np.uint8)
    left = round(_BESIDE_WORD * penned.shape[1])
    _count, _labels, stats, _centres = cv2.connectedComponentsWithStats(ink)
    boxes = [
        Box(float(x), float(y), float(x + w), float(y + h))
        for x, y, w, h, area in stats[1:]
        if x >= left and _HIGH_DIGIT[0] * mm <= h <= _HIGH_DIGIT[1] * mm and w <= 30 * mm and area > 0.02 * mm * mm
    ]
    rows: list[Box] = []
    for box in sorted(boxes, key=lambda box: box.centre[1]):
        if rows and rows[-1].overlap(Box(rows[-1].left, box.top, rows[-1].right, box.bottom)).height > 0.4 * box.height:
            rows[-1] = rows[-1].union(box)
        else:
            rows.append(box)
    return tuple(row for row in rows if row.height <= 8 * mm)


def _digits(stamped: Stamped, row: Box) -> DigitReading:
    """The surest reading of a row, in several sizes."""
    around = 0.6 * stamped.mm
    looks = [
        read_digits(stamped.penned, Stretch(row.left - around, row.right + around, row.bottom, row.height / size))
        for size in _SIZES
    ]
    return max(looks, key=lambda look: look.confidence if look.text else 0.0)


def _scaled(word: Word, stamped: Stamped, times: float) -> Word:
    """The word with its place on the page."""
    ends = np.array([[x, y, 1.0] for x, y in word.box.corners]) @ stamped.back.T
    return replace(word, box=Box.around([(float(x) * times, float(y) * times) for x, y in ends]))
