"""What a scanner can do, as its ScannerCapabilities say."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from archivist.capture.escl.words import below, local, number, parsed, text
from archivist.model.abilities import Abilities, Way
from archivist.model.geometry import MM_PER_INCH
from archivist.model.scan_profile import Colour

UNITS_PER_INCH = 300
_COLOURS = {"RGB24": Colour.COLOUR, "Grayscale8": Colour.GREY, "BlackAndWhite1": Colour.MONO}
_A4_UNITS = (2480, 3508)
_MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class Intake:
    """One way in (glass, feeder one-sided, feeder two-sided): largest area in 1/300 inch, dpi, colours, MIME types."""

    size: tuple[int, int]
    dpi: tuple[int, ...]
    colours: frozenset[Colour]
    formats: tuple[str, ...]

    def in_mm(self) -> Way:
        """The same in the words that all scanners share."""
        width, height = (side / UNITS_PER_INCH * MM_PER_INCH for side in self.size)
        return Way(self.dpi, self.colours, (round(width, 1), round(height, 1)))


@dataclass(frozen=True, slots=True)
class Capabilities:
    """`glass`, `feeder` and `duplex` are None where the device has no such way in; `brightness` is its span."""

    name: str
    version: str
    glass: Intake | None
    feeder: Intake | None
    duplex: Intake | None
    options: frozenset[str] = field(default_factory=frozenset)
    brightness: tuple[int, int] | None = None

    def abilities(self) -> Abilities:
        """The same in the words that all scanners share."""
        glass, feeder, duplex = (way.in_mm() if way else None for way in (self.glass, self.feeder, self.duplex))
        return Abilities(self.name, glass, feeder, duplex, self.brightness is not None)


def capabilities_of(answer: bytes, device: str) -> Capabilities:
    """Reads a ScannerCapabilities document; raises GarbageAnswer."""
    root = parsed(answer, "ScannerCapabilities", device)
    shared = {p.get("name", ""): p for p in below(root, "SettingProfiles", "SettingProfile")}
    glass = _intake(below(root, "Platen", "PlatenInputCaps"), shared)
    feeder = _intake(below(root, "Adf", "AdfSimplexInputCaps"), shared)
    duplex = _intake(below(root, "Adf", "AdfDuplexInputCaps"), shared)
    options = frozenset(o.text or "" for o in below(root, "Adf", "AdfOptions", "AdfOption"))
    if duplex is None and "Duplex" in options:  # firmware that names it as an option only
        duplex = feeder
    name = text(root, "MakeAndModel") or device
    version, brightness = text(root, "Version") or "2.0", _span(root, "BrightnessSupport")
    return Capabilities(name, version, glass, feeder or duplex, duplex, options, brightness)


def _span(root: etree._Element, name: str) -> tuple[int, int] | None:
    """Least and most; either may be negative."""
    said = [text(root, name, end) for end in ("Min", "Max")]
    if not all(s.removeprefix("-").isdecimal() and len(s) < 6 for s in said):
        return None
    least, most = int(said[0]), int(said[1])
    return (least, most) if least < most else None


def _intake(found: list[etree._Element], shared: dict[str, etree._Element]) -> Intake | None:
    if not found:
        return None
    caps = found[0]
    profiles = [shared.get(p.get("ref", ""), p) for p in below(caps, "SettingProfiles", "SettingProfile")]
    size = number(caps, "MaxWidth") or _A4_UNITS[0], number(caps, "MaxHeight") or _A4_UNITS[1]
    colours = {mode.text or "" for p in profiles for mode in below(p, "ColorModes", "ColorMode")}
    known = frozenset(_COLOURS[c] for c in colours if c in _COLOURS)
    return Intake(size, _resolutions(profiles), known, _formats(profiles))


def _resolutions(profiles: Iterable[etree._Element]) -> tuple[int, ...]:
    """Resolutions that are equal across and down, ascending; a range is told by its steps."""
    found: set[int] = set()
    for profile in profiles:
        for one in below(profile, "SupportedResolutions", "DiscreteResolutions", "DiscreteResolution"):
            across, down = number(one, "XResolution"), number(one, "YResolution")
            found |= {across} if across and across == down else set()
        for one in below(profile, "SupportedResolutions", "ResolutionRange"):
            found |= _steps(one, "XResolution") & _steps(one, "YResolution")
    return tuple(sorted(found))


def _steps(whole: etree._Element, axis: str) -> set[int]:
    for name in (f"{axis}Range", axis):
        for one in below(whole, name):
            least, most, step = number(one, "Min"), number(one, "Max"), number(one, "Step") or 1
            if least and most:
                steps = set(range(least, most + 1, max(step, (most - least) // _MOST_STEPS or 1)))
                return steps | {dpi for dpi in (200, 300, 400, 600) if least <= dpi <= most and (dpi - least) % step == 0}
    return set()


def _formats(profiles: Iterable[etree._Element]) -> tuple[str, ...]:
    named = [
        (one.text or "").strip().lower()
        for profile in profiles
        for formats in below(profile, "DocumentFormats")
        for one in formats
        if local(one) in ("DocumentFormat", "DocumentFormatExt")
    ]
    return tuple(dict.fromkeys(named))
