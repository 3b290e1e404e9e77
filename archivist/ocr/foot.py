"""The foot of a document: the recipients on the left, the signer on the right; or two signers side by side."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from archivist.model.recipe import Size
from archivist.ocr.head import Placed
from archivist.ocr.runs import Run
from archivist.ocr.vietnamese import in_capitals, plain

_FIRST_ENTRY = re.compile(r"\W{0,4}nhu (?:tren|dieu \d|kinh gui)\W{0,3}$")
_LAST_ENTRY = re.compile(r"\W{1,4}luu\s?[:;.]?\s?(?:vt|v\.t|van thu|tckt|ho so)\b")
_GAP = 1.3  # in letter heights: wider than any blank of justified type, narrower than between two columns


def foot_of(page: Sequence[Run], size: Size, height: float) -> tuple[list[Run], list[Placed]]:
    """The rows before the foot, and those of the foot as (column, run) in reading order."""
    start = _start(page, size, height)
    if start is None:
        return list(page), []
    at, x = start
    left: list[Run] = []
    right: list[Run] = []
    for end, row in enumerate(page[at:], at):
        pieces = row.cut(_GAP * height)
        if any(_across(piece, x, size) for piece in pieces):
            return list(page[:at]), _placed(left, right, page[end:])
        for piece in pieces:
            (left if piece.box.left < x else right).append(piece)
    return list(page[:at]), _placed(left, right, [])


def _placed(left: Sequence[Run], right: Sequence[Run], after: Sequence[Run]) -> list[Placed]:
    return [*((1, r) for r in _joined(left)), *((2, r) for r in _joined(right)), *((0, r) for r in after)]


def _joined(column: Sequence[Run]) -> list[Run]:
    """Pieces that stand side by side in one column are one row again."""
    whole: list[Run] = []
    for run in column:
        if whole and run.box.left >= whole[-1].box.right and abs(run.level() - whole[-1].level()) < run.box.height / 2:
            whole[-1] = Run.of([*whole[-1].words, *run.words])
        else:
            whole.append(run)
    return whole


def _across(piece: Run, x: float, size: Size) -> bool:
    """Full-width text below the foot: an annex, a foot note."""
    return piece.box.left < x and piece.box.right > x + 0.25 * size[0] and piece.box.width > 0.55 * size[0]


def _start(page: Sequence[Run], size: Size, height: float) -> tuple[int, float] | None:
    """Number of the first row of the foot, and the place in px where its right column begins at the earliest."""
    for begins in (is_recipients_head, is_recipients_entry, is_filing):
        for at in range(len(page) - 1, -1, -1):
            first = page[at].cut(_GAP * height)[0]
            if begins(first.text) and first.box.left < 0.4 * size[0]:
                x = first.box.left + 0.2 * size[0]
                top = _list_above(page, at, x, height) if begins is is_filing else at
                top = _unread_head_above(page, top, x, height) if begins is is_recipients_entry else top
                return _with_titles_above(page, top, x, height), x
    return _two_signers(page, size, height)


def _list_above(page: Sequence[Run], at: int, x: float, height: float) -> int:
    """The first row of the list that ends here, when its head was not read: short entries below each other."""
    left = page[at].box.left
    while at > 0 and page[at].box.top - page[at - 1].box.bottom < 1.5 * height:
        first = page[at - 1].cut(_GAP * height)[0]
        if abs(first.box.left - left) > 3 * height or first.box.right > x + (x - left):
            break
        at -= 1
    return at


def _unread_head_above(page: Sequence[Run], at: int, x: float, height: float) -> int:
    """The row with the head of a list that begins here, where a stamp or a pen over it made it something else."""
    if at == 0 or page[at].box.top - page[at - 1].box.bottom > 1.5 * height:
        return at
    pieces, left = page[at - 1].cut(_GAP * height), page[at].box.left
    short = abs(pieces[0].box.left - left) < 2 * height and pieces[0].box.right < x and len(pieces[0].words) <= 3
    return at - 1 if short and all(p.box.left > x and in_capitals(p.text) for p in _spoken_of(pieces[1:])) else at


def is_recipients_entry(text: str) -> bool:
    """Whether this is "- Như trên;", the first entry of most lists of recipients."""
    return _FIRST_ENTRY.match(plain(text)) is not None


def is_recipients_head(text: str) -> bool:
    """Whether this is "Nơi nhận:", also with a letter misread."""
    bare = plain(text).strip(" .:;,-'\"")
    return len(bare) <= 14 and fuzz.ratio("noi nhan", bare) >= 75


def is_filing(text: str) -> bool:
    """Whether this is "- Lưu: VT, …", the last entry of every list of recipients."""
    return _LAST_ENTRY.match(plain(text)) is not None


def _with_titles_above(page: Sequence[Run], at: int, x: float, height: float) -> int:
    """The signer's title often stands a little higher than the recipients' head."""
    while at > 0 and _is_title(page[at - 1], x, height) and page[at].box.top - page[at - 1].box.bottom < 2 * height:
        at -= 1
    return at


def _is_title(row: Run, x: float, height: float) -> bool:
    pieces = _spoken(row, height)
    return bool(pieces) and all(p.box.left > x and in_capitals(p.text) for p in pieces)


def _spoken(row: Run, height: float) -> list[Run]:
    """The pieces of a row that have words; specks between columns are none."""
    return _spoken_of(row.cut(_GAP * height))


def _spoken_of(pieces: Sequence[Run]) -> list[Run]:
    return [piece for piece in pieces if sum(c.isalpha() for c in piece.text) >= 3]


def _two_signers(page: Sequence[Run], size: Size, height: float) -> tuple[int, float] | None:
    """A row of two titles in capitals, far apart, in the lower part of what stands on the page."""
    width = size[0]
    for at in range(len(page) - 1, -1, -1):
        pieces = _spoken(page[at], height)
        if len(pieces) != 2 or not all(in_capitals(p.text) and len(p.words) >= 2 for p in pieces):
            continue
        left, right = pieces
        if left.box.centre[0] < 0.45 * width and right.box.centre[0] > 0.55 * width:
            return _titles_from(page, at, height), (left.box.right + right.box.left) / 2
    return None


def _titles_from(page: Sequence[Run], at: int, height: float) -> int:
    """The first of the rows of titles that end in this one."""
    while at > 0 and page[at].box.top - page[at - 1].box.bottom < 1.5 * height:
        pieces = _spoken(page[at - 1], height)
        if len(pieces) > 2 or not pieces or not all(in_capitals(p.text) for p in pieces):
            break
        at -= 1
    return at
