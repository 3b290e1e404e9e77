"""What a facsimile says about itself: the XMP packet and the older document information, with equal content."""

from collections.abc import Iterable
from datetime import datetime
from xml.sax.saxutils import escape

import pikepdf

from archivist.pdf.facsimile import About

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>{conformance}</pdfaid:conformance>
{properties}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def xmp(about: About) -> bytes:
    """The packet (ISO 16684-1) with the mark of the PDF/A level; dc:source is the fonds, dc:relation the rule set."""
    moment = about.made_at.isoformat(timespec="seconds")
    properties = (
        _element("dc:format", "application/pdf"),
        _element("dc:title", _alternatives(about.title)),
        _element("dc:creator", _list("Seq", about.agency)),
        _element("dc:identifier", _text(about.archive_code)),
        _element("dc:source", _text(about.fonds)),
        _element("dc:relation", _list("Bag", about.rules)),
        _element("dc:language", _list("Bag", about.language)),
        _element("xmp:CreateDate", moment),
        _element("xmp:ModifyDate", moment),
        _element("xmp:MetadataDate", moment),
        _element("xmp:CreatorTool", _text(about.software)),
        _element("pdf:Producer", _text(about.software)),
    )
    part, conformance = about.level[0], about.level[1].upper()
    return _PACKET.format(part=part, conformance=conformance, properties="\n".join(filter(None, properties))).encode()


def information(about: About) -> Iterable[tuple[str, pikepdf.Object]]:
    """The entries of the document information dictionary (ISO 32000-1, 14.3.3)."""
    moment = pdf_date(about.made_at)
    texts = {
        "/Title": about.title,
        "/Author": about.agency,
        "/Creator": about.software,
        "/Producer": about.software,
        "/CreationDate": moment,
        "/ModDate": moment,
    }
    return [(name, pikepdf.String(_clean(text))) for name, text in texts.items() if _clean(text)]


def pdf_date(moment: datetime) -> str:
    """A moment as ISO 32000-1, 7.9.4 writes it: D:20261122030405+00'00'."""
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}{zone[:3]}'{zone[3:5]}'"


def _element(name: str, content: str) -> str:
    return f"<{name}>{content}</{name}>" if content else ""


def _list(kind: str, text: str) -> str:
    return f"<rdf:{kind}><rdf:li>{_text(text)}</rdf:li></rdf:{kind}>" if _text(text) else ""


def _alternatives(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_text(text)}</rdf:li></rdf:Alt>' if _text(text) else ""


def _text(text: str) -> str:
    return escape(_clean(text))


def _clean(text: str) -> str:
    """Without what XML 1.0 cannot hold (control characters, halves of surrogate pairs, U+FFFE and U+FFFF)."""
    return "".join(
        c for c in text if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff" and c not in "\ufffe\uffff")
    )
