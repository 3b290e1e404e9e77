"""Red stamps: the round seal of an agency, the arrival stamp and the urgency stamp."""

import math

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from .fonts import Face, font
from .pen import write_digits
from .sheet import Ink, Sheet

SEAL_MM = 34.0
ARRIVAL_MM = (50.0, 35.0)  # ND 30/2020/ND-CP, annex IV: 35 x 50 mm
SPACING = 1.06  # of letters on a ring
URGENT_MM = (20.0, 8.0)  # ND 30/2020/ND-CP, annex I, II.10: KHAN is 20 x 8 mm


def _letter(canvas: Image.Image, letter: str, glyphs: ImageFont.FreeTypeFont, place: tuple[float, float],
            turn: float) -> None:  # fmt: skip
    side = round(glyphs.size * 2.4)
    tile = Image.new("L", (side, side), 0)
    # The base line sits a third of the size under the middle, so that all letters stand on one circle.
    ImageDraw.Draw(tile).text((side / 2, side / 2 + glyphs.size * 0.34), letter, 255, glyphs, "ms")
    tile = tile.rotate(-math.degrees(turn), Image.Resampling.BICUBIC)
    canvas.paste(255, (round(place[0] - side / 2), round(place[1] - side / 2)), tile)


def _arc_text(canvas: Image.Image, text: str, radius: float, dpi: int, over: bool) -> None:
    """Write `text` around the middle of `canvas`, over the top of the circle or along its bottom."""
    most_pt, room_deg = (9.0, 212) if over else (8.0, 108)
    spaced = font(Face.BOLD, most_pt, dpi).getlength(text) * SPACING
    glyphs = font(Face.BOLD, most_pt * min(1.0, math.radians(room_deg) * radius / spaced), dpi)
    middle = canvas.width / 2
    walked = -glyphs.getlength(text) * SPACING / 2
    for letter in text:
        step = glyphs.getlength(letter) * SPACING
        angle = (walked + step / 2) / radius
        walked += step
        x = middle + radius * math.sin(angle)
        y = middle - radius * math.cos(angle) * (1 if over else -1)
        _letter(canvas, letter, glyphs, (x, y), angle if over else -angle)


def _star(canvas: Image.Image, radius: float) -> None:
    middle = canvas.width / 2
    corners = [
        (middle + r * math.sin(math.pi * k / 5), middle - r * math.cos(math.pi * k / 5))
        for k in range(10)
        for r in [radius if k % 2 == 0 else radius * 0.39]
    ]
    ImageDraw.Draw(canvas).polygon(corners, fill=255)


def _worn(mark: NDArray[np.uint8], seed: int, strength: float) -> Image.Image:
    """Take ink away in clouds and specks, as from a pad that is not evenly wet."""
    chance = np.random.default_rng(seed)
    height, width = mark.shape
    clouds = cv2.resize(chance.normal(0, 1, (7, 7)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    specks = cv2.GaussianBlur(chance.normal(0, 1, (height, width)).astype(np.float32), (0, 0), 1.6) * 3
    keep = np.clip(0.90 + strength * (0.16 * clouds + 0.16 * specks), 0.25, 1.0)
    return Image.fromarray((mark * keep).astype(np.uint8))


def seal(sheet: Sheet, centre_mm: tuple[float, float], over: str, under: str, heart: tuple[str, ...], seed: int,
         turn_deg: float = 0.0) -> None:  # fmt: skip
    """Press an agency's round seal: `over` and `under` around the ring, `heart` lines (or a star) inside."""
    side = round(sheet.px(SEAL_MM))
    canvas = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(canvas)
    dpi = sheet.fine_dpi
    for inset_mm, thick_mm in ((0.2, 0.75), (1.3, 0.25), (7.0, 0.35)):
        inset = sheet.px(inset_mm)
        draw.ellipse((inset, inset, side - inset, side - inset), outline=255, width=round(sheet.px(thick_mm)))
    radius = sheet.px(SEAL_MM / 2 - 4.15)
    _arc_text(canvas, over, radius, dpi, over=True)
    _arc_text(canvas, under, radius, dpi, over=False)
    if heart:
        for row, words in enumerate(heart):
            y = side / 2 + sheet.px(3.7) * (row - (len(heart) - 1) / 2)
            draw.text((side / 2, y), words, 255, font(Face.BOLD, 7.6, dpi), "mm")
    else:
        _star(canvas, sheet.px(5.6))
    turned = canvas.rotate(turn_deg, Image.Resampling.BICUBIC)
    mark = _worn(np.asarray(turned), seed, 1.0)
    sheet.lay(Ink.STAMP, mark, centre_mm[0] - SEAL_MM / 2, centre_mm[1] - SEAL_MM / 2)
    sheet.stamps.append(f"{over} {' '.join(heart)} {under}".replace("  ", " "))


def _framed(sheet: Sheet, size_mm: tuple[float, float], thick_mm: float) -> Image.Image:
    canvas = Image.new("L", (round(sheet.px(size_mm[0])), round(sheet.px(size_mm[1]))), 0)
    box = (0, 0, canvas.width - 1, canvas.height - 1)
    ImageDraw.Draw(canvas).rectangle(box, outline=255, width=round(sheet.px(thick_mm)))
    return canvas


def _press(sheet: Sheet, canvas: Image.Image, corner_mm: tuple[float, float], turn_deg: float, seed: int) -> None:
    turned = canvas.rotate(turn_deg, Image.Resampling.BICUBIC, expand=True)
    sheet.lay(Ink.STAMP, _worn(np.asarray(turned), seed, 0.9), *corner_mm)


def framed_word(sheet: Sheet, words: str, size_mm: tuple[float, float], corner_mm: tuple[float, float], turn_deg: float,
                seed: int) -> None:  # fmt: skip
    """Press a stamp of haste or secrecy with its top left corner at `corner_mm`."""
    canvas = _framed(sheet, size_mm, 0.6)
    glyphs = font(Face.BOLD, 14, sheet.fine_dpi)
    ImageDraw.Draw(canvas).text((canvas.width / 2, canvas.height / 2 + sheet.px(0.3)), words, 255, glyphs, "mm")
    _press(sheet, canvas, corner_mm, turn_deg, seed)
    sheet.stamps.append(words)


def urgent(sheet: Sheet, corner_mm: tuple[float, float], seed: int) -> None:
    """Press the stamp KHAN (urgent) with its top left corner at `corner_mm`."""
    framed_word(sheet, "KHẨN", URGENT_MM, corner_mm, -1.2, seed)


def arrival(sheet: Sheet, corner_mm: tuple[float, float], agency: str, number: str, day: str, seed: int) -> None:
    """Press the arrival stamp of `agency` and fill in `number` and `day` (digits and slashes) by hand."""
    canvas = _framed(sheet, ARRIVAL_MM, 0.5)
    draw, dpi = ImageDraw.Draw(canvas), sheet.fine_dpi
    draw.text((canvas.width / 2, sheet.px(5.2)), agency, 255, font(Face.BOLD, 9.5, dpi), "ms")
    draw.line((0, sheet.px(7), canvas.width, sheet.px(7)), fill=255, width=round(sheet.px(0.3)))
    draw.text((sheet.px(8), sheet.px(16.0)), "ĐẾN", 255, font(Face.BOLD, 13, dpi), "mm")
    draw.line((sheet.px(16), sheet.px(7), sheet.px(16), sheet.px(23)), fill=255, width=round(sheet.px(0.3)))
    draw.line((0, sheet.px(23), canvas.width, sheet.px(23)), fill=255, width=round(sheet.px(0.3)))
    small = font(Face.REGULAR, 10, dpi)
    rows = ((18.0, 13.6, "Số:"), (18.0, 20.6, "Ngày:"), (2.0, 28.0, "Chuyển:"), (2.0, 33.2, "Số và ký hiệu HS:"))
    for x, baseline, label in rows:
        draw.text((sheet.px(x), sheet.px(baseline)), label, 255, small, "ls")
        start = sheet.px(x + 1.2) + small.getlength(label)
        dots = "." * int((canvas.width - sheet.px(2) - start) / small.getlength("."))
        draw.text((start, sheet.px(baseline)), dots, 255, small, "ls")
    _press(sheet, canvas, corner_mm, 0.8, seed)
    write_digits(sheet, corner_mm[0] + 28, corner_mm[1] + 13.4, number, seed, 4.2)
    write_digits(sheet, corner_mm[0] + 27.5, corner_mm[1] + 20.4, day, seed + 1, 3.1)
    sheet.stamps.append(f"{agency} ĐẾN Số: {number} Ngày: {day} Chuyển: Số và ký hiệu HS:")
