"""Red stamps: the round seal of an agency, the arrival stamp and the urgency stamp."""

import cv2
import numpy as np
from PIL import Image, ImageDraw

from .fonts import Face, font
from .pen import write_digits
from .sheet import MM_PER_INCH, Ink, Sheet, Style

SEAL_MM = 34.0
ARRIVAL_MM = (50.0, 35.0)  # ND 30/2020/ND-CP, annex IV: 35 x 50 mm
URGENT_MM = (20.0, 8.0)  # ND 30/2020/ND-CP, annex I, II.10


def _arc_text(canvas: Image.Image, text: str, radius: float, size_pt: float, dpi: int, top: bool) -> None:
    """Write `text` along a circle around the middle of `canvas`: over the top, or along the bottom."""
    glyphs = font(Face.BOLD, size_pt, dpi)
    middle, spacing = canvas.width / 2, 1.10
    total = glyphs.getlength(text) * spacing
    walked = -total / 2
    for character in text:
        step = glyphs.getlength(character) * spacing
        angle = (walked + step / 2) / radius
        walked += step
        side = round(radius)
        tile = Image.new("L", (side * 2, side * 2), 0)
        ImageDraw.Draw(tile).text(
            (side, side * 2 - radius if top else radius), character, fill=255, font=glyphs, anchor="mm"
        )
        turned = _turn_glyph(character, glyphs, -angle if top else angle)
        x = middle + radius * np.sin(angle)
        y = middle - radius * np.cos(angle) if top else middle + radius * np.cos(angle)
        corner = (round(x - turned.width / 2), round(y - turned.height / 2))
        canvas.paste(255, corner, turned)


def _turn_glyph(character: str, glyphs: object, angle: float) -> Image.Image:
    raise NotImplementedError
