"""Files inside a facsimile: the words of each page as ALTO, said to belong to that page (ISO 19005-3, 6.8)."""

import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name

from archivist.model.text import PageText
from archivist.pdf.alto import alto
from archivist.pdf.facsimile import About
from archivist.pdf.metadata import pdf_date


def attach_words(pdf: pikepdf.Pdf, page: pikepdf.Object, text: PageText, number: int, about: About) -> None:
    """Page `number` (from 1) gets its words as a file; files are listed in the order of the pages."""
    name = f"alto-{number:06d}.xml"
    written = alto(text, number, about.software, about.language)
    file = pdf.make_stream(
        zlib.compress(written, 9),
        Type=Name.EmbeddedFile,
        Subtype=Name("/application/xml"),
        Filter=Name.FlateDecode,
        Params=Dictionary(Size=len(written), ModDate=pikepdf.String(pdf_date(about.made_at))),
    )
    said = Dictionary(
        Type=Name.Filespec,
        F=pikepdf.String(name),
        UF=pikepdf.String(name),
        Desc=pikepdf.String("ALTO"),
        AFRelationship=Name.Supplement,
        EF=Dictionary(F=file, UF=file),
    )
    told = pdf.make_indirect(said)
    page.AF = Array([told])
    if "/Names" not in pdf.Root:
        pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array()))
    listed = pdf.Root.Names.EmbeddedFiles.Names
    listed.append(pikepdf.String(name))
    listed.append(told)
