"""What a file is, told by its first bytes and never by its name."""

from enum import StrEnum
from pathlib import Path

from archivist.troubles import Empty, NotAnImage, NotFound, Unreadable


class FileKind(StrEnum):
    """Kinds of file that hold pages."""

    JPEG = "JPEG"
    PNG = "PNG"
    TIFF = "TIFF"
    JPEG2000 = "JPEG2000"
    WEBP = "WEBP"
    PDF = "PDF"


SUFFIXES = {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff", ".jp2", ".j2k", ".jpx", ".jpf", ".webp", ".pdf"}
_MAGIC = (
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
    (b"II+\x00", FileKind.TIFF),
    (b"MM\x00+", FileKind.TIFF),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", FileKind.JPEG2000),
    (b"\xff\x4f\xff\x51", FileKind.JPEG2000),
)
_PDF_HEADER_WITHIN = 1024


def kind_of(path: Path, name: str) -> FileKind:
    """The kind of a file; raises NotFound, Unreadable, Empty or NotAnImage (with `name` in their sentences)."""
    try:
        with path.open("rb") as file:
            head = file.read(_PDF_HEADER_WITHIN)
    except FileNotFoundError as error:
        raise NotFound(path=name, name=name) from error
    except OSError as error:
        raise Unreadable(name=name) from error
    if not head:
        raise Empty(name=name)
    return _by_magic(head, name)


def _by_magic(head: bytes, name: str) -> FileKind:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return FileKind.WEBP
    if b"%PDF-" in head:  # ISO 32000-1 Annex H.3.4.1: anywhere in the first 1024 bytes
        return FileKind.PDF
    raise NotAnImage(name=name)
