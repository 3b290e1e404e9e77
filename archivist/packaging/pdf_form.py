"""Which PDF/A a facsimile says it is, in the names of the PRONOM registry."""

from dataclasses import dataclass
from pathlib import Path

import pikepdf

from archivist.packaging.xml_reading import parsed
from archivist.troubles import NotFound

_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PRONOM = {
    "1A": "fmt/95", "1B": "fmt/354", "2A": "fmt/476", "2B": "fmt/477", "2U": "fmt/478", "3A": "fmt/479", "3B": "fmt/480",
    "3U": "fmt/481",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PdfForm:
    """Name, version and PRONOM key of a format; version and key are empty where the file claims no PDF/A."""

    name: str
    version: str = ""
    pronom: str = ""


def form_of(path: Path) -> PdfForm:
    """What the file's XMP metadata claim; whether the claim is true is for a validator to say.

    Raises NotFound.
    """
    try:
        with pikepdf.open(path) as document:
            metadata = document.Root.get("/Metadata")
            told = bytes(metadata.read_bytes()) if isinstance(metadata, pikepdf.Stream) else b""
    except FileNotFoundError as error:
        raise NotFound(path=str(path)) from error
    except pikepdf.PdfError:
        told = b""
    version = "".join(_claim(told, name) for name in ("part", "conformance")).upper()
    return PdfForm("PDF/A", version, _PRONOM[version]) if version in _PRONOM else PdfForm("application/pdf")


def _claim(metadata: bytes, name: str) -> str:
    """XMP may write a property as an element or as an attribute."""
    root, _doubts = parsed("XMP", metadata)
    if root is None:
        return ""
    told = [node.text or "" for node in root.iter(f"{_PDFA}{name}")]
    told += [node.get(f"{_PDFA}{name}", "") for node in root.iter()]
    return next((text.strip() for text in told if text.strip()), "")
