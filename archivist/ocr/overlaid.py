"""Places where a stamp, a seal or a pen lies over print, and the picture of them in which only the darkest ink is left."""

from collections.abc import Iterable, Sequence
from statistics import median

import cv2
import numpy as np

from archivist.model.geometry import MM_PER_INCH, Box
from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import Word
from archivist.ocr.second_look import worth
from archivist.ocr.syllables import is_syllable
from archivist.ocr.vocabulary import core

_REDUCED = 4  # at about 50 dpi a ring hangs together and lines of print do not
_INK = 215
_WIDE_MM, _HIGH_MM = (12.0, 110.0), (8.0, 60.0)  # a framed stamp that touches words beside it; no line of print is so high
_UNSURE, _SHORT_SURE, _SHORT = 0.75, 0.9, 3
_PLAUSIBLE = 0.25
_ROOM_MM = 1.0
_WHITE = 110  # print is darker than the ink of a stamp that was put over it, or fades where that is dry


def overlaid_places(picture: Picture, marks: Sequence[Box], runs: Sequence[Sequence[Word]], dpi: float) -> tuple[Box, ...]:
    """Where a mark lies over runs of words of which one at least is unsure; each place holds these runs as a whole (px of
    `picture`, grey, paper white).
    """
    boxes = [Box.around([c for w in run for c in w.box.corners]) for run in runs]
    places = []
    for mark in marks:
        under = [at for at, box in enumerate(boxes) if _touch(mark, box)]
        if not under or any(_unsure(word) and _touch(mark, word.box) for at in under for word in runs[at]):
            places.append(_around([mark, *(boxes[at] for at in under)], picture, _ROOM_MM / MM_PER_INCH * dpi))
    return tuple(_apart(places))


def large_marks(picture: Picture, dpi: float) -> list[Box]:
    """What hangs together and is larger than print: frames, rings of seals, signatures."""
    if min(picture.shape[:2]) < _REDUCED:
        return []
    small = cv2.resize(picture, None, fx=1 / _REDUCED, fy=1 / _REDUCED, interpolation=cv2.INTER_AREA)
    _, ink = cv2.threshold(small, _INK, 255, cv2.THRESH_BINARY_INV)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    px = dpi / _REDUCED / MM_PER_INCH
    found = [
        Box(x, y, x + width, y + height).scaled(_REDUCED, _REDUCED)
        for x, y, width, height, _area in stats[1:].tolist()
        if _WIDE_MM[0] <= width / px <= _WIDE_MM[1] and _HIGH_MM[0] <= height / px <= _HIGH_MM[1]
    ]
    return _apart(found)


def repaired(runs: Iterable[Sequence[Word]], again: Iterable[Sequence[Word]], marks: Sequence[Box]) -> list[list[Word]]:
    """The runs, with what was read again where marks lie over them, row by row, if that is worth more; words beside the
    marks stay as they were read first.
    """
    kept = [list(run) for run in runs]
    for run in again:
        part = [w for w in run if _marked(w, marks) and w.confidence >= _PLAUSIBLE]
        hosts = [host for host in kept if host and part and _side_by_side(host, part)]
        rivals = [w for host in hosts for w in host if _marked(w, marks)]
        if not part or worth(part) <= max(0.0, worth(rivals)):
            continue
        for host in hosts:
            host[:] = [w for w in host if not _marked(w, marks)]
        if hosts:
            hosts[0][:] = sorted([*hosts[0], *part], key=lambda w: w.box.left)
        else:
            kept.append(part)
    return [run for run in kept if run]


def _marked(word: Word, marks: Sequence[Box]) -> bool:
    return any(_touch(mark, word.box) for mark in marks)


def _side_by_side(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether two runs stand on one row, no further apart than a few letters are wide; their usual words count, since pieces
    of a mark are of any size.
    """
    (level, height), (its_level, its_height) = _row(one), _row(other)
    gap = max(one[0].box.left, other[0].box.left) - min(one[-1].box.right, other[-1].box.right)
    usual = min(height, its_height)
    return abs(level - its_level) < usual / 2 and gap < 3 * usual


def _row(run: Sequence[Word]) -> tuple[float, float]:
    return median(w.box.centre[1] for w in run), median(w.box.height for w in run)


def without_scrawl(runs: Iterable[Sequence[Word]], marks: Sequence[Box]) -> list[list[Word]]:
    """The runs without short unsure words that lie within a mark: strokes of a pen, pieces of a seal."""
    return [[w for w in run if not (_is_short(w) and any(_within(w, mark) for mark in marks))] for run in runs]


def _is_short(word: Word) -> bool:
    text = core(word.text)
    known = text.isdecimal() or (text.isalpha() and (text.isupper() or is_syllable(text)))  # 07, VT., có
    return word.confidence < _SHORT_SURE and len(text) < _SHORT and not known


def _within(word: Word, mark: Box) -> bool:
    x, y = word.box.centre
    return mark.left < x < mark.right and mark.top < y < mark.bottom


def hardened(part: Picture) -> Picture:
    """A picture (grey, paper white) in which what is lighter than print is paper."""
    levels = np.clip(np.arange(256) * (255.0 / _WHITE), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(part, levels), np.uint8)


def _unsure(word: Word) -> bool:
    return word.confidence < _UNSURE


def _around(boxes: Sequence[Box], picture: Picture, room: float) -> Box:
    """All of these, with a line more on all sides that may have been overlooked, within the picture."""
    whole = Box.around([corner for box in boxes for corner in box.corners])
    height, width = picture.shape[:2]
    left, top = max(0.0, whole.left - room), max(0.0, whole.top - room)
    return Box(round(left), round(top), round(min(width, whole.right + room)), round(min(height, whole.bottom + room)))


def _apart(boxes: Sequence[Box]) -> list[Box]:
    """Boxes that lie over each other are taken for one."""
    kept: list[Box] = []
    for box in boxes:
        joined = box
        while touching := [other for other in kept if _touch(other, joined)]:
            kept = [other for other in kept if other not in touching]
            joined = Box.around([corner for one in (joined, *touching) for corner in one.corners])
        kept.append(joined)
    return kept


def _touch(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom
