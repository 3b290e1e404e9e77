"""One side of a sheet while it is being written on: masks of ink, and the lines that were printed."""

from dataclasses import dataclass, field
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw

from .fonts import Face, font, require_glyph

MM_PER_INCH = 25.4
A4_MM = (210.0, 297.0)
SUPERSAMPLE = 2  # ink is laid at twice the scan's resolution, so that its edges come out smooth


class Ink(Enum):
    """What writes on paper, with the share of red, green and blue light that it lets through."""

    TONER = (0.12, 0.12, 0.14)
    RIBBON = (0.22, 0.21, 0.27)
    PEN = (0.14, 0.20, 0.58)
    PENCIL = (0.52, 0.52, 0.53)
    STAMP = (0.84, 0.16, 0.20)


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: face and size in points."""

    face: Face
    size_pt: float


@dataclass(slots=True)
class Sheet:
    """A side of paper of `size_mm`, to be scanned at `dpi`; positions are in mm from its top left corner."""

    dpi: int
    size_mm: tuple[float, float] = A4_MM
    lines: list[str] = field(default_factory=list)
    handwritten: list[str] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    masks: dict[Ink, Image.Image] = field(default_factory=dict)

    @property
    def fine_dpi(self) -> int:
        """The resolution at which ink is laid."""
        return self.dpi * SUPERSAMPLE

    def px(self, mm: float) -> float:
        """Turn millimetres into pixels of the ink masks."""
        return mm * self.fine_dpi / MM_PER_INCH

    def mask(self, ink: Ink) -> Image.Image:
        """Return the coverage of `ink` (8-bit grey, 255 = covered), made blank on first use."""
        if ink not in self.masks:
            size = (round(self.px(self.size_mm[0])), round(self.px(self.size_mm[1])))
            self.masks[ink] = Image.new("L", size, 0)
        return self.masks[ink]

    def width_mm(self, text: str, style: Style) -> float:
        """Measure how wide `text` will be."""
        return font(style.face, style.size_pt, self.fine_dpi).getlength(text) * MM_PER_INCH / self.fine_dpi

    def text(self, x_mm: float, baseline_mm: float, text: str, style: Style, ink: Ink = Ink.TONER) -> float:
        """Set `text` from `x_mm` on its baseline and return where it ends; it is not noted as a line."""
        for character in text:
            require_glyph(style.face, character)
        pen = ImageDraw.Draw(self.mask(ink))
        glyphs = font(style.face, style.size_pt, self.fine_dpi)
        pen.text((self.px(x_mm), self.px(baseline_mm)), text, fill=255, font=glyphs, anchor="ls")
        return x_mm + self.width_mm(text, style)

    def centred(self, centre_mm: float, baseline_mm: float, text: str, style: Style) -> float:
        """Print one line around `centre_mm`, note it, and return its width in mm."""
        width = self.width_mm(text, style)
        self.text(centre_mm - width / 2, baseline_mm, text, style)
        self.lines.append(text)
        return width

    def rule(self, x_mm: float, y_mm: float, length_mm: float, thick_mm: float = 0.25) -> None:
        """Draw a horizontal rule with its top edge on `y_mm`."""
        box = (self.px(x_mm), self.px(y_mm), self.px(x_mm + length_mm), self.px(y_mm + thick_mm))
        ImageDraw.Draw(self.mask(Ink.TONER)).rectangle(box, fill=255)

    def upright_rule(self, x_mm: float, y_mm: float, length_mm: float, thick_mm: float = 0.25) -> None:
        """Draw a vertical rule with its left edge on `x_mm`."""
        box = (self.px(x_mm), self.px(y_mm), self.px(x_mm + thick_mm), self.px(y_mm + length_mm))
        ImageDraw.Draw(self.mask(Ink.TONER)).rectangle(box, fill=255)

    def lay(self, ink: Ink, mark: Image.Image, left_mm: float, top_mm: float) -> None:
        """Lay a grey coverage `mark` (fine resolution) with its corner at the place given; coverage never sinks."""
        mask = self.mask(ink)
        corner = (round(self.px(left_mm)), round(self.px(top_mm)))
        box = (*corner, corner[0] + mark.width, corner[1] + mark.height)
        mask.paste(ImageChops.lighter(mask.crop(box), mark), box)

    def transmission(self) -> NDArray[np.float32]:
        """Return what the inks let through: height x width x 3 at `dpi`, 1 = bare paper."""
        size = (round(self.size_mm[0] * self.dpi / MM_PER_INCH), round(self.size_mm[1] * self.dpi / MM_PER_INCH))
        light = np.ones((size[1], size[0], 3), np.float32)
        for ink, mask in self.masks.items():
            cover = np.asarray(mask.resize(size, Image.Resampling.BOX), np.float32)[..., None] / 255
            light *= 1 - cover * (1 - np.array(ink.value, np.float32))
        return light
