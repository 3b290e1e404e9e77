"""The frames of one picture as a device behind SANE sends them (SANE Standard 1.06, 3.2 and 4.3.8), written to a file."""

import ctypes
from collections.abc import Callable, Iterator
from ctypes import c_void_p
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from archivist import durable
from archivist.capture.png import Png
from archivist.capture.sane.library import EOF, Library, Parameters
from archivist.settings import Capture
from archivist.troubles import GarbageAnswer, ShortFrame

_GREY, _RGB, _RED, _BLUE = 0, 1, 2, 4
_ROOM = 1 << 18
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Reading:
    """An open device that was started; `beat` is called for each piece that comes, so that a slow device is not taken for
    one that hangs; `again` starts the next frame of the same picture.
    """

    library: Library
    handle: c_void_p
    device: str
    limits: Capture
    beat: Callable[[], object]
    again: Callable[[], None]


def write_picture(reading: Reading, into: Path, name: str, dpi: float) -> None:
    """One picture without loss, 24 bit, 8 bit or 1 bit. Raises ShortFrame where lines are missing, GarbageAnswer where the
    frames fit no picture, and the trouble that stopped the device in the middle of it.
    """
    told = reading.library.parameters(reading.handle, reading.device)
    _expect_sense(reading, told)
    with durable.translated(into), into.open("wb") as file:
        if _RED <= told.format <= _BLUE:
            picture = _three_passes(reading, told, name)
            png = Png(file, told.pixels_per_line, 3, 8, dpi)
            png.write(picture)
        else:
            png = Png(file, told.pixels_per_line, 3 if told.format == _RGB else 1, min(told.depth, 8), dpi)
            for lines in _lines(reading, told, name):
                png.write(_samples(lines, told))
        png.end()


def _expect_sense(reading: Reading, told: Parameters) -> None:
    """A device may say anything of its frames; what does not fit together is no picture."""
    samples = 3 if told.format == _RGB else 1
    wide = (told.pixels_per_line * samples * told.depth + 7) // 8
    colours = told.format != _GREY
    fits = (
        _GREY <= told.format <= _BLUE
        and told.depth in ((8, 16) if colours else (1, 8, 16))
        and 0 < told.pixels_per_line <= reading.limits.max_side
        and wide <= told.bytes_per_line <= _most_bytes(reading)
        and told.lines <= reading.limits.max_side
        and told.pixels_per_line * max(told.lines, 1) <= reading.limits.max_pixels
    )
    if not fits:
        _refuse(reading, told)


def _most_bytes(reading: Reading) -> int:
    return reading.limits.max_side * 3 * 2 + _ROOM


def _refuse(reading: Reading, told: Parameters) -> None:
    frame = f"{told.format} {told.pixels_per_line}×{told.lines} px, {told.depth} bit, {told.bytes_per_line} B"
    raise GarbageAnswer(device=reading.device, reason=frame)


def _lines(reading: Reading, told: Parameters, name: str) -> Iterator[Bytes]:
    """Whole lines with whatever the device pads them with, until the frame ends; -1 lines means that nobody knows."""
    wide, rest, count = told.bytes_per_line, b"", 0
    for piece in _pieces(reading):
        have = rest + piece
        whole = len(have) // wide
        rest, count = have[whole * wide :], count + whole
        if count * told.pixels_per_line > reading.limits.max_pixels or count > reading.limits.max_side:
            _refuse(reading, told)
        if whole:
            yield np.frombuffer(have, np.uint8, whole * wide).reshape(whole, wide)
    if rest or not count or (told.lines >= 0 and count < told.lines):
        raise ShortFrame(name=name)


def _pieces(reading: Reading) -> Iterator[bytes]:
    room = ctypes.create_string_buffer(_ROOM)
    while True:
        reading.beat()
        status, length = reading.library.read(reading.handle, room, _ROOM)
        if status == EOF:
            return
        reading.library.check(status, reading.device)
        yield room.raw[:length]


def _samples(lines: Bytes, told: Parameters) -> Bytes:
    """Without padding; of 16 bit the upper 8; bits as PNG has them, where 1 is white (SANE: 1 is black)."""
    samples = told.pixels_per_line * (3 if told.format == _RGB else 1)
    if told.depth == 1:
        return np.invert(lines[:, : (samples + 7) // 8])
    if told.depth == 8:
        return lines[:, :samples]
    words = np.ascontiguousarray(lines[:, : samples * 2]).view(np.uint16)
    return np.right_shift(words, 8).astype(np.uint8)


def _three_passes(reading: Reading, told: Parameters, name: str) -> Bytes:
    """Red, green and blue one after the other, in whatever order; shape (lines, 3 · px)."""
    passes: dict[int, Bytes] = {}
    while True:
        passes[told.format] = np.concatenate([_samples(lines, told) for lines in _lines(reading, told, name)])
        if told.last_frame:
            break
        if len(passes) == 3:
            _refuse(reading, told)
        reading.again()
        told = reading.library.parameters(reading.handle, reading.device)
        _expect_sense(reading, told)
    planes = [passes[f] for f in range(_RED, _BLUE + 1) if f in passes]
    if len(planes) != 3 or len({p.shape for p in planes}) != 1:
        _refuse(reading, told)
    return np.stack(planes, axis=-1).reshape(planes[0].shape[0], -1)
