"""Masters, sheets and pages: what was captured, exactly as it was captured."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from archivist.model.recipe import Size


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of paper as a source hands it over: a finished picture file, and where it came from.

    `picture` is a file that the caller may read once and must not change; `name` is what a clerk calls the origin
    ("scan_12.jpg"); `frame` counts from 0 the pages of the file of that name, `inside` those of `picture`; `dpi`
    is what the source declares, if anything;
    `orientation` is the source's word for which way is up (EXIF, 1 to 8); `beside` is the file that the picture
    was taken out of
    and that must be kept untouched; `signed` tells that this file carries digital signatures.
    """

    picture: Path
    name: str
    frame: int = 0
    dpi: float | None = None
    orientation: int = 1
    beside: Path | None = None
    signed: bool = False
    inside: int = 0


@dataclass(frozen=True, slots=True)
class Master:
    """The picture exactly as captured: SHA-256 of its bytes (lower-case hex), size in px, resolution in dpi.

    `mode` is one of 1, L, RGB, CMYK …; `form` is JPEG, PNG, TIFF, JPEG2000, WEBP; `orientation` is the EXIF one (1 to 8).
    `beside` is the digest of the file that the picture was taken out of, where that one is kept too, and `signed` whether it
    carries digital signatures; `inside` counts from 0 the pages of these bytes, where they hold several.
    """

    digest: str
    length: int
    size: Size
    dpi: float
    mode: str
    form: str
    orientation: int = 1
    beside: str = ""
    signed: bool = False
    inside: int = 0


class Aside(StrEnum):
    """Why a page lies in the grey tray."""

    BLANK = "blank"
    SEPARATOR = "separator"
    REPLACED = "replaced"
    BY_HAND = "by-hand"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Page:
    """One side of a leaf in a batch; `ordinal` counts from 1 in the order of capture."""

    page_id: str
    batch_id: str
    ordinal: int
    name: str
    frame: int
    master: Master


@dataclass(frozen=True, slots=True)
class Batch:
    """The pages of one scanning session."""

    batch_id: str
    dossier_id: str
    opened_at: str
    device: str
    actor: str
