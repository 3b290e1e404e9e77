"""Compresses a rendition into the pictures of its facsimile page."""

from archivist.model.geometry import Box
from archivist.model.recipe import Size
from archivist.pdf.encoded import Colour, EncodedPage, Filter, Layer
from archivist.pdf.layered import layered
from archivist.pdf.likeness import quality_for
from archivist.pdf.pixels import Picture, bits, jpeg, lossless
from archivist.pdf.profile import PROFILES, Profile
from archivist.pdf.stamp import place_stamp
from archivist.settings import Facsimile

_BLACK, _WHITE = 0, 255
_SURELY_SMALLER = 0.01  # bytes a pixel: a written page in one JPEG has more, and need not be made to be compared


def encode(rendition: Picture, dpi: float, settings: Facsimile) -> EncodedPage:
    """The pictures of one page, and where its stamp may stand.

    `rendition` is height × width × 3 (RGB) or height × width (grey, 0 = black). Colour stays 24 bits a pixel
    (TT 05/2025/TT-BNV, Điều 8); a page of nothing but black and white loses nothing. Same input, same bytes.
    """
    height, width = rendition.shape[:2]
    size = (width, height)
    return EncodedPage(_layers(rendition, size, dpi, settings), size, dpi, place_stamp(rendition, dpi))


def _layers(rendition: Picture, size: Size, dpi: float, settings: Facsimile) -> tuple[Layer, ...]:
    """Bits for bits; else, as the profile wants it, nothing lost, or paper and ink apart where that shows the same page
    in fewer bytes, or one JPEG.
    """
    profile = PROFILES[settings.profile]
    if is_bitonal(rendition):
        grey = rendition[..., 0] if rendition.ndim == 3 else rendition
        return (bits(grey == _BLACK, _whole(size)),)
    if profile.lossless:
        return (Layer(lossless(rendition), Filter.FLATE, _colour(rendition), size, _whole(size)),)
    apart = layered(rendition, dpi, profile) if settings.layered else ()
    length = sum(layer.length for layer in apart)
    if apart and length < _SURELY_SMALLER * size[0] * size[1]:
        return apart
    whole = _tones(rendition, size, profile)
    return apart if apart and length < whole.length else (whole,)


def is_bitonal(rendition: Picture) -> bool:
    """Whether every sample is black or white and no pixel has a colour."""
    first = rendition[::16, ::4]  # most pages are told apart by a few of their pixels
    if not bool(((first == _BLACK) | (first == _WHITE)).all()):
        return False
    if rendition.ndim == 3 and bool((rendition != rendition[..., :1]).any()):
        return False
    return bool(((rendition == _BLACK) | (rendition == _WHITE)).all())


def _tones(rendition: Picture, size: Size, profile: Profile) -> Layer:
    quality = quality_for(rendition, profile.likeness)
    return Layer(jpeg(rendition, quality), Filter.DCT, _colour(rendition), size, _whole(size))


def _colour(rendition: Picture) -> Colour:
    return Colour.RGB if rendition.ndim == 3 else Colour.GREY


def _whole(size: Size) -> Box:
    return Box(0, 0, *size)
