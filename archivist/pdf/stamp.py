"""What is stamped on a facsimile page, and the empty paper on which it may stand."""

from dataclasses import dataclass
from functools import reduce

import cv2
import numpy as np
import numpy.typing as npt

from archivist.model.check_character import with_check
from archivist.model.geometry import MM_PER_INCH, Box
from archivist.model.recipe import Size
from archivist.pdf.encoded import FOOTER, StampPlace
from archivist.pdf.pixels import Mask, Picture

Grid = npt.NDArray[np.float64]

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
        """What people read: the code with its check character, then the rest."""
        return with_check(self.archive_code), " · ".join(part for part in (self.fonds, self.leaf) if part)

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
    best = _emptiest(find_ink(rendition[top:], dpi), px, top, (width, height))
    return StampPlace(best) if best else FOOTER


def find_ink(picture: Picture, dpi: float) -> Mask:
    """Where something is written, drawn or stained darker than the paper around it, in any colour."""
    seen = picture if picture.ndim == 3 else picture[..., None]
    shade = max(1.0, dpi / 40)  # the paper's shade is measured at 40 dpi
    small = cv2.resize(seen, None, fx=1 / shade, fy=1 / shade, interpolation=cv2.INTER_AREA)
    across = max(3, round(_STAIN_MM * dpi / shade / MM_PER_INCH) | 1)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((across, across), np.uint8))
    paper = np.asarray(cv2.resize(paper, seen.shape[1::-1], interpolation=cv2.INTER_LINEAR), np.uint8).reshape(seen.shape)
    soft = cv2.blur(seen, (3, 3)).reshape(seen.shape)
    darker = np.asarray(cv2.subtract(paper, soft), np.uint8).reshape(seen.shape)
    return np.asarray((_over_channels(np.maximum, darker) > _INK) | (_over_channels(np.minimum, paper) < _DARK_PAPER))


def _over_channels(choose: np.ufunc, picture: Picture) -> Picture:
    """The largest or smallest of each pixel's samples; much faster than numpy's own way along a short axis."""
    return reduce(choose, (picture[..., channel] for channel in range(picture.shape[2])))


def _emptiest(ink: Mask, px: float, top: int, size: Size) -> Box | None:
    """The freest box in mm, the lowest and then the rightmost of equals."""
    width, height = size[0] / px, size[1] / px
    y, x = np.meshgrid(
        np.arange(height - EDGE_MM - HEIGHT_MM, top / px, -STEP_MM),
        np.arange(width - EDGE_MM - WIDTH_MM, EDGE_MM - 1e-9, -STEP_MM),
        indexing="ij",
    )
    sums = np.asarray(cv2.integral(ink.astype(np.uint8)), np.int32)
    share = _shares(sums, x * px, y * px - top, px, 0)
    around = _shares(sums, x * px, y * px - top, px, CLEAR_MM)
    free = (share <= MOST_INK) & ~_reserved(x, y, width)
    if not free.any():
        return None
    best = np.unravel_index(np.argmin(np.where(free, around, np.inf)), free.shape)  # the first of equals
    left, upper = float(x[best]), float(y[best])
    return Box(left, upper, left + WIDTH_MM, upper + HEIGHT_MM)


def _reserved(x: Grid, y: Grid, width: float) -> Mask:
    """Which boxes, given by their upper left corners in mm, reach into a corner kept for signatures."""
    across, down = CORNER_MM
    return np.asarray((y < down) & ((x < across) | (x + WIDTH_MM > width - across)))


def _shares(sums: npt.NDArray[np.int32], x: Grid, y: Grid, px: float, margin: float) -> Grid:
    """Share of each box that is inked, with a margin (mm) around it; what lies outside the band does not count."""
    rows, columns = sums.shape
    y0, y1 = (_within(edge, rows) for edge in (y - margin * px, y + (HEIGHT_MM + margin) * px))
    x0, x1 = (_within(edge, columns) for edge in (x - margin * px, x + (WIDTH_MM + margin) * px))
    inked = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]
    return np.asarray(inked / np.maximum(1, (y1 - y0) * (x1 - x0)))


def _within(edges: Grid, length: int) -> npt.NDArray[np.intp]:
    return np.clip(np.rint(edges), 0, length - 1).astype(np.intp)
