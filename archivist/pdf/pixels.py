"""Compresses pictures the way a PDF keeps them: JPEG or Flate for tones, JBIG2 or CCITT group 4 for bits."""

import io
import zlib

import numpy as np
import numpy.typing as npt
from PIL import Image, TiffImagePlugin

from archivist.model.geometry import Box
from archivist.pdf.encoded import Colour, Filter, Layer
from archivist.pdf.jbig2 import encoder, jbig2

Picture = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]

_STRIP_OFFSETS, _STRIP_LENGTHS = 273, 279
_ONE_STRIP = 2**31 - 1
_HALVED_BOTH_WAYS = 2  # Pillow's number for 4:2:0


def jpeg(picture: Picture, quality: int, *, thin_colour: bool = True) -> bytes:
    """A baseline JPEG with fitted Huffman tables; `thin_colour` halves colour both ways (4:2:0). RGB stays RGB."""
    written = io.BytesIO()
    shown = Image.fromarray(np.ascontiguousarray(picture))
    sampling = {"subsampling": _HALVED_BOTH_WAYS if thin_colour else 0} if shown.mode == "RGB" else {}
    shown.save(written, format="JPEG", quality=quality, optimize=True, **sampling)
    return written.getvalue()


def lossless(picture: Picture) -> bytes:
    """Flate of the differences to the pixel above (PNG predictor 2, ISO 32000-1, 7.4.4.4)."""
    rows = np.ascontiguousarray(picture).reshape(picture.shape[0], -1)
    up = np.empty((rows.shape[0], rows.shape[1] + 1), np.uint8)
    up[:, 0] = 2
    up[0, 1:] = rows[0]
    np.subtract(rows[1:], rows[:-1], out=up[1:, 1:])
    return zlib.compress(up.tobytes(), 6)


def bits(ink: Mask, place: Box) -> Layer:
    """A height × width mask, lossless: JBIG2 where its encoder was compiled, else group 4 in half as many bytes again."""
    size, encode = (ink.shape[1], ink.shape[0]), encoder()
    if encode:
        return Layer(jbig2(ink, encode), Filter.JBIG2, Colour.BITS, size, place)
    return Layer(fax(ink), Filter.FAX, Colour.BITS, size, place)


def fax(ink: Mask) -> bytes:
    """CCITT group 4 (ITU-T T.6) of a height × width mask, lossless, without a TIFF around it; ink is a black run."""
    written = io.BytesIO()
    # libtiff codes set bits as black runs, whatever the TIFF says that they mean.
    Image.fromarray(ink).save(written, format="TIFF", compression="group4", strip_size=_ONE_STRIP)
    written.seek(0)
    with Image.open(written) as tiff:
        assert isinstance(tiff, TiffImagePlugin.TiffImageFile)
        (offset,), (length,) = tiff.tag_v2[_STRIP_OFFSETS], tiff.tag_v2[_STRIP_LENGTHS]
    return written.getvalue()[offset : offset + length]
