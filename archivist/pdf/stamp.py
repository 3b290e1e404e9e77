"""What is stamped on a facsimile page, and the empty paper on which it may stand."""

from dataclasses import dataclass

import cv2
import numpy as np

from archivist.model.geometry import MM_PER_INCH, Box
from archivist.pdf.encoded import FOOTER, StampPlace
from archivist.pdf.pixels import Mask, Picture

WIDTH_MM, HEIGHT_MM = 62.0, 9.0  # a DataMatrix that survives printing and scanning, and two lines beside it
FOOTER_MM = 10.0  # the strip that a full page gets
BAND_MM = 30.0  # how far from the foot a stamp is still in the bottom margin
EDGE_MM = 4.0  # printers leave this much blank
CORNER_MM = 90.0, 45.0  # width and height of the two corners at the top that signatures will need
MOST_INK = 0.005  # share of the box that may be inked
CLEAR_MM = 1.5  # air around the stamp that is better than none
STEP_MM = 1.0

_DARK_PAPER = 128  # paper below this would not let a black stamp be read
_INK = 24  # grey levels below the paper around it; weaker is grain
_STAIN_MM = 8.0  # what is wider is paper of another shade


@dataclass(frozen=True, slots=True)
class Stamp:
    """The archive code drawn at the foot of a page; `leaf` is its place in the document ("3/12").

    A finding aid of the archive, not a seal; it is drawn on the facsimile only, in a layer that can be hidden.
    """

    archive_code: str
    leaf: str
    fonds: str

    @property
    def lines(self) -> tuple[str, str]:
        """What people read."""
        return self.archive_code, " · ".join(part for part in (self.fonds, self.leaf) if part)

    @property
    def scanned(self) -> str:
        """What a reader of the DataMatrix gets: code, leaf and fonds, parted by bars."""
        return f"{self.archive_code}|{self.leaf}|{self.fonds}"


def place_stamp(rendition: Picture, dpi: float) -> StampPlace:
    """The emptiest place of the bottom margin in mm of the page, or FOOTER where none is empty enough.

    Never over ink (at most 0.5 % of the box), never in the two corners at the top: the agency's signature
    (TT 05/2025/TT-BNV, NĐ 30/2020) and the personal one (TT 01/2023) stand there.
    """
    height, width = rendition.shape[:2]
    px = dpi / MM_PER_INCH
    if width / px < WIDTH_MM + 2 * EDGE_MM or height / px < HEIGHT_MM + 2 * EDGE_MM:
        return FOOTER
    top = max(0, round(height - BAND_MM * px))
    ink = find_ink(rendition[top:], dpi)
    best = _emptiest(_sums(ink), px, top, (width, height))
    return StampPlace(best) if best else FOOTER


def find_ink(picture: Picture, dpi: float) -> Mask:
    """Where something is written, drawn or stained darker than the paper around it, in any colour."""
    seen = picture if picture.ndim == 3 else picture[..., None]
    shade = max(1.0, dpi / 40)  # the paper's shade is measured at 40 dpi
    small = cv2.resize(seen, None, fx=1 / shade, fy=1 / shade, interpolation=cv2.INTER_AREA)
    across = max(3, round(_STAIN_MM * dpi / shade / MM_PER_INCH) | 1)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((across, across), np.uint8))
    paper = cv2.resize(paper, seen.shape[1::-1], interpolation=cv2.INTER_LINEAR).reshape(seen.shape)
    soft = cv2.blur(seen, (3, 3)).reshape(seen.shape)
    darker = cv2.subtract(paper, soft).reshape(seen.shape).max(axis=2)
    return np.asarray((darker > _INK) | (paper.min(axis=2) < _DARK_PAPER))


def _sums(ink: Mask) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    """How much ink lies above and to the left of each corner of a pixel."""
    return np.asarray(cv2.integral(ink.astype(np.uint8)), np.int32)


def _emptiest(
    sums: np.ndarray[tuple[int, int], np.dtype[np.int32]], px: float, top: int, size: tuple[int, int]
) -> Box | None:
    """The freest box, the lowest and then the rightmost of equals."""
    width, height = size[0] / px, size[1] / px
    found: list[tuple[float, float, float, Box]] = []
    for y in np.arange(height - EDGE_MM - HEIGHT_MM, top / px, -STEP_MM):
        for x in np.arange(width - EDGE_MM - WIDTH_MM, EDGE_MM - 1e-9, -STEP_MM):
            box = Box(float(x), float(y), float(x) + WIDTH_MM, float(y) + HEIGHT_MM)
            if not _reserved(box, width) and _share(sums, box, px, top) <= MOST_INK:
                found.append((_share(sums, box.grown(CLEAR_MM), px, top), -box.top, -box.left, box))
    return min(found, key=lambda one: one[:3])[3] if found else None


def _reserved(box: Box, width: float) -> bool:
    """Whether the box reaches into a corner kept for signatures."""
    across, down = CORNER_MM
    return box.top < down and (box.left < across or box.right > width - across)


def _share(sums: np.ndarray[tuple[int, int], np.dtype[np.int32]], box: Box, px: float, top: int) -> float:
    """Share of the box (mm) that is inked; the part outside the band does not count."""
    rows, columns = sums.shape
    y0, y1 = (min(max(round(y * px) - top, 0), rows - 1) for y in (box.top, box.bottom))
    x0, x1 = (min(max(round(x * px), 0), columns - 1) for x in (box.left, box.right))
    inked = int(sums[y1, x1]) - int(sums[y0, x1]) - int(sums[y1, x0]) + int(sums[y0, x0])
    return inked / max(1, (y1 - y0) * (x1 - x0))
