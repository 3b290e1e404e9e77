"""Printed papers of a hand-over as PDF, in the layout of NĐ 30/2020/NĐ-CP, Phụ lục I: A4, Times measures, its margins."""

import io
from collections.abc import Sequence

import pikepdf
from pikepdf import Dictionary, Name

from archivist.model.geometry import Box
from archivist.model.paper import Code, Line, Paper, Signing
from archivist.pdf.matrix import drawn_modules
from archivist.pdf.paper_listing import draw_listing
from archivist.pdf.paper_pages import LEFT, PT_PER_MM, Pages
from archivist.pdf.paper_text import BOLD, ITALIC, REGULAR, Faces, Style
from archivist.pdf.sheets import qr

_HEAD, _COUNTRY, _MOTTO = Style(BOLD, 12.5), Style(BOLD, 12.5), Style(BOLD, 13.0)
_PLACE, _TITLE, _ABOUT, _BODY = Style(ITALIC, 14.0), Style(BOLD, 14.0), Style(BOLD, 14.0), 14.0
_COPY, _SMALL = Style(ITALIC, 12.0), Style(REGULAR, 10.0)
_LINE, _AIR = 1.25, 6.0  # lines in font sizes; pt between paragraphs
_INDENT, _STEP = 10.0 * PT_PER_MM, 10.0 * PT_PER_MM
_CODE = 26.0 * PT_PER_MM
_SIGNED = 62.0  # pt left for a signature


def papers_pdf(papers: Sequence[Paper]) -> bytes:
    """All copies of all papers, one behind the other; the same papers give the same bytes."""
    pdf, faces = pikepdf.new(), Faces()
    drawn = [_pages(paper, faces, copy) for paper in papers for copy in paper.copies]
    resources = pdf.make_indirect(
        Dictionary(Font=Dictionary({f"/{name}": font.write(pdf) for name, font in faces.fonts.items()}))
    )
    for pages in drawn:
        for content in pages.contents:
            page = pdf.add_blank_page(page_size=(round(pages.width, 2), round(pages.height, 2)))
            page.obj.Resources = resources
            page.obj.Contents = pdf.make_stream(b"".join(content))
    pdf.Root.Lang = pikepdf.String("vi")
    pdf.Root.ViewerPreferences = Dictionary(PrintScaling=Name("/None"), DisplayDocTitle=True)
    pdf.docinfo["/Title"] = pikepdf.String(" · ".join(dict.fromkeys(paper.title for paper in papers)))
    written = io.BytesIO()
    pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _pages(paper: Paper, faces: Faces, copy: str) -> Pages:
    pages = Pages(faces, paper.landscape)
    pages.begin(afresh=True)
    _heads(pages, paper)
    _title(pages, paper, copy)
    _lines(pages, paper.before)
    if paper.listing:
        draw_listing(pages, paper.listing)
        pages.y -= 2 * _AIR
    _lines(pages, paper.after[:-1])
    _close(pages, paper)
    return pages


def _heads(pages: Pages, paper: Paper) -> None:
    """The agency on the left, the country on the right, a rule below each."""
    left, right = pages.inner * 0.4, pages.inner * 0.6
    top, lowest = pages.y, pages.y
    for x, width, lines in ((LEFT, left, paper.head_left), (LEFT + left, right, paper.head_right)):
        pages.y = top - _HEAD.size
        country, style, own = lines is paper.head_right, _HEAD, 0.0
        for number, line in enumerate(lines):
            style = (_MOTTO if number else _COUNTRY) if country else _HEAD
            for text in pages.faces.lines(line, style, width - 2.0):
                pages.centred(text, style, x, width)
                pages.y -= style.size * 1.2
                own = pages.faces.width(text, style)
        rule = own if country else min(own, width) * 0.5
        pages.rule(x + (width - rule) / 2, pages.y + style.size * 0.78, rule)
        lowest = min(lowest, pages.y)
    pages.y = lowest - 2 * _AIR
    pages.centred(paper.place_and_date, _PLACE, LEFT + left, right)
    pages.y -= _PLACE.size * 2.0


def _title(pages: Pages, paper: Paper, copy: str) -> None:
    pages.centred(paper.title, _TITLE, LEFT, pages.inner)
    pages.y -= _TITLE.size * _LINE
    width = 0.0
    for line in paper.about:
        for text in pages.faces.lines(line, _ABOUT, pages.inner * 0.86):
            pages.centred(text, _ABOUT, LEFT, pages.inner)
            pages.y -= _ABOUT.size * _LINE
            width = pages.faces.width(text, _ABOUT)
    if width:
        rule = min(width / 2, 60.0 * PT_PER_MM)
        pages.rule(LEFT + (pages.inner - rule) / 2, pages.y + _ABOUT.size * 0.78, rule)
    if copy:
        pages.y -= _AIR
        pages.centred(copy, _COPY, LEFT, pages.inner)
        pages.y -= _COPY.size * _LINE
    pages.y -= _AIR


def _lines(pages: Pages, lines: Sequence[Line]) -> None:
    for line in lines:
        face = BOLD if line.bold else ITALIC if line.italic else REGULAR
        _paragraph(pages, line.text, Style(face, _BODY), line.indent * _STEP)


def _paragraph(pages: Pages, text: str, style: Style, left: float) -> None:
    """Justified but for its last line; the first one is indented."""
    x, width = LEFT + left, pages.inner - left
    set_lines = pages.faces.lines(text, style, width, _INDENT)
    for number, line in enumerate(set_lines):
        pages.need(style.size * _LINE)
        pages.y -= style.size
        shift = _INDENT if number == 0 else 0.0
        if number == len(set_lines) - 1:
            pages.draw(pages.faces.shown(line, style, x + shift, pages.y))
        else:
            pages.draw(pages.faces.justified(line.split(), style, x + shift, pages.y, width - shift))
        pages.y -= style.size * (_LINE - 1.0)
    pages.y -= _AIR


def _close(pages: Pages, paper: Paper) -> None:
    """The last paragraph, signatures side by side and the code, together on one page: no signature stands alone. Where one
    signs, the code takes the place of the other.
    """
    beside = len(paper.signings) == 2 and not paper.signings[0].role
    last = paper.after[-1:]
    words = sum(len(pages.faces.lines(line.text, Style(REGULAR, _BODY), pages.inner, _INDENT)) for line in last)
    signed = _SIGNED + 56.0 if paper.signings else 0.0
    code = _CODE + 2 * _AIR if paper.code else 0.0
    pages.need(words * _BODY * _LINE + _AIR + (max(signed, code) if beside else signed + code))
    _lines(pages, last)
    top = pages.y
    if paper.signings:
        _signings(pages, paper.signings)
    if paper.code:
        pages.y = top if beside else pages.y
        _code(pages, paper.code, pages.inner / 2 if beside else pages.inner)


def _signings(pages: Pages, signings: Sequence[Signing]) -> None:
    pages.y -= _AIR + _TITLE.size
    top, width, lowest = pages.y, pages.inner / len(signings), pages.y
    for number, signing in enumerate(signings):
        x, pages.y = LEFT + number * width, top
        for text in pages.faces.lines(signing.role, _TITLE, width - 8.0):
            pages.centred(text, _TITLE, x, width)
            pages.y -= _TITLE.size * 1.15
        for text in pages.faces.lines(signing.hint, _COPY, width - 8.0):
            pages.centred(text, _COPY, x, width)
            pages.y -= _COPY.size * 1.15
        pages.y -= _SIGNED
        pages.centred(signing.name, _TITLE, x, width)
        lowest = min(lowest, pages.y)
    pages.y = lowest - 2 * _AIR


def _code(pages: Pages, code: Code, across: float) -> None:
    """The QR code at the left margin, its lines beside it."""
    top = pages.y - _AIR
    pages.draw(drawn_modules(qr(code.payload, "M"), Box(LEFT, top, LEFT + _CODE, top - _CODE), 0) + b"\n")
    pages.y = top - _SMALL.size
    width = across - _CODE - 24.0
    for line in code.lines:
        for text in pages.faces.lines(line, _SMALL, width):
            pages.draw(pages.faces.shown(text, _SMALL, LEFT + _CODE + 14.0, pages.y))
            pages.y -= _SMALL.size * 1.35
    pages.y = min(pages.y, top - _CODE)
