"""Binds pages into one PDF/A file (ISO 19005-2 or -3): the same pages and the same words about them give the same bytes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name

from archivist.durable import keeping
from archivist.pdf.attach import attach, packed_alto
from archivist.pdf.facsimile import About, FacsimilePage
from archivist.pdf.metadata import information, xmp
from archivist.pdf.page import STAMP_LAYER, Ink, Leaf, drawn_page
from archivist.pdf.sheet import PT_PER_INCH
from archivist.pdf.shelf import Shelf
from archivist.pdf.stamp_drawing import FONT_NAME as STAMP
from archivist.pdf.words import FONT_NAME as WORDS
from archivist.resources import resource

_LAYER_TITLE = "Mã lưu trữ"  # a word of the record, in the record's language, not of the desk
_PROFILE_TITLE = "sRGB IEC61966-2.1"


def bind(pages: Iterable[FacsimilePage], about: About, into: Path) -> None:
    """Write the facsimile under `into`, whole or not at all; at least one page.

    Pages are taken one at a time; what stays in memory of each is its words; of their pictures, as many as `Shelf` holds.
    Raises DiskFull or ReadOnly.
    """
    with keeping(into) as unfinished, Shelf(into) as shelf:
        ink = Ink()
        leaves = [_leaf(page, number, about, ink, shelf) for number, page in enumerate(pages, 1)]
        if not leaves:
            raise ValueError("a facsimile needs a page")
        pdf = shelf.opened()
        for number, leaf in enumerate(leaves, 1):
            placed = leaf.add_to(pdf, shelf.form(leaf.page.born, pdf) if leaf.page.born else None)
            if leaf.alto:
                attach(pdf, placed, leaf.alto, number, about.made_at)
        _join(pdf, leaves, ink)
        _describe(pdf, leaves, about, ink)
        pdf.save(
            unfinished,
            force_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            deterministic_id=True,
            fix_metadata_version=False,
        )


def _leaf(page: FacsimilePage, number: int, about: About, ink: Ink, shelf: Shelf) -> Leaf:
    encoded, text = page.pictures(), page.words()
    if page.born:
        encoded = replace(encoded, layers=(), dpi=encoded.size[0] * PT_PER_INCH / page.born.width)
    leaf = drawn_page(page, encoded, text, ink, shelf)
    if about.level.startswith("3") and text and text.lines:
        return replace(leaf, alto=packed_alto(text, number, about.software, about.language))
    return leaf


def _join(pdf: pikepdf.Pdf, leaves: Sequence[Leaf], ink: Ink) -> None:
    """Give the pages the fonts and the layer that their contents name."""
    fonts = {f"/{name}": font.write(pdf) for name, font in ((WORDS, ink.words), (STAMP, ink.stamp)) if font}
    layer = _stamp_layer(pdf) if any(leaf.page.stamp for leaf in leaves) else None
    for page, leaf in zip(pdf.pages, leaves, strict=True):
        if fonts:
            page.Resources.Font = Dictionary(fonts)
        if leaf.page.stamp:
            page.Resources.Properties = Dictionary({f"/{STAMP_LAYER}": layer})


def _stamp_layer(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The optional content group in which all stamps lie (ISO 32000-1, 8.11; ISO 19005-2, 6.9)."""
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String(_LAYER_TITLE)))
    shown = Dictionary(Name=pikepdf.String(_LAYER_TITLE), Order=Array([layer]), ON=Array([layer]))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=shown)
    return layer


def _describe(pdf: pikepdf.Pdf, leaves: Sequence[Leaf], about: About, ink: Ink) -> None:
    """Language, reading order, colours, metadata, outline and page labels."""
    root = pdf.Root
    ink.tags.write(pdf, about.language)
    root.Lang = pikepdf.String(about.language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Metadata = pdf.make_stream(xmp(about), Type=Name.Metadata, Subtype=Name.XML)
    root.OutputIntents = Array([_output_intent(pdf)])
    pdf.trailer.Info = pdf.make_indirect(Dictionary(dict(information(about))))
    if any(leaf.page.leaf for leaf in leaves):
        labels = ((n, Dictionary(P=pikepdf.String(leaf.page.leaf))) for n, leaf in enumerate(leaves))
        root.PageLabels = Dictionary(Nums=Array(chain.from_iterable(labels)))
    headings = [(leaf.page.heading, n) for n, leaf in enumerate(leaves) if leaf.page.heading]
    if headings:
        with pdf.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(heading, number) for heading, number in headings)


def _output_intent(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """What the colours of the pictures mean: sRGB (ISO 19005-2, 6.2.3)."""
    profile = pdf.make_stream(resource("icc/sRGB.icc").read_bytes(), N=3)
    name = pikepdf.String(_PROFILE_TITLE)
    return pdf.make_indirect(
        Dictionary(
            Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=name, Info=name, DestOutputProfile=profile
        )
    )
