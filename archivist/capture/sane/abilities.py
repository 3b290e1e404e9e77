"""What a device behind SANE can do, told by its options; every driver has words of its own for the same things."""

from collections.abc import Iterable

from archivist.capture.sane.options import Option, Options, Value
from archivist.model.abilities import COMMON_DPI, Abilities, Way
from archivist.model.geometry import MM_PER_INCH
from archivist.model.scan_profile import A4_MM, Colour

RESOLUTIONS = ("resolution", "x-resolution", "scan-resolution")
FEEDER, DUPLEX, GLASS = "feeder", "duplex", "glass"
_NOT_PAPER = ("transparency", "negative", "slide", "film", "tpu", "card")
_OF_FEEDER = ("adf", "feeder", "document feed")
_BOTH = ("duplex", "both sides")
_NOT_BOTH = ("back", "simplex", "one-sided")
_COLOURS = ((Colour.COLOUR, ("color", "colour", "rgb")), (Colour.GREY, ("gray", "grey")))
_MONO = ("lineart", "black & white", "black and white", "binary", "monochrome", "mono", "text")


def abilities_of(options: Options, name: str) -> Abilities:
    """Each source is chosen in turn: resolutions and paper may differ."""
    ways = {kind: _way_through(options, chosen) for kind, chosen in sources(options).items()}
    brightness = options.settable("brightness")
    return Abilities(name, ways.get(GLASS), ways.get(FEEDER), ways.get(DUPLEX), bool(brightness and brightness.limits))


def sources(options: Options) -> dict[str, dict[str, Value]]:
    """For each way in, the options that choose it."""
    found: dict[str, dict[str, Value]] = {}
    option = options.settable("source")
    for choice in option.choices if option else ():
        if kind := source_kind(str(choice)):
            found.setdefault(kind, {"source": choice})
    if not found:
        found[GLASS] = {}
    if DUPLEX not in found and FEEDER in found and (both := _both_sides(options)):
        found[DUPLEX] = found[FEEDER] | both
        found[FEEDER] = found[FEEDER] | _one_side(options)
    return found


def source_kind(word: str) -> str:
    """Which way in a driver means; "" for what is not for paper."""
    said = word.lower()
    if any(no in said for no in _NOT_PAPER):
        return ""
    if any(both in said for both in _BOTH) and not any(no in said for no in _NOT_BOTH):
        return DUPLEX
    if any(feeder in said for feeder in _OF_FEEDER):
        return "" if "back" in said else FEEDER
    return GLASS


def modes(options: Options) -> dict[Colour, dict[str, Value]]:
    """For each colour, the options that choose it; 8 bit for each sample where the device lets one choose."""
    option, depth = options.settable("mode"), options.settable("depth")
    depths = depth.choices if depth else ()
    eight: dict[str, Value] = {"depth": 8} if 8 in depths else {}
    found: dict[Colour, dict[str, Value]] = {}
    for choice in option.choices if option else ():
        if colour := mode_colour(str(choice)):
            found.setdefault(colour, {"mode": choice} | ({} if colour is Colour.MONO else eight))
    if Colour.MONO not in found and Colour.GREY in found and 1 in depths:
        found[Colour.MONO] = found[Colour.GREY] | {"depth": 1}
    return found


def mode_colour(word: str) -> Colour | None:
    """Half-tones and the like are no honest picture of a page."""
    said = word.lower()
    if "halftone" in said or "diffusion" in said or "dither" in said:
        return None
    for colour, words in _COLOURS:
        if any(one in said for one in words):
            return colour
    return Colour.MONO if any(one in said for one in _MONO) else None


def resolutions(option: Option) -> tuple[int, ...]:
    """In dpi, ascending."""
    if option.choices:
        return tuple(sorted({int(float(c)) for c in option.choices if float(c) == int(float(c))}))
    if option.limits is None:
        return COMMON_DPI
    least, most, step = option.limits
    return tuple(d for d in COMMON_DPI if least <= d <= most and (not step or (d - least) % step == 0))


def paper(options: Options) -> tuple[float, float]:
    """The largest area, width and height in mm."""
    dpi = next((float(options.get(n)) for n in RESOLUTIONS if n in options.known), 300.0)
    return _most(options, ("page-width", "br-x"), dpi) or A4_MM[0], _most(options, ("page-height", "br-y"), dpi) or A4_MM[1]


def _most(options: Options, names: Iterable[str], dpi: float) -> float | None:
    for name in names:
        option = options.known.get(name)
        if option and option.limits:
            return option.limits[1] * (MM_PER_INCH / dpi if option.pixels else 1.0)
    return None


def _way_through(options: Options, chosen: dict[str, Value]) -> Way:
    for name, value in chosen.items():
        if options.settable(name):
            options.put(name, value)
    option = next((options.known[n] for n in RESOLUTIONS if n in options.known), None)
    return Way(resolutions(option) if option else (), frozenset(modes(options)), paper(options))


def _both_sides(options: Options) -> dict[str, Value]:
    """Drivers that say it by another option than the source."""
    mode = options.settable("adf-mode")
    choice = next((c for c in mode.choices if source_kind(str(c)) == DUPLEX), None) if mode else None
    if choice is not None:
        return {"adf-mode": choice}
    return {"duplex": True} if options.settable("duplex") else {}


def _one_side(options: Options) -> dict[str, Value]:
    mode = options.settable("adf-mode")
    choice = next((c for c in mode.choices if source_kind(str(c)) != DUPLEX), None) if mode else None
    if choice is not None:
        return {"adf-mode": choice}
    return {"duplex": False} if options.settable("duplex") else {}
