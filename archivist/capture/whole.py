"""Whether a picture file has come to its end: told by the end mark of its format, without decoding a pixel."""

import os
import struct
import warnings
from collections.abc import Callable
from pathlib import Path

from PIL import Image, TiffImagePlugin

from archivist.capture.kinds import FileKind

_TAIL = 4096  # devices pad what they send; marks are looked for in the last bytes
_MARKS = {
    FileKind.JPEG: b"\xff\xd9",  # EOI, ITU-T T.81 B.1.1.3
    FileKind.JPEG2000: b"\xff\xd9",  # EOC, ITU-T T.800 A.4.4
    FileKind.PNG: b"IEND\xaeB`\x82",  # with its fixed check sum, ISO/IEC 15948 11.2.5
    FileKind.PDF: b"%%EOF",  # ISO 32000-1 7.5.5
}
_OFFSETS_AND_LENGTHS = ((273, 279), (324, 325))  # strips and tiles, TIFF 6.0 sections 8 and 15


def is_whole(path: Path, kind: FileKind) -> bool:
    """Whether nothing is missing at the end of a file of this kind; raises OSError where it cannot be read."""
    return _BY_KIND.get(kind, _ends_with_its_mark)(path, kind)


def _ends_with_its_mark(path: Path, kind: FileKind) -> bool:
    with path.open("rb") as file:
        file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
        return _MARKS[kind] in file.read()


def _holds_its_length(path: Path, _kind: FileKind) -> bool:
    """RIFF declares its length, without the eight bytes of its head."""
    with path.open("rb") as file:
        head = file.read(8)
        return len(head) == 8 and int(struct.unpack("<I", head[4:])[0]) + 8 <= file.seek(0, os.SEEK_END)


def _holds_its_strips(path: Path, _kind: FileKind) -> bool:
    """Whether the file reaches as far as the last strip or tile of any of its pages."""
    length = path.stat().st_size
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns about odd tags in files that are otherwise whole
            with Image.open(path, formats=["TIFF"]) as image:
                assert isinstance(image, TiffImagePlugin.TiffImageFile)
                return all(0 < _end_of(image, frame) <= length for frame in range(image.n_frames))
    except (OSError, EOFError, SyntaxError, ValueError, IndexError, KeyError, TypeError):
        return False


def _end_of(image: TiffImagePlugin.TiffImageFile, frame: int) -> int:
    image.seek(frame)
    ends = [0]
    for offsets, lengths in _OFFSETS_AND_LENGTHS:
        if offsets in image.tag_v2 and lengths in image.tag_v2:
            ends += [int(o) + int(n) for o, n in zip(image.tag_v2[offsets], image.tag_v2[lengths], strict=True)]
    return max(ends)


_BY_KIND: dict[FileKind, Callable[[Path, FileKind], bool]] = {
    FileKind.TIFF: _holds_its_strips,
    FileKind.WEBP: _holds_its_length,
}
