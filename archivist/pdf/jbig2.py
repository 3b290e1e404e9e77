"""Bits in JBIG2 (ITU-T T.88) as a PDF holds them: one lossless generic region, no stock of shapes, nothing substituted."""

import ctypes
import struct
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Encoder = Callable[[int, int, int, int, int], int]

LIBRARY = Path(__file__).with_name("generic_region.machine")  # tools/compile_encoder.py makes it of the C beside it
_PAGE, _LOSSLESS_REGION = 48, 39  # types of segments (7.3)
_TEMPLATE_0_TYPICAL = 0b1000
_NEIGHBOURS = bytes((3, 0xFF, 0xFD, 0xFF, 2, 0xFE, 0xFE, 0xFE))  # where the adaptive pixels stand by themselves (6.2.5.4)
_ENDLESS = 1 << 31  # pixels to a side that would no longer fit


@cache
def encoder() -> Encoder | None:
    """The compiled encoder; None where none was compiled, as on a computer without a C compiler."""
    if not LIBRARY.exists():
        return None
    call = ctypes.CDLL(str(LIBRARY)).archivist_generic_region
    call.argtypes = (ctypes.c_void_p, ctypes.c_int64, ctypes.c_int64, ctypes.c_void_p, ctypes.c_int64)
    call.restype = ctypes.c_int64
    return call


def jbig2(ink: Mask, encode: Encoder) -> bytes:
    """The segments for a height × width mask (ISO 32000-1, 7.4.7): a page and its one region, ink is 1."""
    height, width = ink.shape
    assert 0 < width < _ENDLESS
    assert 0 < height < _ENDLESS
    page = struct.pack(">IIIIBH", width, height, 0, 0, 1, 0)
    place = struct.pack(">IIIIB", width, height, 0, 0, 0)
    region = place + bytes((_TEMPLATE_0_TYPICAL,)) + _NEIGHBOURS + _coded(np.ascontiguousarray(ink), encode)
    return _segment(0, _PAGE, page) + _segment(1, _LOSSLESS_REGION, region)


def _segment(number: int, kind: int, content: bytes) -> bytes:
    """A segment of page 1 that refers to no other (7.2)."""
    return struct.pack(">IBBBI", number, kind, 0, 1, len(content)) + content


def _coded(ink: Mask, encode: Encoder) -> bytes:
    """The coded pixels; the room is first what a page of letters needs, then what was found to be needed."""
    room = ink.size // 32 + 64
    while True:
        coded = np.empty(room, np.uint8)
        length = encode(ink.ctypes.data, ink.shape[1], ink.shape[0], coded.ctypes.data, room)
        if length < 0:
            raise MemoryError
        if length <= room:
            return coded[:length].tobytes()
        room = length
