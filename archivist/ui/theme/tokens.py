"""The desk's visual language as values: colours for light and dark, spaces, sizes of type."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours as #rrggbb: warm neutrals of paper, one blue of archive ink for what is active, lacquer red for grave."""

    dark: bool
    ground: str
    surface: str
    raised: str
    table: str
    edge: str
    control_edge: str
    ink: str
    ink_soft: str
    accent: str
    accent_soft: str
    on_accent: str
    good: str
    doubt: str
    grave: str
    quiet: str
    lit: str


LIGHT = Colours(
    dark=False,
    ground="#f3f1ec",
    surface="#fdfcfa",
    raised="#ffffff",
    table="#dcd8cf",
    edge="#d8d3c8",
    control_edge="#8a8578",
    ink="#1f2429",
    ink_soft="#565c63",
    accent="#1d5a87",
    accent_soft="#dce9f2",
    on_accent="#ffffff",
    good="#1c6a41",
    doubt="#855400",
    grave="#a32a22",
    quiet="#5f646b",
    lit="#c27b00",
)

DARK = Colours(
    dark=True,
    ground="#17191c",
    surface="#1d2024",
    raised="#262a2f",
    table="#0f1113",
    edge="#363b42",
    control_edge="#7d848d",
    ink="#e9e7e2",
    ink_soft="#b0b5bc",
    accent="#86bbe2",
    accent_soft="#243b4d",
    on_accent="#0e1a24",
    good="#7fca9e",
    doubt="#e5b661",
    grave="#f2938a",
    quiet="#a4a9b0",
    lit="#c27b00",
)

CONTRAST = Colours(
    dark=True,
    ground="#000000",
    surface="#000000",
    raised="#101010",
    table="#1a1a1a",
    edge="#8c8c8c",
    control_edge="#ffffff",
    ink="#ffffff",
    ink_soft="#e6e6e6",
    accent="#ffd84d",
    accent_soft="#3a3200",
    on_accent="#000000",
    good="#7dffb0",
    doubt="#ffcf66",
    grave="#ffb0a8",
    quiet="#cfcfcf",
    lit="#c27b00",
)

TEXT_ON = {
    "ink": ("ground", "surface", "raised", "accent_soft"),
    "ink_soft": ("ground", "surface", "raised", "accent_soft"),
    "accent": ("ground", "surface", "raised", "accent_soft"),
    "on_accent": ("accent",),
    "good": ("ground", "surface", "raised", "accent_soft"),
    "doubt": ("ground", "surface", "raised", "accent_soft"),
    "grave": ("ground", "surface", "raised", "accent_soft"),
    "quiet": ("ground", "surface", "raised", "accent_soft"),
}
SHAPE_ON = {"control_edge": ("ground", "surface", "raised"), "accent": ("table",)}


@dataclass(frozen=True, slots=True)
class Space:
    """Distances in px at 100 % scale: steps of four."""

    hair: int = 2
    small: int = 4
    medium: int = 8
    large: int = 12
    wide: int = 16
    broad: int = 24


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes of type as factors of the system's own size, which the person has chosen."""

    small: float = 0.9
    body: float = 1.0
    strong: float = 1.1
    title: float = 1.6


SPACE = Space()
TYPE = Type()
ICON = 16
BIG_ICON = 48


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
