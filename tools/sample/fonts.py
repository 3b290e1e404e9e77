"""Finds the system's Liberation faces and refuses a text that they cannot show."""

import subprocess
from enum import Enum
from functools import cache
from pathlib import Path

from PIL import ImageFont

PT_PER_INCH = 72


class Face(Enum):
    """A face by its fontconfig pattern; Liberation Serif has the metrics of Times New Roman."""

    REGULAR = "Liberation Serif:style=Regular"
    BOLD = "Liberation Serif:style=Bold"
    ITALIC = "Liberation Serif:style=Italic"
    BOLD_ITALIC = "Liberation Serif:style=Bold Italic"
    TYPEWRITER = "Liberation Mono:style=Regular"
    SANS = "Liberation Sans:style=Regular"
    SANS_BOLD = "Liberation Sans:style=Bold"


@cache
def face_path(face: Face) -> Path:
    """Return the font file of `face`; fontconfig answers with a substitute when it is missing, which we refuse."""
    wanted = face.value.split(":")[0]
    answer = subprocess.run(
        ["fc-match", "--format=%{family}|%{file}", face.value], check=True, capture_output=True, text=True
    ).stdout
    family, path = answer.split("|")
    if wanted not in family:
        raise SystemExit(f"The sample needs the font {wanted}; install Debian's fonts-liberation2.")
    return Path(path)


@cache
def font(face: Face, size_pt: float, dpi: int) -> ImageFont.FreeTypeFont:
    """Return `face` at `size_pt` points for a raster of `dpi`."""
    return ImageFont.truetype(str(face_path(face)), size_pt * dpi / PT_PER_INCH, layout_engine=ImageFont.Layout.BASIC)


@cache
def _missing_glyph(face: Face) -> bytes:
    return bytes(font(face, 24, 144).getmask("\ufffe"))


@cache
def require_glyph(face: Face, character: str) -> None:
    """Stop the drawing when `face` has no glyph for `character`: a box must never pass for a letter."""
    if not character.isspace() and bytes(font(face, 24, 144).getmask(character)) == _missing_glyph(face):
        raise SystemExit(f"{face.value} has no glyph for {character!r}.")
