"""Quick checks of a facsimile, before it is packed and after it has travelled; a full PDF/A validator sees more."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from lxml import etree

from archivist.model.doubt import Doubt, Severity
from archivist.pdf import findings
from archivist.pdf.check_objects import check_objects, paints_with_inks
from archivist.pdf.check_pages import check_pages, draws_with_inks
from archivist.troubles import NotFound

_NAMES = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
_LEVELS = {"1": "AB", "2": "ABU", "3": "ABU"}  # ISO 19005-1 to -3
_ORDER = (Severity.GRAVE, Severity.MINOR, Severity.NOTE)


def check(path: Path) -> list[Doubt]:
    """What is wrong with a facsimile, worst first; nothing for a good one. Raises NotFound."""
    if not path.is_file():
        raise NotFound(path=str(path))
    try:
        with pikepdf.open(path, suppress_warnings=True) as pdf:
            found = list(_check(pdf, path.name))
    except pikepdf.PasswordError:
        return [findings.ENCRYPTED.about(path.name)]
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, RecursionError):
        # pikepdf answers objects of the wrong kind with Python's own errors.
        return [findings.UNREADABLE.about(path.name)]
    return sorted(found, key=lambda doubt: _ORDER.index(doubt.severity))


def _check(pdf: pikepdf.Pdf, name: str) -> Iterator[Doubt]:
    if pdf.is_encrypted:
        yield findings.ENCRYPTED.about(name)
    if not pdf.pages:
        yield findings.NO_PAGES.about(name)
    packet = _packet(pdf)
    yield from _metadata(packet, name)
    if not has_output_intent(pdf):
        yield findings.NO_COLOURS.about(name)
    if "/Lang" not in pdf.Root or not str(pdf.Root.Lang):
        yield findings.NO_LANGUAGE.about(name)
    if not _names_inks(pdf) and (paints_with_inks(pdf) or any(draws_with_inks(page) for page in pdf.pages)):
        yield findings.INKS.about(name)
    yield from check_objects(pdf, name, files_allowed=_property(packet, "pdfaid:part") == "3")
    yield from check_pages(pdf, name, transparency_allowed=has_output_intent(pdf))
    if pdf.get_warnings():  # last: some faults show only when objects are read
        yield findings.DAMAGED.about(name)


def _metadata(packet: "etree._Element | None", name: str) -> Iterator[Doubt]:
    level = (_property(packet, "pdfaid:part"), _property(packet, "pdfaid:conformance"))
    if not level[1] or level[1] not in _LEVELS.get(level[0], ""):
        yield findings.NO_MARK.about(name)
    title = packet.findtext(".//dc:title//rdf:li", "", _NAMES) if packet is not None else ""
    if not title.strip():
        yield findings.NO_TITLE.about(name)


def _packet(pdf: pikepdf.Pdf) -> "etree._Element | None":
    """The XMP packet; None where there is none that can be read."""
    if "/Metadata" not in pdf.Root:
        return None
    strict = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(pdf.Root.Metadata.read_bytes().strip(b"\0 \n\r\t"), strict)
    except (etree.XMLSyntaxError, pikepdf.PdfError):
        return None


def _property(packet: "etree._Element | None", name: str) -> str:
    """A simple property, which XMP may write as an element or as an attribute."""
    if packet is None:
        return ""
    prefix, _, local = name.partition(":")
    attribute = f"{{{_NAMES[prefix]}}}{local}"
    described = packet.findall(".//rdf:Description", _NAMES)
    written: Iterator[str | None] = (one.get(attribute) or one.findtext(name, None, _NAMES) for one in described)
    return next((text.strip() for text in written if text), "")


def _names_inks(pdf: pikepdf.Pdf) -> bool:
    """Whether an output intent says what four inks are (ICC.1, 7.2.6)."""
    profiles = (intent.get("/DestOutputProfile") for intent in pdf.Root.get("/OutputIntents", []))
    return any(isinstance(profile, pikepdf.Stream) and profile.read_bytes()[16:20] == b"CMYK" for profile in profiles)


def has_output_intent(pdf: pikepdf.Pdf) -> bool:
    """Whether a PDF/A output intent with an ICC profile is there (it opens with its length, and says "acsp")."""
    for intent in pdf.Root.get("/OutputIntents", []):
        profile = intent.get("/DestOutputProfile")
        if intent.get("/S") == pikepdf.Name.GTS_PDFA1 and isinstance(profile, pikepdf.Stream):
            written = profile.read_bytes()
            if written[36:40] == b"acsp" and int.from_bytes(written[:4], "big") == len(written):
                return True
    return False
