"""Draws one page: its pictures, the invisible words over them, and the stamp."""

import zlib
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

from archivist.model.text import PageText
from archivist.pdf.born import FORM
from archivist.pdf.encoded import EncodedPage, Layer
from archivist.pdf.facsimile import FacsimilePage
from archivist.pdf.fonts import EmbeddedFont, drawn, glyphless
from archivist.pdf.numbers import short
from archivist.pdf.sheet import Sheet, sheet_of
from archivist.pdf.shelf import Shelf
from archivist.pdf.stamp_drawing import stamp_drawing
from archivist.pdf.tags import ASIDE, END, FIGURE, PARAGRAPH, SECTION, Tags, tagged
from archivist.pdf.words import text_blocks

STAMP_LAYER = "Stamp"
# Readers widen a picture to whole dots of the screen: one that ends on a dot by a hair's breadth would be stretched by one.
_INSET = 0.01  # px
_UNREAD = "Ảnh trang {number}"  # said aloud for a page without words: in the record's language, not in that of the desk


@dataclass(slots=True)
class Ink:
    """What pages of one document share: the fonts of words and stamps, and the tags."""

    words: EmbeddedFont = field(default_factory=lambda: EmbeddedFont(glyphless()))
    stamp: EmbeddedFont = field(default_factory=lambda: EmbeddedFont(drawn()))
    tags: Tags = field(default_factory=Tags)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as it will stand in the file: its operators, packed; its paper; the numbers of its pictures on the shelf."""

    content: bytes
    sheet: Sheet
    pictures: tuple[int, ...]
    page: FacsimilePage
    alto: bytes = b""

    def add_to(self, pdf: pikepdf.Pdf, form: pikepdf.Object | None) -> pikepdf.Object:
        """Append the page and answer its dictionary; `form` is the page of a program. The fonts and the stamp's layer that
        its content names are joined to it later.
        """
        shown = {f"/L{n}": pdf.get_object(number, 0) for n, number in enumerate(self.pictures)}
        made = Dictionary(
            Type=Name.Page,
            MediaBox=Array(self.sheet.box),
            Resources=Dictionary(XObject=Dictionary(shown | ({FORM: form} if form is not None else {}))),
            Contents=pdf.make_stream(self.content, Filter=Name.FlateDecode),
        )
        if self.sheet.unit > 1:
            made.UserUnit = self.sheet.unit
        placed = pdf.make_indirect(made)
        pdf.pages.append(pikepdf.Page(placed))
        return placed


def drawn_page(page: FacsimilePage, encoded: EncodedPage, text: PageText | None, ink: Ink, shelf: Shelf) -> Leaf:
    """The page after those that were drawn before with the same ink; its pictures are put on the shelf."""
    sheet = sheet_of(encoded, page.stamp)
    said = page.born is not None and page.born.says
    blocks = text_blocks(text, encoded.size, ink.words) if text and not said else []
    pictures, number = _form(sheet) if page.born else _pictures(encoded, sheet), len(ink.tags.pages) + 1
    if said:
        ink.tags.add(1, SECTION)
        shown = [tagged(SECTION, 0, b"\n".join(pictures))]
    elif blocks:
        ink.tags.add(len(blocks), PARAGRAPH)
        shown = [ASIDE, *pictures, END, *_words(blocks, sheet)]
    else:
        ink.tags.add(1, FIGURE, _UNREAD.format(number=number))
        shown = [tagged(FIGURE, 0, b"\n".join(pictures))]
    content = b"\n".join((*shown, *_stamp(page, sheet, ink.stamp)))
    return Leaf(zlib.compress(content, 9), sheet, shelf.put(encoded.layers), page)


def _pictures(page: EncodedPage, sheet: Sheet) -> list[bytes]:
    """The layers, cut off at the edges of the page: a layer of coarse cells may reach over them."""
    edges = " ".join(short(number, 5) for number in (0, sheet.lift, page.size[0] * sheet.px, page.size[1] * sheet.px))
    painted = (_paint(layer, f"L{n}", page.size[1], sheet) for n, layer in enumerate(page.layers))
    return [f"q {edges} re W n".encode(), *painted, b"Q"]


def _form(sheet: Sheet) -> list[bytes]:
    """The page of a program, a point for a point; the form is drawn from its own lower left corner."""
    unit = 1 / sheet.unit
    numbers = " ".join(short(number, 5) for number in (unit, 0, 0, unit, 0, sheet.lift))
    return [f"q {numbers} cm {FORM} Do Q".encode()]


def _paint(layer: Layer, name: str, height: int, sheet: Sheet) -> bytes:
    place, px = layer.place.grown(-_INSET), sheet.px
    matrix = (place.width * px, 0, 0, place.height * px, place.left * px, sheet.lift + (height - place.bottom) * px)
    numbers = " ".join(short(number, 5) for number in matrix)
    return f"q {numbers} cm /{name} Do Q".encode()


def _words(blocks: list[bytes], sheet: Sheet) -> list[bytes]:
    over = f"q {short(sheet.px, 6)} 0 0 {short(sheet.px, 6)} 0 {short(sheet.lift, 4)} cm".encode()
    return [over, *(tagged(PARAGRAPH, number, block) for number, block in enumerate(blocks)), b"Q"]


def _stamp(page: FacsimilePage, sheet: Sheet, font: EmbeddedFont) -> list[bytes]:
    if page.stamp is None or sheet.stamp is None:
        return []
    return [ASIDE, f"/OC /{STAMP_LAYER} BDC q".encode(), stamp_drawing(page.stamp, sheet.stamp, font), b"Q EMC", END]
