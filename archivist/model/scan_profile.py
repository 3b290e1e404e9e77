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


@dataclass(frozen=True, slots=True)
class ScanProfile:
    """`paper` is the area to scan, width and height in mm; the device's own largest one where it is None.

    The law's minimum for records on paper is 200 dpi and 24 bit; the first value here keeps it.
    """

    dpi: int = 300
    colour: Colour = Colour.COLOUR
    duplex: bool = False
    feed: Feed = Feed.AUTO
    paper: tuple[float, float] | None = A4_MM
