"""Another look at the signature: the one place where seal, pen and print lie over each other."""

from collections.abc import Iterable, Sequence

from archivist.model.geometry import MM_PER_INCH, Box
from archivist.model.recipe import Size
from archivist.model.text import Line, Word
from archivist.ocr.vietnamese import in_capitals

_DEEP_MM = 75.0  # a signature with its titles and name takes less
_LONG = 0.55  # of the page's width: a line of running text
_SURE = 0.85
_PLAUSIBLE = 0.45


def unsure_signature(lines: Sequence[Line], size: Size, dpi: float) -> Box | None:
    """Where a signature may stand (px) that was not read with confidence, below the last line of running text; None
    where title and name are sure, or nothing can stand there.
    """
    width, height = size
    last = next((x for x in reversed(lines) if x.column == 0 and x.box.width > _LONG * width), None)
    if last is None:
        return None
    top = last.box.bottom + 1
    below = [x for x in lines if x.box.top >= last.box.centre[1]]
    bottom = min(float(height), top + _DEEP_MM / MM_PER_INCH * dpi)
    left = _left(below, width)
    inside = [x for x in below if x.box.centre[0] > left]
    if bottom - top < 2 * last.box.height or not below or _read_well(inside):
        return None
    return Box(round(left), round(top), width, round(bottom))


def _left(below: Sequence[Line], width: float) -> float:
    """Right of the recipients; in the middle of the page where they reach too far or there are none."""
    beside = [x.box.right for x in below if x.column == 1]
    return max(beside) + 1 if beside and 0.25 * width < max(beside) < 0.5 * width else 0.42 * width


def _read_well(lines: Sequence[Line]) -> bool:
    sure = [x for x in lines if x.confidence >= _SURE and sum(c.isalpha() for c in x.text) >= 5]
    return any(in_capitals(x.text) for x in sure) and any(x.text.istitle() for x in sure) and len(lines) <= len(sure) + 1


def merged(first: Iterable[Sequence[Word]], second: Iterable[Sequence[Word]], seen: Box) -> list[list[Word]]:
    """The runs of two readings, the second one of the place `seen`. Where both read a row there, the better reading of it
    stays whole; what neither read with any confidence is taken for seal and pen.
    """
    outside, inside, crossing = _apart(first, seen)
    for run in ([w for w in run if _is_word(w)] for run in second):
        rivals = [x for x in inside if _same_row(x, run)] if run else []
        if run and worth(run) > sum(worth(x) for x in rivals) and not any(_same_row(x, run) for x in crossing):
            inside = [x for x in inside if x not in rivals]
            inside.append(run)
    return [*outside, *crossing, *(x for x in inside if worth(x) > 0)]


def _apart(runs: Iterable[Sequence[Word]], seen: Box) -> tuple[list[list[Word]], list[list[Word]], list[list[Word]]]:
    """The runs outside a place, inside it, and those of running text that cross its edge; columns that were taken for
    one run are parted.
    """
    outside, inside, crossing = [], [], []
    for run in runs:
        there = [w for w in run if _within(w, seen)]
        beside = [w for w in run if not _within(w, seen)]
        if there and beside and _gap(beside, there) < _around(run).height * 1.5:
            crossing.append(list(run))
        else:
            outside.append(beside)
            inside.append(there)
    return [x for x in outside if x], [x for x in inside if x], crossing


def _gap(left: Sequence[Word], right: Sequence[Word]) -> float:
    return min(w.box.left for w in right) - max(w.box.right for w in left)


def _within(word: Word, place: Box) -> bool:
    x, y = word.box.centre
    return place.left <= x <= place.right and place.top <= y <= place.bottom


def _is_word(word: Word) -> bool:
    """Marks and single letters beside the seal are pieces of it."""
    return word.confidence >= _PLAUSIBLE / 2 and sum(c.isalnum() for c in word.text) >= 2


def worth(run: Sequence[Word]) -> float:
    """Letters that were read, those of doubtful words counting against it."""
    return sum((w.confidence - _PLAUSIBLE) * sum(c.isalnum() for c in w.text) for w in run)


def _same_row(a: Sequence[Word], b: Sequence[Word]) -> bool:
    one, other = _around(a), _around(b)
    common = one.overlap(other)
    return common.width > 0 and common.height > 0.4 * min(one.height, other.height)


def _around(run: Sequence[Word]) -> Box:
    return Box.around([corner for w in run for corner in w.box.corners])
