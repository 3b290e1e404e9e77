"""Files inside a facsimile: the words of each page as ALTO, said to belong to that page (ISO 19005-3, 6.8)."""

import zlib
from datetime import datetime

import pikepdf
from pikepdf import Array, Dictionary, Name

from archivist.model.text import PageText
from archivist.pdf.alto import alto
from archivist.pdf.metadata import pdf_date


def packed_alto(text: PageText, number: int, software: str, language: str) -> bytes:
    """The words of page `number` (from 1) as they will be in the file, behind their length before compression (8 bytes)."""
    written = alto(text, number, software, language)
    return len(written).to_bytes(8, "big") + zlib.compress(written, 9)


def attach(pdf: pikepdf.Pdf, page: pikepdf.Object, packed: bytes, number: int, made_at: datetime) -> None:
    """Page `number` (from 1) gets its words as a file; files are listed in the order of the pages."""
    name = f"alto-{number:06d}.xml"
    length = int.from_bytes(packed[:8], "big")
    file = pdf.make_stream(
        packed[8:],
        Type=Name.EmbeddedFile,
        Subtype=Name("/application/xml"),
        Filter=Name.FlateDecode,
        Params=Dictionary(Size=length, ModDate=pikepdf.String(pdf_date(made_at))),
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
