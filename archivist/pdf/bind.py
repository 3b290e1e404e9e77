"""Binds pages into one PDF/A file (ISO 19005-2 or -3): the same pages and the same words about them give the same bytes."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from archivist.durable import keeping
from archivist.pdf.attach import attach_words
from archivist.pdf.facsimile import About, FacsimilePage
from archivist.pdf.metadata import information, xmp
from archivist.pdf.page import STAMP_LAYER, Ink, add_page
from archivist.pdf.sheet import PT_PER_INCH
from archivist.pdf.shelf import Shelf
from archivist.pdf.stamp_drawing import FONT_NAME as STAMP
from archivist.pdf.words import FONT_NAME as WORDS
from archivist.resources import resource

_LAYER_TITLE = "Mã lưu trữ"  # a word of the record, in the record's language, not of the desk
_PROFILE_TITLE = "sRGB IEC61966-2.1"


@dataclass
class _Book:
    """What is gathered while pages go by."""

    ink: Ink = field(default_factory=Ink)
    leaves: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    stamped: set[int] = field(default_factory=set)


def bind(pages: Iterable[FacsimilePage], about: About, into: Path) -> None:
    """Write the facsimile under `into`, whole or not at all; at least one page.

    Pages are taken one at a time; what stays in memory of each is its words; of their pictures, as many as `Shelf` holds.
    Raises DiskFull or ReadOnly.
    """
    book = _Book()
    with keeping(into) as unfinished, pikepdf.new() as pdf, Shelf(pdf, into) as shelf:
        for page in pages:
            _add(pdf, page, about, book, shelf)
        if not book.leaves:
            raise ValueError("a facsimile needs a page")
        shelf.hand_over()
        _join(pdf, book)
        _describe(pdf, about, book)
        pdf.save(
            unfinished,
            force_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            deterministic_id=True,
            fix_metadata_version=False,
        )


def _add(pdf: pikepdf.Pdf, page: FacsimilePage, about: About, book: _Book, shelf: Shelf) -> None:
    encoded, text = page.pictures(), page.words()
    if page.born:
        encoded = replace(encoded, layers=(), dpi=encoded.size[0] * PT_PER_INCH / page.born.width)
    placed = add_page(pdf, page, encoded, text, book.ink)
    if page.born:
        shelf.put_form(placed, page.born)
    shelf.put(placed, encoded.layers)
    _note(book, page)
    if about.level.startswith("3") and text and text.lines:
        attach_words(pdf, placed, text, len(book.leaves), about)


def _note(book: _Book, page: FacsimilePage) -> None:
    number = len(book.leaves)
    book.leaves.append(page.leaf)
    if page.heading:
        book.headings.append((number, page.heading))
    if page.stamp:
        book.stamped.add(number)


def _join(pdf: pikepdf.Pdf, book: _Book) -> None:
    """Give the pages the fonts and the layer that their contents name."""
    fonts = {f"/{name}": font.write(pdf) for name, font in ((WORDS, book.ink.words), (STAMP, book.ink.stamp)) if font}
    layer = _stamp_layer(pdf) if book.stamped else None
    for number, page in enumerate(pdf.pages):
        if fonts:
            page.Resources.Font = Dictionary(fonts)
        if number in book.stamped:
            page.Resources.Properties = Dictionary({f"/{STAMP_LAYER}": layer})


def _stamp_layer(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The optional content group in which all stamps lie (ISO 32000-1, 8.11; ISO 19005-2, 6.9)."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String(_LAYER_TITLE)))
    shown = Dictionary(Name=pikepdf.String(_LAYER_TITLE), Order=Array([layer]), ON=Array([layer]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=shown)
    return layer


def _describe(pdf: pikepdf.Pdf, about: About, book: _Book) -> None:
    """Language, reading order, colours, metadata, outline and page labels."""
    root = pdf.Root
    book.ink.tags.write(pdf, about.language)
    root.Lang = pikepdf.String(about.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Metadata = pdf.make_stream(xmp(about), Type=Name.Metadata, Subtype=Name.XML)
    root.OutputIntents = Array([_output_intent(pdf)])
    pdf.trailer.Info = pdf.make_indirect(Dictionary(dict(information(about))))
    if any(book.leaves):
        labels = chain.from_iterable((n, Dictionary(P=pikepdf.String(leaf))) for n, leaf in enumerate(book.leaves))
        root.PageLabels = Dictionary(Nums=Array(labels))
    if book.headings:
        with pdf.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(heading, number) for number, heading in book.headings)


def _output_intent(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """What the colours of the pictures mean: sRGB (ISO 19005-2, 6.2.3)."""
    profile = pdf.make_stream(resource("icc/sRGB.icc").read_bytes(), N=3)
    name = pikepdf.String(_PROFILE_TITLE)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=name, Info=name, DestOutputProfile=profile
        )
    )
