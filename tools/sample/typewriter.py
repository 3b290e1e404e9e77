"""A typewriter: letters of one width, struck a little high, a little hard, a little aside."""

from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageChops, ImageDraw

from .fonts import Face, font, require_glyph
from .sheet import Ink, Sheet

PITCH_MM = 25.4 / 12  # twelve letters to the inch
LEADING_MM = 25.4 / 6 * 1.5  # one line and a half
SIZE_PT = 10.0


@dataclass(slots=True)
class Typist:
    """Types on one sheet; `seed` fixes the machine's moods."""

    sheet: Sheet
    seed: int
    touch: np.random.Generator = field(init=False)

    def __post_init__(self) -> None:
        self.touch = np.random.default_rng(self.seed)

    def _strike(self, x_mm: float, baseline_mm: float, letter: str) -> None:
        require_glyph(Face.TYPEWRITER, letter)
        sheet = self.sheet
        glyphs = font(Face.TYPEWRITER, SIZE_PT, sheet.fine_dpi)
        side = round(sheet.px(PITCH_MM * 2.4))
        tile = Image.new("L", (side, side), 0)
        force = int(255 * float(np.clip(self.touch.normal(0.86, 0.09), 0.6, 1.0)))
        place = (side / 2 + float(self.touch.normal(0, 0.5)), side * 0.7 + float(self.touch.normal(0, 0.8)))
        ImageDraw.Draw(tile).text(place, letter, fill=force, font=glyphs, anchor="ms", stroke_width=1)
        # The ribbon's weave lets some paper show through the stroke.
        weave = Image.fromarray(np.clip(self.touch.normal(225, 26, (side, side)), 0, 255).astype(np.uint8))
        tile = ImageChops.multiply(tile, weave)
        sheet.lay(Ink.RIBBON, tile, x_mm + PITCH_MM / 2 - PITCH_MM * 1.2, baseline_mm - PITCH_MM * 2.4 * 0.7)

    def line(self, x_mm: float, baseline_mm: float, text: str) -> None:
        """Type `text` from `x_mm`; it is not noted as a line."""
        for number, letter in enumerate(text):
            if letter != " ":
                self._strike(x_mm + number * PITCH_MM, baseline_mm, letter)

    def centred(self, centre_mm: float, baseline_mm: float, text: str, *, noted: bool = True, note: str = "") -> None:
        """Type a line around `centre_mm` and note it, as `note` where its letters are spaced out."""
        self.line(centre_mm - len(text) * PITCH_MM / 2, baseline_mm, text)
        if noted:
            self.sheet.lines.append(note or text)

    def paragraph(self, left_mm: float, baseline_mm: float, width_mm: float, text: str) -> float:
        """Type a paragraph, indented by five letters, and return the next free base line."""
        room, lines, indent = int(width_mm / PITCH_MM), [""], 5
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if len(longer) + (indent if len(lines) == 1 else 0) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        for number, line in enumerate(lines):
            self.line(left_mm + (indent * PITCH_MM if number == 0 else 0), baseline_mm + number * LEADING_MM, line)
            self.sheet.lines.append(line)
        return baseline_mm + len(lines) * LEADING_MM
