"""Lists as a workbook (XLSX): the same bytes each time, set up to be printed, and read back by the check."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from archivist.model.paper import Align, Paper

_FONT = "Times New Roman"
_MOMENT = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # as in all our archives; a workbook knows no zone
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_UNITS = 120.0  # characters across a landscape page in 12 pt


@dataclass(frozen=True, slots=True)
class Sheet:
    """A plain list: its name, and its rows of texts; the first row is the head."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def papers_workbook(papers: Sequence[Paper]) -> bytes:
    """One sheet for each paper, as it would be printed."""
    book = _book()
    for number, paper in enumerate(papers, 1):
        name = paper.name if len(papers) == 1 else f"{number} {paper.name}"
        _paper(book.create_sheet(name[:31]), paper)
    return _written(book)


def plain_workbook(sheets: Sequence[Sheet]) -> bytes:
    """Texts and nothing else: codes keep their zeros, dates stay as they are written."""
    book = _book()
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row, values in enumerate(sheet.rows, 1):
            for column, value in enumerate(values, 1):
                _text(page, row, column, value).font = Font(name=_FONT, size=12, bold=row == 1)
        page.freeze_panes = "A2"
    return _written(book)


def _book() -> Workbook:
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    return book


def _text(page: Worksheet, row: int, column: int, value: str) -> Cell:
    cell = page.cell(row, column, value)
    cell.number_format = "@"
    cell.data_type = "s"  # what begins with = is a text like any other
    return cell


def _paper(page: Worksheet, paper: Paper) -> None:
    width = len(paper.listing.columns) if paper.listing else 8
    half = width // 2
    page.page_setup.orientation = "landscape" if paper.landscape else "portrait"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    row = 1
    for left, right in zip(_padded(paper.head_left, 2), _padded(paper.head_right, 2), strict=True):
        _merged(page, row, 1, half, left, bold=True, align="center")
        _merged(page, row, half + 1, width, right, bold=True, align="center")
        row += 1
    _merged(page, row, half + 1, width, paper.place_and_date, italic=True, align="center")
    row += 2
    for text in (paper.title, *paper.about):
        _merged(page, row, 1, width, text, bold=True, align="center", size=14)
        row += 1
    row += 1
    for line in paper.before:
        _merged(page, row, 1, width, "    " * line.indent + line.text, bold=line.bold, italic=line.italic, tall=True)
        row += 1
    row = _listing(page, paper, row)
    for line in paper.after:
        _merged(page, row, 1, width, line.text)
        row += 1
    row = _signings(page, paper, row + 1, width)
    for text in paper.code.lines if paper.code else ():
        _merged(page, row, 1, width, text, size=10)
        row += 1


def _listing(page: Worksheet, paper: Paper, row: int) -> int:
    """The first free row below the list."""
    if paper.listing is None:
        for letter in "ABCDEFGH":
            page.column_dimensions[letter].width = 11.5
        return row
    shares = sum(c.share for c in paper.listing.columns)
    page.print_title_rows = f"{row}:{row}"
    for number, column in enumerate(paper.listing.columns, 1):
        page.column_dimensions[get_column_letter(number)].width = _UNITS * column.share / shares
        _styled(page, row, number, column.title, bold=True, centre=True)
    for values in paper.listing.rows:
        row += 1
        for number, (value, column) in enumerate(zip(values, paper.listing.columns, strict=True), 1):
            _styled(page, row, number, value, bold=False, centre=column.align is Align.CENTRE)
    return row + 2


def _signings(page: Worksheet, paper: Paper, row: int, width: int) -> int:
    count = max(1, len(paper.signings))
    edges = [1 + width * n // count for n in range(count + 1)]
    for signing, start, end in zip(paper.signings, edges, edges[1:], strict=False):
        _merged(page, row, start, end - 1, signing.role, bold=True, align="center")
        _merged(page, row + 1, start, end - 1, signing.hint, italic=True, align="center")
        _merged(page, row + 6, start, end - 1, signing.name, bold=True, align="center")
    return row + 8 if paper.signings else row


def _styled(page: Worksheet, row: int, column: int, value: str, *, bold: bool, centre: bool) -> None:
    cell = _text(page, row, column, value)
    cell.font, cell.border = Font(name=_FONT, size=12, bold=bold), _BOX
    cell.alignment = Alignment(horizontal="center" if centre else "left", vertical="center", wrap_text=True)


def _merged(
    page: Worksheet, row: int, start: int, end: int, value: str, *, bold: bool = False, italic: bool = False,
    align: str = "left", size: int = 13, tall: bool = False,
) -> None:  # fmt: skip
    cell = _text(page, row, start, value)
    cell.font = Font(name=_FONT, size=size, bold=bold, italic=italic)
    cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
    page.merge_cells(start_row=row, start_column=start, end_row=row, end_column=end)
    if tall and len(value) > 80:
        page.row_dimensions[row].height = 17.0 * (1 + len(value) // 80)


def _padded(lines: tuple[str, ...], count: int) -> tuple[str, ...]:
    return (*lines, *("",) * (count - len(lines)))


def _written(book: Workbook) -> bytes:
    """Without the moment and the order in which the library happens to write."""
    book.properties.creator, book.properties.created, book.properties.modified = "Archivist", _MOMENT, _MOMENT
    raw, told = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as archive, zipfile.ZipFile(told, "w", zipfile.ZIP_STORED) as again:
        for name in sorted(archive.namelist()):
            content = archive.read(name)
            if name == "docProps/core.xml":
                content = _without_moment(content)
            again.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return told.getvalue()


def _without_moment(content: bytes) -> bytes:
    """The library puts the moment of saving in, whatever it is told."""
    head, _tag, rest = content.partition(b"<dcterms:modified")
    start, end = rest.find(b">"), rest.find(b"</dcterms:modified>")
    return head + b"<dcterms:modified" + rest[: start + 1] + b"1980-01-01T00:00:00Z" + rest[end:] if rest else content
