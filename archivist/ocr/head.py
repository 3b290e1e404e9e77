"""The head of a document: agency and number on the left, motto, place and date on the right (NĐ 30/2020, Phụ lục I)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from archivist.model.recipe import Size
from archivist.ocr.runs import Run
from archivist.ocr.vietnamese import plain

Placed = tuple[int, Run]
MOTTOES = ("cong hoa xa hoi chu nghia viet nam", "doc lap - tu do - hanh phuc", "dang cong san viet nam")
_DATE = re.compile(r"\b(?:ngay|thang)\b.*\b(?:thang|nam)\b")
_ADDRESS = re.compile(r"\bkinh gui\s*:")
_BESIDE_STAMP = 40
_ADDRESS_SURE, _ADDRESS_LIKE = 87, 75  # "Kinh phí" is as like as that: then a colon must follow
_COLON = re.compile(r"[:;.]")
_LOWEST = 0.45  # the head never reaches below this part of the page
_LIKE = 72


@dataclass(frozen=True, slots=True)
class Gutter:
    """Where the right column begins: `x` in px; `top` and `bottom` of what shows it, mottoes or the date."""

    x: float
    top: float
    bottom: float


def head_of(page: Sequence[Run], size: Size, height: float) -> tuple[list[Placed], list[Run]]:
    """The rows of the head as (column, run) in reading order, and the rows that follow; no head: all rows follow."""
    gutter = _gutter(page, size, height)
    if gutter is None:
        return [], list(page)
    above: list[Placed] = []
    left: list[Run] = []
    right: list[Run] = []
    for at, row in enumerate(page):
        sides = _sides(row, gutter, height)
        if sides is None or is_address(row.text) or _after(sides, left, right, gutter, height, size):
            if row.box.bottom < gutter.top:
                above.append((0, row))
                continue
            return _in_order(above, left, right), list(page[at:])
        beside, heading = sides
        left += [beside] if beside else []
        if (
            heading and _letters(heading) > 3 and any(has_date(run.text) for run in right)
        ):  # below the date stands the heading, beside it a stamp
            return _in_order(above, left, right), [heading, *page[at + 1 :]]
        right += [heading] if heading else []
    return _in_order(above, left, right), []


def _letters(run: Run) -> int:
    return sum(c.isalpha() for c in run.text)


def _in_order(above: Sequence[Placed], left: Sequence[Run], right: Sequence[Run]) -> list[Placed]:
    return [*above, *((1, run) for run in left), *((2, run) for run in right)]


def _gutter(page: Sequence[Run], size: Size, height: float) -> Gutter | None:
    top_rows = [row for row in page if row.box.top < _LOWEST * size[1]]
    found = [piece for row in top_rows if (piece := _motto(row, size))] or [
        piece for row in top_rows if row.box.top < 0.3 * size[1] and (piece := _date(row, size, height))
    ]
    if not found or _alone_in_middle(found, top_rows, size):
        return None
    start = min(piece.box.left for piece in found)
    return Gutter(start - height / 2, min(p.box.top for p in found), max(p.box.bottom for p in found))


def _alone_in_middle(found: Sequence[Run], top_rows: Sequence[Run], size: Size) -> bool:
    """A motto over the middle of the page with nothing beside it, as on petitions and forms: there are no columns."""
    centre = sum(f.box.centre[0] for f in found) / len(found)
    beside = [
        row for row in top_rows if row.box.top < found[-1].box.bottom and row.box.left < found[0].box.left - 0.1 * size[0]
    ]
    return abs(centre - size[0] / 2) < 0.08 * size[0] and not beside


def _motto(row: Run, size: Size) -> Run | None:
    """The part of a row that reads as a motto and stands in the right part of the page."""
    text = plain(row.text)
    for motto in MOTTOES:
        hit = fuzz.partial_ratio_alignment(motto, text, score_cutoff=_LIKE)
        if hit is None or len(text) < 0.6 * len(motto):
            continue
        piece = _piece(row, hit.dest_start, hit.dest_end)
        if piece and piece.box.left > 0.3 * size[0]:
            return piece
    return None


def _piece(row: Run, start: int, end: int) -> Run | None:
    """The words of a row that have most of their letters between two places of its text."""
    kept, at = [], 0
    for word in row.words:
        if min(end, at + len(word.text)) - max(start, at) > len(word.text) / 2:
            kept.append(word)
        at += len(word.text) + 1
    return Run.of(kept) if kept else None


def _date(row: Run, size: Size, height: float) -> Run | None:
    """Place and date, on the right and apart from what stands on the left."""
    pieces = row.cut(1.5 * height)
    right = pieces[-1]
    apart = right.box.left > 0.38 * size[0]
    return right if apart and has_date(right.text) else None


def is_address(text: str) -> bool:
    """Whether "Kính gửi:" stands here, also with letters misread: what follows the head of a letter."""
    return address_at(text) is not None


def address_at(text: str) -> int | None:
    """Where in a line's text "Kính gửi:" begins; a stamp may stand before it."""
    read = plain(text)
    inside = _ADDRESS.search(read)
    if inside and inside.start() <= _BESIDE_STAMP:
        return inside.start()
    start = len(read) - len(read.lstrip(" .-_'\""))
    first, after = read[start : start + len("kinh gui")], read[start + len("kinh gui") :][:3]
    alike = fuzz.ratio(first, "kinh gui")
    return start if alike >= _ADDRESS_SURE or (alike >= _ADDRESS_LIKE and _COLON.search(after)) else None


def has_date(text: str) -> bool:
    return _DATE.search(plain(text)) is not None


def _sides(row: Run, gutter: Gutter, height: float) -> tuple[Run | None, Run | None] | None:
    """The row on either side of the gutter; None where it runs across without a gap."""
    at = _break(row, gutter.x, height)
    return None if at is None else row.parted(at)


def _break(row: Run, x: float, height: float) -> int | None:
    """Before which word the right column begins: the widest gap near the gutter."""
    words = row.words
    if words[-1].box.right <= x + height:
        return len(words)
    if words[0].box.left >= x - height:
        return 0
    gaps = [(words[i].box.left - words[i - 1].box.right, i) for i in range(1, len(words))]
    near = [(gap, i) for gap, i in gaps if words[i].box.left > x - 4 * height and words[i - 1].box.right < x + 4 * height]
    widest, at = max(near, default=(0.0, 0))
    return at if widest > 0.8 * height else None


def _after(
    sides: tuple[Run | None, Run | None],
    left: Sequence[Run],
    right: Sequence[Run],
    gutter: Gutter,
    height: float,
    size: Size,
) -> bool:
    """Whether a row that does not run across is below the head all the same: too far below what its column holds."""
    row_left, row_right = sides
    tops = [run.box.top for run in sides if run]
    if min(tops) > _LOWEST * size[1]:
        return True
    if min(tops) < gutter.bottom:
        return False
    return all(_far(run, column, height) for run, column in ((row_left, left), (row_right, right)) if run)


def _far(run: Run, column: Sequence[Run], height: float) -> bool:
    return not column or run.box.top - column[-1].box.bottom > 2.5 * height
