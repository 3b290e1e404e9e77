"""The outline of a sheet that was photographed, and the operation that makes a rectangle of it."""

import math
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from archivist.imaging.levels import histogram, level_at
from archivist.imaging.pixels import Flags, Pixels, halved
from archivist.model.geometry import MM_PER_INCH, Point
from archivist.model.recipe import Flatten, Size

Places = npt.NDArray[np.float64]

_STUDY_PX = 900  # a longer side is halved first: an outline needs no letters
_LEAST_SHARE, _MOST_SHARE = 0.25, 0.985  # of the picture that a sheet takes
_STRAIGHT = 0.006  # of the sheet's diagonal: so near to its line lies the edge of a sheet
_SUPPORT = 0.85  # of each side whose edge was seen on its line
_SQUARE_DEG, _STEEPEST_DEG = 0.5, 25.0  # corners nearer to 90° need no flattening, those further off are no sheet
_CONTRAST = 20  # grey levels between a sheet and the table
_A4 = 297.0 / 210.0
_NEAR_A4 = 0.1  # a sheet that leans away from the camera looks shorter than it is
_BELIEVED = (0.6, 1.6)  # of the resolution that an A4 sheet of this size has, the declared one may differ


@dataclass(frozen=True, slots=True)
class Outline:
    """The corners of a sheet in px (top left, clockwise) and the least part of a side that was seen, 0 to 1."""

    corners: tuple[Point, Point, Point, Point]
    support: float

    def scaled(self, factor_x: float, factor_y: float) -> "Outline":
        a, b, c, d = ((x * factor_x, y * factor_y) for x, y in self.corners)
        return Outline((a, b, c, d), self.support)

    def is_square(self) -> bool:
        """Whether all corners are right angles, as on a scanner."""
        return max(abs(angle - 90) for angle in _angles(np.array(self.corners))) < _SQUARE_DEG


def find_outline(grey: Pixels) -> Outline | None:
    """The light sheet on a darker table, told by four straight edges; None without evidence for all of them."""
    small, factor = grey, 1.0
    while max(small.shape) > _STUDY_PX:
        small, factor = halved(small), factor * 2
    found = [o for o in (_outline(mask, small) for mask in _sheets(small)) if o]
    if not found:
        return None
    best = max(found, key=lambda o: o.support)
    a, b, c, d = (((x + 0.5) * factor, (y + 0.5) * factor) for x, y in best.corners)
    return Outline((a, b, c, d), best.support)


def flattened(outline: Outline, dpi: float) -> Flatten:
    """The sheet as a rectangle. One that looks like A4 becomes A4, at the declared resolution where that can be true."""
    a, b, c, d = outline.corners
    width = max(math.dist(a, b), math.dist(d, c))
    height = max(math.dist(a, d), math.dist(b, c))
    return Flatten(outline.corners, _target(width, height, dpi))


def _target(width: float, height: float, dpi: float) -> Size:
    ratio = max(width, height) / min(width, height)
    if abs(ratio / _A4 - 1) > _NEAR_A4:
        return round(width), round(height)
    short = 210 / MM_PER_INCH * dpi
    if not _BELIEVED[0] <= short / min(width, height) <= _BELIEVED[1]:
        short = min(width, height)
    sides = round(short), round(short * _A4)
    return sides if height >= width else (sides[1], sides[0])


def _sheets(grey: Pixels) -> list[Flags]:
    """What may be the sheet, at several levels between table and paper: a shadow on it may be as dark as the table."""
    calm = np.asarray(cv2.medianBlur(grey, 5), np.uint8)
    split, _ = cv2.threshold(calm, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    paper = level_at(histogram(calm), 0.8)
    levels = {round(split), round((split + paper) / 2), round(split * 0.8)}
    return [np.asarray(calm > level, np.bool_) for level in sorted(levels)]


def _outline(sheet: Flags, grey: Pixels) -> Outline | None:
    """The quadrilateral of the largest light part; None where it is not one."""
    contours, _ = cv2.findContours(_closed(sheet), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    edge = max(contours, key=cv2.contourArea, default=None)
    if edge is None or not _LEAST_SHARE <= cv2.contourArea(edge) / grey.size <= _MOST_SHARE:
        return None
    rough = _four_corners(cv2.convexHull(edge))
    if rough is None:
        return None
    corners, support = _refined(_within(edge.reshape(-1, 2).astype(np.float64), grey), rough)
    if corners is None or support < _SUPPORT or not _plausible(corners, grey):
        return None
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return Outline((a, b, c, d), support)


def _within(edge: Places, grey: Pixels) -> Places:
    """Without what lies on the edge of the picture itself: there the sheet is cut, not seen."""
    margin = 2
    last = np.array([grey.shape[1] - 1 - margin, grey.shape[0] - 1 - margin])
    return np.asarray(edge[((edge >= margin) & (edge <= last)).all(axis=1)])


def _closed(sheet: Flags) -> Pixels:
    """Without the print on it and without what touches it."""
    whole = np.pad(sheet.astype(np.uint8), 1)
    closed = cv2.morphologyEx(whole, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8))
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((9, 9), np.uint8)), np.uint8)[1:-1, 1:-1].copy()


def _four_corners(hull: Any) -> Places | None:
    """Four corners near the hull, top left first, clockwise."""
    length = cv2.arcLength(hull, closed=True)
    for slack in np.arange(0.01, 0.1, 0.005):
        rough = cv2.approxPolyDP(hull, slack * length, closed=True).reshape(-1, 2).astype(np.float64)
        if len(rough) == 4:
            around = np.argsort(np.arctan2(*(rough - rough.mean(axis=0)).T[::-1]))
            ordered = rough[around]
            return np.asarray(np.roll(ordered, -int(np.argmin(ordered.sum(axis=1))), axis=0))
        if len(rough) < 4:
            return None
    return None


def _refined(edge: Places, rough: Places) -> tuple[Places | None, float]:
    """The corners as crossings of lines through the edge's points, and the least support of a side."""
    near = _STRAIGHT * math.dist(rough[0], rough[2])
    lines, supports = [], []
    for start, end in zip(rough, np.roll(rough, -1, axis=0), strict=True):
        point, along, seen = _side(edge, start, end, near)
        lines.append((point, along))
        supports.append(seen)
    crossings = [_crossing(lines[k - 1], lines[k]) for k in range(4)]
    if any(c is None for c in crossings):
        return None, 0.0
    return np.array(crossings), min(supports)


def _side(edge: Places, start: Places, end: Places, near: float) -> tuple[Places, Places, float]:
    """A line along one side, and the part of the side where the edge lies on it."""
    length = math.dist(start, end)
    point, along = start, (end - start) / length
    for reach in (4 * near, 2 * near, near):
        at, off = (edge - start) @ along, _off(edge, point, along)
        chosen = edge[(np.abs(off) < reach) & (at > 0.03 * length) & (at < 0.97 * length)]
        if len(chosen) < 10:
            return point, along, 0.0
        vx, vy, x, y = cv2.fitLine(chosen.astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
        point, along = np.array([x, y], np.float64), np.array([vx, vy], np.float64)
        if along @ (end - start) < 0:
            along = -along
    on_line = edge[np.abs(_off(edge, point, along)) < near / 2]
    bins = np.clip(((on_line - start) @ along / length * 50).astype(int), -1, 50)
    return point, along, len(set(bins.tolist()) & set(range(50))) / 50


def _off(edge: Places, point: Places, along: Places) -> Places:
    away = edge - point
    return np.asarray(away[:, 0] * along[1] - away[:, 1] * along[0])


def _crossing(one: tuple[Places, Places], other: tuple[Places, Places]) -> Places | None:
    (p, u), (q, v) = one, other
    det = u[0] * v[1] - u[1] * v[0]
    if abs(det) < 1e-6:
        return None
    t = ((q[0] - p[0]) * v[1] - (q[1] - p[1]) * v[0]) / det
    return np.asarray(p + t * u)


def _plausible(corners: Places, grey: Pixels) -> bool:
    """Angles near to right ones, within the picture, and lighter than what lies around."""
    height, width = grey.shape
    margin = 0.02 * max(grey.shape)
    inside = (corners > -margin).all() and (corners < (width + margin, height + margin)).all()
    if not inside or any(abs(angle - 90) > _STEEPEST_DEG for angle in _angles(corners)):
        return False
    mask = np.zeros(grey.shape, np.uint8)
    cv2.fillConvexPoly(mask, np.rint(corners).astype(np.int32), 1)
    band = max(5, round(0.012 * max(grey.shape))) | 1
    kernel = np.ones((band, band), np.uint8)
    outer, inner = cv2.dilate(mask, kernel) - mask, mask - cv2.erode(mask, kernel)
    return bool(outer.any()) and float(np.median(grey[inner > 0])) - float(np.median(grey[outer > 0])) > _CONTRAST


def _angles(corners: Places) -> list[float]:
    angles = []
    for k in range(4):
        u, v = corners[k - 1] - corners[k], corners[(k + 1) % 4] - corners[k]
        cosine = float(u @ v / (np.linalg.norm(u) * np.linalg.norm(v)))
        angles.append(math.degrees(math.acos(max(-1.0, min(1.0, cosine)))))
    return angles
