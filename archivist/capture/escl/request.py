"""What a scanner is asked for: the ScanSettings of one job, from a profile and what the device can do."""

from dataclasses import dataclass

from lxml import etree

from archivist.capture.escl.capabilities import UNITS_PER_INCH, Capabilities, Intake
from archivist.capture.escl.words import PWG, SCAN
from archivist.model.geometry import MM_PER_INCH
from archivist.model.scan_profile import Colour, Feed, ScanProfile
from archivist.translation import N_, _
from archivist.troubles import NotOffered

_MODES = {Colour.COLOUR: "RGB24", Colour.GREY: "Grayscale8", Colour.MONO: "BlackAndWhite1"}
_FORMATS = ("image/jpeg", "image/png", "image/tiff", "application/pdf")  # the first that a device offers is asked for
GLASS, FEEDER, BOTH_SIDES = N_("the glass"), N_("the feeder"), N_("both sides at once")


@dataclass(frozen=True, slots=True)
class Request:
    """One job: where the paper lies, both sides or one, its resolution in dpi, and the area in 1/300 inch."""

    source: str
    duplex: bool
    dpi: int
    colour: Colour
    form: str
    size: tuple[int, int]
    version: str
    brightness: int | None = None


def request_of(profile: ScanProfile, can: Capabilities, *, loaded: bool) -> Request:
    """The job that a profile means on this device; `loaded`: paper lies in its feeder. Raises NotOffered.

    A resolution that is not offered becomes the next higher one, never a lower one.
    """
    intake, source = _intake(profile, can, loaded)
    duplex = profile.duplex and source == "Feeder"
    dpi = next((d for d in intake.dpi if d >= profile.dpi), None)
    if dpi is None:
        raise NotOffered(device=can.name, wanted=f"{profile.dpi} dpi", offered=", ".join(map(str, intake.dpi)) or "–")
    if profile.colour not in intake.colours:
        raise NotOffered(device=can.name, wanted=profile.colour.value, offered=", ".join(sorted(intake.colours)) or "–")
    form = next((f for f in _FORMATS if f in intake.formats), None)
    if form is None:
        raise NotOffered(device=can.name, wanted=", ".join(_FORMATS), offered=", ".join(intake.formats) or "–")
    area, brightness = _area(profile, intake), _brightness(profile, can)
    return Request(source, duplex, dpi, profile.colour, form, area, can.version, brightness)


def _brightness(profile: ScanProfile, can: Capabilities) -> int | None:
    """-100 to 100 becomes the device's own span, of which the middle is what it does by itself."""
    if not profile.brightness:
        return None
    if can.brightness is None:
        raise NotOffered(device=can.name, wanted=f"brightness {profile.brightness}", offered="0")
    least, most = can.brightness
    middle = (least + most) / 2
    return round(middle + (most - middle) * profile.brightness / 100)


def _intake(profile: ScanProfile, can: Capabilities, loaded: bool) -> tuple[Intake, str]:
    """Both sides are only ever scanned by a feeder."""
    wants_feeder = profile.duplex or profile.feed is Feed.FEEDER or (profile.feed is Feed.AUTO and loaded)
    feeder = can.duplex if profile.duplex else can.feeder
    if feeder and (wants_feeder or not can.glass) and profile.feed is not Feed.GLASS:
        return feeder, "Feeder"
    if can.glass and not profile.duplex and profile.feed is not Feed.FEEDER:
        return can.glass, "Platen"
    ways = {GLASS: can.glass, FEEDER: can.feeder, BOTH_SIDES: can.duplex}
    wanted = BOTH_SIDES if profile.duplex else FEEDER if profile.feed is Feed.FEEDER else GLASS
    offered = ", ".join(_(way) for way, there in ways.items() if there) or "–"
    raise NotOffered(device=can.name, wanted=_(wanted), offered=offered)


def _area(profile: ScanProfile, intake: Intake) -> tuple[int, int]:
    if profile.paper is None:
        return intake.size
    width, height = (round(side / MM_PER_INCH * UNITS_PER_INCH) for side in profile.paper)
    return min(width, intake.size[0]), min(height, intake.size[1])


def settings_xml(request: Request) -> bytes:
    """The document that opens a job, its elements in the order of the schema; some firmware insists on it."""
    root = etree.Element(f"{{{SCAN}}}ScanSettings", nsmap={"scan": SCAN, "pwg": PWG})
    _add(root, PWG, "Version", request.version)
    _add(root, SCAN, "Intent", "Document")
    region = etree.SubElement(etree.SubElement(root, f"{{{PWG}}}ScanRegions"), f"{{{PWG}}}ScanRegion")
    _add(region, PWG, "Height", request.size[1])
    _add(region, PWG, "ContentRegionUnits", "escl:ThreeHundredthsOfInches")
    _add(region, PWG, "Width", request.size[0])
    _add(region, PWG, "XOffset", 0)
    _add(region, PWG, "YOffset", 0)
    _add(root, PWG, "InputSource", request.source)
    _add(root, SCAN, "ColorMode", _MODES[request.colour])
    _add(root, PWG, "DocumentFormat", request.form)
    if request.version >= "2.1":
        _add(root, SCAN, "DocumentFormatExt", request.form)
    _add(root, SCAN, "XResolution", request.dpi)
    _add(root, SCAN, "YResolution", request.dpi)
    if request.brightness is not None:
        _add(root, SCAN, "Brightness", request.brightness)
    if request.source == "Feeder":
        _add(root, SCAN, "Duplex", str(request.duplex).lower())
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _add(parent: etree._Element, space: str, name: str, value: object) -> None:
    etree.SubElement(parent, f"{{{space}}}{name}").text = str(value)
