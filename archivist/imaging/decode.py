"""Picture files become pixels: 8-bit grey or RGB, exactly as captured, never turned."""

import io
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageCms

from archivist.imaging.jpeg import is_whole
from archivist.imaging.pixels import Pixels, as_pixels
from archivist.imaging.probe import Limits, header_of, opened_at
from archivist.model.recipe import Size
from archivist.troubles import Truncated


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A decoded picture: `pixels` are uint8, H × W (grey) or H × W × 3 (RGB); the rest is what its header says.

    `dpi` is None where the file names none that can be true; `mode` is the mode in the file (1, L, RGB, CMYK …);
    `orientation` (EXIF, 1 to 8) has not been applied.
    """

    pixels: Pixels
    size: Size
    dpi: float | None
    mode: str
    form: str
    orientation: int


def open_picture(path: Path, frame: int = 0, *, limits: Limits, name: str = "") -> Opened:
    """The pixels of one frame; raises NotFound, Unreadable, Empty, NotAnImage, Truncated or TooLarge.

    The size is checked against `limits` before a pixel is decoded: a small file that claims to be huge costs nothing.
    """
    with opened_at(path, frame, limits, name) as image:
        header = header_of(image)
        if header.form == "JPEG" and image.mode in ("L", "RGB"):
            pixels = _from_jpeg(path, grey=image.mode == "L", size=image.size, name=name or path.name)
        else:
            pixels = _from_pillow(image)
    return Opened(pixels, header.size, header.dpi, header.mode, header.form, header.orientation)


def _from_jpeg(path: Path, *, grey: bool, size: Size, name: str) -> Pixels:
    coded = path.read_bytes()
    if not is_whole(coded):
        raise Truncated(name=name)
    colour = cv2.IMREAD_GRAYSCALE if grey else cv2.IMREAD_COLOR_RGB
    pixels = cv2.imdecode(np.frombuffer(coded, np.uint8), colour | cv2.IMREAD_IGNORE_ORIENTATION)
    if pixels is None or (pixels.shape[1], pixels.shape[0]) != size:
        raise Truncated(name=name)
    return as_pixels(pixels)


def _from_pillow(image: Image.Image) -> Pixels:
    image.load()
    if image.mode.startswith(("I", "F")):
        return _from_deep(image)
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        image = _over_white(image)
    if image.mode == "CMYK":
        return as_pixels(np.asarray(_from_cmyk(image)))
    if image.mode not in ("L", "RGB"):
        image = image.convert("L" if _is_grey(image) else "RGB")
    return as_pixels(np.asarray(image))


def _is_grey(image: Image.Image) -> bool:
    if image.mode == "1":
        return True
    if image.mode != "P":
        return False
    palette = np.array(image.getpalette("RGB"), np.int16).reshape(-1, 3)
    return bool((np.ptp(palette, axis=1) == 0).all())


def _from_deep(image: Image.Image) -> Pixels:
    """16- and 32-bit grey to 8 bits; floating point is taken as 0 to 1 unless it runs further."""
    deep = np.asarray(image).astype(np.float64)
    full = 65535.0 if image.mode != "F" else 1.0
    if deep.max(initial=0.0) > full or (image.mode == "I" and deep.max(initial=0.0) <= 255.0):
        full = max(255.0, float(deep.max(initial=0.0)))
    return as_pixels(np.clip(np.rint(deep * (255.0 / full)), 0, 255).astype(np.uint8))


def _over_white(image: Image.Image) -> Image.Image:
    """What a viewer shows of a picture with holes in it: white paper behind."""
    whole = image.convert("RGBA")
    paper = Image.new("RGBA", whole.size, "white")
    paper.alpha_composite(whole)
    return paper.convert("L" if image.mode in ("LA", "La") else "RGB")


def _from_cmyk(image: Image.Image) -> Image.Image:
    """CMYK through the profile that it carries; without one, or with a broken one, by plain arithmetic."""
    profile = image.info.get("icc_profile")
    if not profile:
        return image.convert("RGB")
    try:
        source, screen = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        seen = ImageCms.profileToProfile(image, source, screen, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        seen = None
    return seen or image.convert("RGB")
