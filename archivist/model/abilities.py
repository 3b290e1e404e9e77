"""What a scanner can do: its ways in, and for each the resolutions, colours and largest paper."""

from collections.abc import Mapping
from dataclasses import dataclass

from archivist.model.scan_profile import Colour, Feed, ScanProfile

COMMON_DPI = (75, 100, 150, 200, 240, 300, 400, 600, 1200)  # what is told of a device that takes any number


@dataclass(frozen=True, slots=True)
class Way:
    """One way in: resolutions in dpi, ascending; largest paper, width and height in mm."""

    dpi: tuple[int, ...]
    colours: frozenset[Colour]
    paper: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Abilities:
    """`glass`, `feeder`, `duplex` (the feeder, both sides) are None where there is no such way in."""

    name: str
    glass: Way | None = None
    feeder: Way | None = None
    duplex: Way | None = None
    brightness: bool = False

    @property
    def ways(self) -> Mapping[str, Way]:
        """Those that are there, by their names."""
        named = {"glass": self.glass, "feeder": self.feeder, "duplex": self.duplex}
        return {name: way for name, way in named.items() if way}


def lacking(profile: ScanProfile, can: Abilities) -> tuple[str, str] | None:
    """What of a profile the scanner cannot do, and what it offers instead; None where it can do all of it."""
    wanted: tuple[str, ...]
    if profile.duplex or profile.feed is Feed.FEEDER:
        wanted = ("duplex",) if profile.duplex else ("feeder", "duplex")
    else:
        wanted = ("glass",) if profile.feed is Feed.GLASS else ("glass", "feeder", "duplex")
    ways = [can.ways[name] for name in wanted if name in can.ways]
    if not ways:
        return wanted[0], ", ".join(can.ways) or "–"
    most = max((max(way.dpi, default=0) for way in ways), default=0)
    if profile.dpi > most:
        return f"{profile.dpi} dpi", f"{most} dpi"
    colours = frozenset(c for way in ways for c in way.colours)
    if profile.colour not in colours:
        return profile.colour.value, ", ".join(sorted(colours)) or "–"
    if profile.brightness and not can.brightness:
        return f"brightness {profile.brightness}", "0"
    return None
