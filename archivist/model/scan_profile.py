"""How paper is to be scanned: resolution, colour, sides, where it lies."""

from dataclasses import dataclass
from enum import StrEnum


class Colour(StrEnum):
    """What a scanner is asked for: 24 bit colour, 8 bit grey or 1 bit."""

    COLOUR = "colour"
    GREY = "grey"
    MONO = "mono"


class Feed(StrEnum):
    """Where the paper lies; `AUTO` is the feeder where paper lies in it, else the glass."""

    AUTO = "auto"
    FEEDER = "feeder"
    GLASS = "glass"


A4_MM = (210.0, 297.0)
PAPERS = {"A3": (297.0, 420.0), "A4": A4_MM, "A5": (148.0, 210.0), "folio": (215.9, 330.2), "largest": None}  # mm


@dataclass(frozen=True, slots=True)
class ScanProfile:
    """`paper` is the area to scan, width and height in mm; the device's own largest one where it is None.
    `brightness` runs from -100 to 100; 0 is what the device does by itself.

    The law's minimum for records on paper is 200 dpi and 24 bit; the first value here keeps it.
    """

    dpi: int = 300
    colour: Colour = Colour.COLOUR
    duplex: bool = False
    feed: Feed = Feed.AUTO
    paper: tuple[float, float] | None = A4_MM
    brightness: int = 0
