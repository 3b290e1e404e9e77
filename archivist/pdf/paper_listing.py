"""Lists of a printed paper: ruled, their heads on every page, rows never torn between two pages."""

from collections.abc import Sequence

from archivist.model.paper import Align, Column, Listing
from archivist.pdf.paper_pages import BOTTOM, LEFT, Pages
from archivist.pdf.paper_text import BOLD, REGULAR, Style

_HEAD, _CELL, _OVER = Style(BOLD, 12.0), Style(REGULAR, 12.0), Style(BOLD, 12.0)
_LINE, _PAD_X, _PAD_Y = 14.5, 4.0, 4.0  # pt


def draw_listing(pages: Pages, listing: Listing) -> None:
    """Heads, then row after row; a heading row stays with the row below it."""
    widths = _widths(listing.columns, pages.inner)
    _head(pages, listing, widths)
    for number, row in enumerate(listing.rows):
        cells = _cells(pages, row, widths)
        after = listing.rows[number + 1] if len(row) == 1 and number + 1 < len(listing.rows) else ()
        if not pages.room(_height(cells) + (_height(_cells(pages, after, widths)) if after else 0.0)):
            pages.begin()
            _head(pages, listing, widths)
        _torn(pages, listing, widths, row, cells)


def _torn(pages: Pages, listing: Listing, widths: Sequence[float], row: tuple[str, ...], cells: list[list[str]]) -> None:
    """A row that is higher than a whole page goes on on the next one."""
    style = _OVER if len(row) == 1 else _CELL
    aligns = [Align.LEFT] if len(row) == 1 else [c.align for c in listing.columns]
    own = [sum(widths)] if len(row) == 1 else widths
    while cells:
        most = max(1, int((pages.y - BOTTOM - 2 * _PAD_Y) / _LINE))
        now, cells = [c[:most] for c in cells], [c[most:] for c in cells] if any(len(c) > most for c in cells) else []
        _row(pages, now, own, aligns, style)
        if cells:
            pages.begin()
            _head(pages, listing, widths)


def _head(pages: Pages, listing: Listing, widths: Sequence[float]) -> None:
    cells = [pages.faces.lines(c.title, _HEAD, w - 2 * _PAD_X) for c, w in zip(listing.columns, widths, strict=True)]
    _row(pages, cells, widths, [Align.CENTRE] * len(widths), _HEAD)


def _cells(pages: Pages, row: Sequence[str], widths: Sequence[float]) -> list[list[str]]:
    if len(row) == 1:
        return [pages.faces.lines(row[0], _OVER, sum(widths) - 2 * _PAD_X)]
    return [pages.faces.lines(text, _CELL, w - 2 * _PAD_X) for text, w in zip(row, widths, strict=True)]


def _height(cells: Sequence[Sequence[str]]) -> float:
    return max(len(lines) for lines in cells) * _LINE + 2 * _PAD_Y


def _row(
    pages: Pages, cells: Sequence[Sequence[str]], widths: Sequence[float], aligns: Sequence[Align], style: Style
) -> None:
    height, x = _height(cells), LEFT
    for lines, width, align in zip(cells, widths, aligns, strict=True):
        pages.box(x, pages.y - height, width, height)
        y = pages.y - _PAD_Y - style.size * 0.88
        for text in lines:
            spare = width - 2 * _PAD_X - pages.faces.width(text, style)
            pages.draw(pages.faces.shown(text, style, x + _PAD_X + (spare / 2 if align is Align.CENTRE else 0.0), y))
            y -= _LINE
        x += width
    pages.y -= height


def _widths(columns: Sequence[Column], inner: float) -> list[float]:
    whole = sum(c.share for c in columns)
    return [inner * c.share / whole for c in columns]
