"""What a device behind SANE is asked for: the options that a profile means on it, set one after the other."""

from dataclasses import dataclass

from archivist.capture.sane.abilities import (
    DUPLEX,
    FEEDER,
    GLASS,
    RESOLUTIONS,
    modes,
    resolutions,
    sources,
)
from archivist.capture.sane.options import Option, Options, Value
from archivist.model.geometry import MM_PER_INCH
from archivist.model.scan_profile import Feed, ScanProfile
from archivist.troubles import NotOffered

_BRIGHTEST = 100


@dataclass(frozen=True, slots=True)
class Request:
    """`way` is glass, feeder or duplex; `dpi` what the device has really set."""

    way: str
    dpi: float


def apply(profile: ScanProfile, options: Options, device: str, *, glass: bool = False) -> Request:
    """Raises NotOffered. A resolution that is not offered becomes the next higher one, never a lower one; `glass`: the
    feeder was found empty, and the paper lies on the glass if anywhere.
    """
    way, chosen = _way(profile, sources(options), device, glass=glass)
    _put(options, chosen)
    colours = modes(options)
    if colours and profile.colour not in colours:
        raise NotOffered(device=device, wanted=profile.colour.value, offered=", ".join(sorted(colours)))
    _put(options, colours.get(profile.colour, {}))
    dpi = _set_resolution(profile, options, device)
    _set_area(profile, options, dpi)
    _set_brightness(profile, options, device)
    return Request(way, dpi)


def _way(
    profile: ScanProfile, offered: dict[str, dict[str, Value]], device: str, *, glass: bool
) -> tuple[str, dict[str, Value]]:
    wanted = [DUPLEX] if profile.duplex else [FEEDER, GLASS]
    if profile.feed is not Feed.AUTO:
        wanted = [way for way in (*wanted, DUPLEX) if way == profile.feed.value or (way == DUPLEX and profile.duplex)]
    if glass and GLASS in wanted:
        wanted = [GLASS]
    way = next((w for w in wanted if w in offered), None)
    if way is None:
        raise NotOffered(device=device, wanted=wanted[0] if wanted else GLASS, offered=", ".join(offered) or "–")
    return way, offered[way]


def _put(options: Options, chosen: dict[str, Value]) -> None:
    for name, value in chosen.items():
        if options.settable(name):
            options.put(name, value)


def _set_resolution(profile: ScanProfile, options: Options, device: str) -> float:
    names = [n for n in (*RESOLUTIONS, "y-resolution") if options.settable(n)]
    for name in names:
        option = options.known[name]
        options.put(name, _resolution(profile.dpi, option, device))
    known = next((n for n in RESOLUTIONS if n in options.known), None)
    return float(options.get(known)) if known else float(profile.dpi)


def _resolution(wanted: int, option: Option, device: str) -> float:
    if option.limits is not None:
        least, most, step = option.limits
        steps = -(-(wanted - least) // step) if step else wanted - least
        dpi = max(least, least + steps * (step or 1))
        if dpi <= most:
            return dpi
    else:
        found = [float(c) for c in option.choices if float(c) >= wanted] if option.choices else [float(wanted)]
        if found:
            return min(found)
    raise NotOffered(device=device, wanted=f"{wanted} dpi", offered=", ".join(map(str, resolutions(option))) or "–")


def _set_area(profile: ScanProfile, options: Options, dpi: float) -> None:
    """From the corner on, as large as the paper or as the device can; where the paper is told too, drivers centre by it."""
    for corner, end, page, side in (("tl-x", "br-x", "page-width", 0), ("tl-y", "br-y", "page-height", 1)):
        length = profile.paper[side] if profile.paper else None
        if options.settable(page):
            options.put(page, _within(options.known[page], length, dpi))
        if options.settable(corner):
            options.put(corner, _within(options.known[corner], 0.0, dpi))
        if options.settable(end):
            options.put(end, _within(options.known[end], length, dpi))


def _within(option: Option, length: float | None, dpi: float) -> float:
    """A length in mm (the largest where it is None) in the unit of an option, and within its limits."""
    least, most, _step = option.limits or (0.0, float("inf"), 0.0)
    if length is None:
        return most if option.limits else 0.0
    wanted = length * dpi / MM_PER_INCH if option.pixels else length
    return min(max(wanted, least), most)


def _set_brightness(profile: ScanProfile, options: Options, device: str) -> None:
    """−100 to 100 becomes the device's own span, of which the middle is what it does by itself."""
    option = options.settable("brightness")
    if option is None or option.limits is None:
        if profile.brightness:
            raise NotOffered(device=device, wanted=f"brightness {profile.brightness}", offered="0")
        return
    least, most, _step = option.limits
    middle = 0.0 if least < 0 < most else (least + most) / 2
    side = most - middle if profile.brightness > 0 else middle - least
    if profile.brightness:
        options.put("brightness", round(middle + side * profile.brightness / _BRIGHTEST))
