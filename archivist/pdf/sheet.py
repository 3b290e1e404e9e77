"""The paper of one facsimile page: its true size, and the strip at its foot where the stamp found no place."""

import math
from dataclasses import dataclass

from archivist.model.geometry import MM_PER_INCH, Box
from archivist.pdf.encoded import EncodedPage
from archivist.pdf.stamp import FOOTER_MM, HEIGHT_MM, WIDTH_MM, Stamp

PT_PER_INCH = 72.0
PT_PER_MM = PT_PER_INCH / MM_PER_INCH
_SMALLEST, _LARGEST = 3.0, 14400.0  # ISO 19005-2, 6.1.13: sides of a page box, in units
_HAIR = 0.0002  # units: less than a thousandth of a dot
_STRIP_WIDTH_MM = 25.0  # a narrower page is given this, or the code in its strip could not be read


@dataclass(frozen=True, slots=True)
class Sheet:
    """`width` and `height` in units of `unit` pt; `lift` is where the picture's foot lies; `px` is one px in units."""

    width: float
    height: float
    lift: float
    px: float
    unit: int
    stamp: Box | None

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The MediaBox; a hair smaller, for readers round up, and one dot more to a side would shift all others."""
        width, height = (max(_SMALLEST, round(side - _HAIR, 4)) for side in (self.width, self.height))
        return 0, 0, width, height


def sheet_of(page: EncodedPage, stamp: Stamp | None) -> Sheet:
    """The paper for a page and its stamp; `stamp` of the sheet is its box in units, y upward."""
    px = PT_PER_INCH / page.dpi
    width, height = page.size[0] * px, page.size[1] * px
    # Of whole dots, so that those of the page above stay where they were scanned.
    strip = math.ceil(FOOTER_MM * PT_PER_MM / px) * px if stamp and page.stamp_place.box is None else 0.0
    full_width = max(width, _STRIP_WIDTH_MM * PT_PER_MM if strip else 0.0)
    full_height = height + strip
    unit = max(1, math.ceil(max(full_width, full_height) / _LARGEST))
    full_width, full_height = (max(side, _SMALLEST * unit) for side in (full_width, full_height))
    place = _stamp_box(page, full_width, full_height, strip) if stamp else None
    box = place.scaled(1 / unit, 1 / unit) if place else None
    return Sheet(full_width / unit, full_height / unit, (full_height - height) / unit, px / unit, unit, box)


def _stamp_box(page: EncodedPage, width: float, height: float, strip: float) -> Box:
    """Where the stamp goes, in pt from the bottom left corner of the sheet."""
    found = page.stamp_place.box
    if found is None:
        air = (strip - HEIGHT_MM * PT_PER_MM) / 2
        across = min(WIDTH_MM * PT_PER_MM, width - 2 * air)
        return Box(width - air - across, strip - air, width - air, air)
    box = found.scaled(PT_PER_MM, PT_PER_MM)
    return Box(box.left, height - box.top, box.right, height - box.bottom)
