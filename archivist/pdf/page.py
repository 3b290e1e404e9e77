"""Puts one page into a PDF: its pictures, the invisible words over them, and the stamp."""

import pikepdf
from pikepdf import Array, Dictionary, Name

from archivist.pdf.encoded import Colour, EncodedPage, Filter, Layer
from archivist.pdf.facsimile import FacsimilePage
from archivist.pdf.fonts import EmbeddedFont
from archivist.pdf.numbers import short
from archivist.pdf.sheet import Sheet, sheet_of
from archivist.pdf.stamp_drawing import stamp_drawing
from archivist.pdf.words import text_layer

STAMP_LAYER = "Stamp"


def add_page(pdf: pikepdf.Pdf, page: FacsimilePage, words_font: EmbeddedFont, stamp_font: EmbeddedFont) -> None:
    """Append a page to `pdf`; the fonts and the stamp's layer that its content names are joined to it later."""
    encoded = page.pictures()
    sheet = sheet_of(encoded, page.stamp)
    pictures = {f"/L{n}": _picture(pdf, layer) for n, layer in enumerate(encoded.layers)}
    content = b"\n".join(
        (*_pictures(encoded, sheet), *_words(page, encoded, sheet, words_font), *_stamp(page, sheet, stamp_font))
    )
    made = Dictionary(
        Type=Name.Page,
        MediaBox=Array(sheet.box),
        Resources=Dictionary(XObject=Dictionary(pictures)),
        Contents=pdf.make_stream(content),
    )
    if sheet.unit > 1:
        made.UserUnit = sheet.unit
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(made)))


def _pictures(page: EncodedPage, sheet: Sheet) -> list[bytes]:
    """The layers, cut off at the edges of the page: a layer of coarse cells may reach over them."""
    edges = " ".join(short(number, 5) for number in (0, sheet.lift, page.size[0] * sheet.px, page.size[1] * sheet.px))
    painted = (_paint(layer, f"L{n}", page.size[1], sheet) for n, layer in enumerate(page.layers))
    return [f"q {edges} re W n".encode(), *painted, b"Q"]


def _paint(layer: Layer, name: str, height: int, sheet: Sheet) -> bytes:
    place, px = layer.place, sheet.px
    matrix = (place.width * px, 0, 0, place.height * px, place.left * px, sheet.lift + (height - place.bottom) * px)
    numbers = " ".join(short(number, 5) for number in matrix)
    return f"q {numbers} cm /{name} Do Q".encode()


def _words(page: FacsimilePage, encoded: EncodedPage, sheet: Sheet, font: EmbeddedFont) -> list[bytes]:
    text = page.words()
    layer = text_layer(text, encoded.size, font) if text else b""
    return (
        [f"q {short(sheet.px, 6)} 0 0 {short(sheet.px, 6)} 0 {short(sheet.lift, 4)} cm".encode(), layer, b"Q"]
        if layer
        else []
    )


def _stamp(page: FacsimilePage, sheet: Sheet, font: EmbeddedFont) -> list[bytes]:
    if page.stamp is None or sheet.stamp is None:
        return []
    return [f"/OC /{STAMP_LAYER} BDC q".encode(), stamp_drawing(page.stamp, sheet.stamp, font), b"Q EMC"]


def _picture(pdf: pikepdf.Pdf, layer: Layer) -> pikepdf.Stream:
    """A picture as an image XObject (ISO 32000-1, 8.9.5)."""
    width, height = layer.size
    picture = pdf.make_stream(layer.pixels)
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height = width, height
    picture.Filter = Name(f"/{layer.filter}")
    picture.BitsPerComponent = 1 if layer.colour is Colour.BITS else 8
    picture.ColorSpace = Name.DeviceGray if layer.colour is Colour.BITS else Name(f"/{layer.colour}")
    if layer.filter is Filter.FAX:
        picture.DecodeParms = Dictionary(K=-1, Columns=width, Rows=height)
    if layer.filter is Filter.FLATE:
        colours = 3 if layer.colour is Colour.RGB else 1
        picture.DecodeParms = Dictionary(Predictor=15, Colors=colours, BitsPerComponent=8, Columns=width)
    if layer.mask:
        picture.Mask = _picture(pdf, layer.mask)
        picture.Mask.ImageMask = True
        del picture.Mask.ColorSpace
    return picture
