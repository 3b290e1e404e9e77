"""Forms read by the zones that a person has drawn once, and zones made from a rectangle on a page."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from archivist.model.description import By, Entry, Origin
from archivist.model.geometry import Box
from archivist.model.template import MM_PER_INCH, Area, Template, Zone, ZoneKind
from archivist.model.text import Line, PageText, Word
from archivist.ocr.fields.digits import repaired
from archivist.ocr.fields.similar import trimmed
from archivist.ocr.fields.spelling import spelled_name
from archivist.ocr.vietnamese import plain

_LIKE = 85.0  # so alike is a misread sign or anchor to the one that is printed
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})|(\d{1,2})\W+thang\W+(\d{1,2})\W+nam\W+(\d{4})")
_DOTS = re.compile(r"[.…_]{2,}")
_EDGES = " :.;,…_-–|"
_ANCHOR_WORDS = 4


def zone_entries(page_id: str, text: PageText, templates: Sequence[Template]) -> list[Entry]:
    """What stands in the zones of the template that the page is a form of; of several the one with the most signs. A field
    that is empty on this form, or holds something of another kind, is left out.
    """
    kinds = [t for t in templates if is_form(text, t)]
    if not kinds:
        return []
    template = max(kinds, key=lambda t: (len(t.signs), sum(map(len, t.signs))))
    found = [_entry(page_id, text, zone, template.name) for zone in template.zones]
    return [e for e in found if e]


def is_form(text: PageText, template: Template) -> bool:
    """Whether all signs of a template are printed on a page."""
    lines = [plain(line.text) for line in text.lines]
    return all(any(_alike(plain(sign), line) for line in lines) for sign in template.signs)


def _alike(meant: str, line: str) -> bool:
    return meant in line or (len(line) >= len(meant) * 0.8 and fuzz.partial_ratio(meant, line) >= _LIKE)


def _entry(page_id: str, text: PageText, zone: Zone, name: str) -> Entry | None:
    at = anchor_of(text, zone.anchor)
    if at is None:
        return None
    line, words = at
    inside = _in_area(text, words, zone.area) if zone.area else line.words[line.words.index(words[-1]) + 1 :]
    read = _read(inside)
    value = _as_kind(read, zone.kind)
    if not value:
        return None
    box = Box.around([corner for word in inside for corner in word.box.corners])
    sure = min(word.confidence for word in inside)
    return Entry(zone.field, value, Origin(By.MACHINE, page_id, box, read, sure, f"template {name}"))


def anchor_of(text: PageText, anchor: str) -> tuple[Line, tuple[Word, ...]] | None:
    """The line and the words that are most like an anchor; None where none is like enough."""
    meant, count = plain(anchor), len(anchor.split())
    runs = [(line, line.words[i : i + n]) for line in text.lines for n in {count, count + 1, max(1, count - 1)}
            for i in range(len(line.words) - n + 1)]  # fmt: skip
    rated = [(fuzz.ratio(meant, plain(_joined(words)).strip(_EDGES)), line, words) for line, words in runs]
    best = max(rated, key=lambda x: x[0], default=None)
    return (best[1], best[2]) if best and best[0] >= _LIKE else None


def _in_area(text: PageText, anchor: Sequence[Word], area: Area) -> tuple[Word, ...]:
    """The words whose middle lies in the area, line by line."""
    px = text.dpi / MM_PER_INCH
    left, top = anchor[0].box.left + area.left * px, anchor[0].box.top + area.top * px
    box = Box(left, top, left + area.width * px, top + area.height * px)
    return tuple(word for word in text.words if _holds(box, word) and word not in anchor)


def _holds(box: Box, word: Word) -> bool:
    x, y = word.box.centre
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _read(words: Iterable[Word]) -> str:
    return _DOTS.sub(" ", _joined(words)).strip(_EDGES)


def _joined(words: Iterable[Word]) -> str:
    return " ".join(word.text for word in words)


def _as_kind(read: str, kind: ZoneKind) -> str:
    """The value; "" where what stands there is not of this kind."""
    if kind is ZoneKind.DATE:
        return _iso(read)
    if kind is ZoneKind.NUMBER:
        return repaired(re.sub(r"[\s.]", "", read))
    if kind is ZoneKind.CODE:
        return re.sub(r"\s", "", read).strip(_EDGES) if any(c.isdigit() for c in read) else ""
    text = trimmed(" ".join(read.split()))
    if kind is ZoneKind.NAME:
        words = text.split(" ")
        return spelled_name(text) if len(words) >= 2 and all(w[:1].isupper() and w.isalpha() for w in words) else ""
    return text if any(c.isalnum() for c in text) else ""


def _iso(read: str) -> str:
    hit = _DAY.search(plain(read))
    if hit is None:
        return ""
    day, month, year = (int(x) for x in hit.groups() if x)
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def zone_at(text: PageText, box: Box, field: str, kind: ZoneKind = ZoneKind.TEXT) -> Zone | None:
    """The zone that a person means by a rectangle (px of the rendition): its anchor is the printed label in front of it on
    the same line, else the one above it; None where there is no print to go by.
    """
    lines = [_outside(line, box) for line in text.lines]
    labels = [words for words in lines if words and sum(c.isalpha() for c in _joined(words)) >= 3]
    beside = [w for w in labels if w[-1].box.right <= box.left + 2 and _overlap(w[-1].box, box) > 0.5]
    above = [w for w in labels if w[0].box.bottom <= box.top and w[0].box.left < box.right]
    near = max(beside, key=lambda w: w[-1].box.right, default=None) or max(
        above, key=lambda w: w[0].box.bottom, default=None
    )
    if near is None:
        return None
    px = text.dpi / MM_PER_INCH
    origin = near[0].box
    sides = ((box.left - origin.left), (box.top - origin.top), box.width, box.height)
    return Zone(field, _joined(near).strip(_EDGES), kind, Area(*(round(side / px, 1) for side in sides)))


def _outside(line: Line, box: Box) -> tuple[Word, ...]:
    """The last words of a line before the rectangle; all first ones of a line that lies elsewhere."""
    before = [word for word in line.words if not _holds(box, word) and word.box.centre[0] < box.right]
    same = _overlap(line.box, box) > 0.5
    return tuple(before[-_ANCHOR_WORDS:] if same else before[:_ANCHOR_WORDS])


def _overlap(one: Box, other: Box) -> float:
    """How much of the lower of two heights they have in common."""
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, common) / max(1.0, min(one.height, other.height))


def outranking(read: Sequence[Entry], drawn: Sequence[Entry]) -> list[Entry]:
    """What the zones say stands before what the general rules read, unless that is proved on the paper."""
    kept = {e.field for e in read if e.origin.proved}
    mine = [e for e in drawn if e.field not in kept]
    fields = {e.field for e in mine}
    return [*(e for e in read if e.field not in fields), *mine]
