"""A PNG written while its lines come in: without loss, and with no more than a few lines in memory (ISO/IEC 15948)."""

import struct
import zlib
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.uint8]

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOUR_TYPES = {1: 0, 3: 2}  # samples of a pixel: colour type, 11.2.2
_UP = 2  # filter type: the difference to the line above, 9.2
_LEVEL = 1  # levels above cost seconds a page and win a few per cent on what a scanner delivers
_METRE_PER_INCH = 0.0254


class Png:
    """`samples` 1 or 3 of `depth` 1 or 8 bit; width in px. The height is written at the end: not all scanners
    know it before.
    """

    def __init__(self, file: BinaryIO, width: int, samples: int, depth: int, dpi: float) -> None:
        self._file, self._head = file, (width, depth, _COLOUR_TYPES[samples])
        self._above = np.zeros((width * samples * depth + 7) // 8, np.uint8)
        self._packer = zlib.compressobj(_LEVEL)
        self.lines = 0
        file.write(_SIGNATURE)
        self._write_head()
        dots = round(dpi / _METRE_PER_INCH)
        self._chunk(b"pHYs", struct.pack(">IIB", dots, dots, 1))

    def write(self, rows: Rows) -> None:
        """uint8, shape (lines, bytes of a line)."""
        if not len(rows):
            return
        filtered = np.empty((rows.shape[0], rows.shape[1] + 1), np.uint8)
        filtered[:, 0] = _UP
        filtered[0, 1:] = rows[0] - self._above
        filtered[1:, 1:] = rows[1:] - rows[:-1]
        self._above = rows[-1].copy()
        self.lines += len(rows)
        if packed := self._packer.compress(filtered.tobytes()):
            self._chunk(b"IDAT", packed)

    def end(self) -> None:
        self._chunk(b"IDAT", self._packer.flush())
        self._chunk(b"IEND", b"")
        self._file.seek(len(_SIGNATURE))
        self._write_head()

    def _write_head(self) -> None:
        width, depth, colours = self._head
        self._chunk(b"IHDR", struct.pack(">IIBBBBB", width, self.lines, depth, colours, 0, 0, 0))

    def _chunk(self, kind: bytes, body: bytes) -> None:
        self._file.write(struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)))
