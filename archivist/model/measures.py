"""What was measured on a page before anybody read it."""

from dataclasses import dataclass
from enum import StrEnum

from archivist.model.geometry import Box
from archivist.model.recipe import Recipe


class Starts(StrEnum):
    """What a separator sheet begins."""

    DOCUMENT = "document"
    DOSSIER = "dossier"
    BOX = "box"


@dataclass(frozen=True, slots=True)
class Code:
    """A bar or matrix code found on the page; `box` in px of the master; `symbology` as qr, datamatrix, code128,
    code39, ean13, pdf417.
    """

    symbology: str
    value: str
    box: Box


@dataclass(frozen=True, slots=True)
class Separator:
    """A sheet that is not a page: `kind` qr, datamatrix, code128 or patch_t; `value` is its payload; what it starts."""

    kind: str
    value: str
    starts: Starts


@dataclass(frozen=True, slots=True)
class Quality:
    """How good the picture of a page with content is.

    blur_mm: the blur of the edges of print (σ in mm; 0 where there is no print); letter_mm: usual height of a letter
    (0 where there are few); cast: how far the paper's colour is from white, yellow or brown, in grey levels (0 to 255);
    cut: letters that the edge of the picture cuts, on the side where it cuts most.
    """

    blur_mm: float
    letter_mm: float
    cast: float
    cut: int


@dataclass(frozen=True, slots=True)
class Measures:
    """Figures of one page.

    rotation: clockwise turn in degrees (0, 90, 180, 270) that had been applied to the upright page;
    rotation_sure: whether the evidence for it passed the floor; skew_deg: > 0 where the text runs down to the right;
    ink: share of ink on the page; sharpness: variance of the Laplacian of the 100 dpi grey picture;
    contrast: distance between paper and ink in grey levels (0 to 255); paper: grey level of the paper;
    quality: None of blank pages; looks: by it the same sheet is known again (model/looks.py), empty of blank pages and
    separators.
    """

    rotation: int
    rotation_sure: bool
    skew_deg: float
    blank: bool
    ink: float
    sharpness: float
    contrast: float
    paper: float
    codes: tuple[Code, ...] = ()
    separator: Separator | None = None
    quality: Quality | None = None
    looks: str = ""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The result of cleaning: how to make the rendition, and what was measured on the way."""

    recipe: Recipe
    measures: Measures
