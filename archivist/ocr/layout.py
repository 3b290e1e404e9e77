"""Lines of a page in reading order: the two columns of the head, the body row by row, recipients, then the signer."""

from collections.abc import Iterable, Sequence

from archivist.model.recipe import Size
from archivist.model.text import Kind, Line, Word
from archivist.ocr.foot import foot_of
from archivist.ocr.head import head_of
from archivist.ocr.noise import clean
from archivist.ocr.page_number import is_page_number
from archivist.ocr.runs import Run, letter_height, rows

LAYOUT = 5  # raised with every change that orders, drops or spells words differently


def in_reading_order(runs: Iterable[Sequence[Word]], size: Size, dpi: float) -> tuple[Line, ...]:
    """From the runs of words that an engine took for lines (px of a picture of `size` at `dpi`).

    The left column of the head (agency, number) comes before the right one (motto, place and date), the recipients
    before the signer beside them; those lines carry `column` 1 and 2, all others 0. A table is read row by row.
    """
    kept = clean(runs, dpi)
    height = letter_height((w for run in kept for w in run.words), dpi)
    page = rows(kept)
    head, rest = head_of(page, size, height)
    body, foot = foot_of(rest, size, height)
    lines = [Line(run.words, _kind(run, size), column) for column, run in (*head, *((0, r) for r in body), *foot)]
    return tuple(lines)


def _kind(run: Run, size: Size) -> Kind:
    return Kind.PAGE_NUMBER if is_page_number(run.text, run.box, size) else Kind.PRINT
