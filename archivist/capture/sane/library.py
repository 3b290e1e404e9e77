"""The SANE library as its standard declares it (SANE Standard 1.06, chapter 4), and the trouble behind each status."""

import ctypes
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, Structure, Union, byref, c_char_p, c_int, c_void_p
from typing import Any

from archivist.troubles import (
    CoverOpen,
    GarbageAnswer,
    NotOffered,
    PaperJam,
    SaneMissing,
    ScanCancelled,
    ScannerBusy,
    ScannerForbidden,
    ScannerOffline,
    ScannerStopped,
    ScannerTrouble,
    WarmingUp,
)

_NAMES = ("libsane.so.1", "libsane.1.dylib")
GOOD, UNSUPPORTED, CANCELLED, BUSY, INVALID, EOF, JAMMED, NO_DOCS, COVER_OPEN, IO_ERROR, NO_MEMORY, DENIED, WARMING = range(
    13
)
_TROUBLES: dict[int, type[ScannerTrouble]] = {
    CANCELLED: ScanCancelled,
    BUSY: ScannerBusy,
    JAMMED: PaperJam,
    COVER_OPEN: CoverOpen,
    IO_ERROR: ScannerOffline,
    NO_MEMORY: ScannerStopped,
    DENIED: ScannerForbidden,
    WARMING: WarmingUp,
}


class Device(Structure):
    """SANE_Device, 4.2.8."""

    _fields_ = [(n, c_char_p) for n in ("name", "vendor", "model", "type")]


class Range(Structure):
    """SANE_Range, 4.2.9.2."""

    _fields_ = [("least", c_int), ("most", c_int), ("step", c_int)]


class _Constraint(Union):
    _fields_ = [
        ("strings", POINTER(c_char_p)),
        ("words", POINTER(c_int)),
        ("range", POINTER(Range)),
    ]


class Descriptor(Structure):
    """SANE_Option_Descriptor, 4.2.9."""

    _fields_ = [
        *((n, c_char_p) for n in ("name", "title", "text")),
        *((n, c_int) for n in ("type", "unit", "size", "cap", "kind")),
        ("constraint", _Constraint),
    ]


class Parameters(Structure):
    """SANE_Parameters, 4.3.8."""

    _fields_ = [(n, c_int) for n in ("format", "last_frame", "bytes_per_line", "pixels_per_line", "lines", "depth")]


class Library:
    """The calls of the standard that a scan needs; every status but those that a caller asks for becomes its trouble."""

    def __init__(self) -> None:
        self._c = _loaded()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Between sane_init and sane_exit: nothing may be asked outside."""
        self.check(self._c.sane_init(None, None), "SANE")
        try:
            yield
        finally:
            self._c.sane_exit()
            _deaf_to_broken_pipes()

    def devices(self) -> list[tuple[str, str]]:
        """Names that `open` takes, each with maker and model; may take many seconds."""
        found = POINTER(POINTER(Device))()
        self.check(self._c.sane_get_devices(byref(found), 0), "SANE")
        told, number = [], 0
        while found and found[number]:
            one = found[number].contents
            told.append((_text(one.name), f"{_text(one.vendor)} {_text(one.model)}".strip()))
            number += 1
        return told

    def open(self, name: str) -> c_void_p:
        handle = c_void_p()
        status = self._c.sane_open(name.encode(), byref(handle))
        if status == INVALID:  # what the standard says of a name that nobody knows
            raise ScannerOffline(device=name, reason=self.words(status))
        self.check(status, name)
        return handle

    def close(self, handle: c_void_p) -> None:
        self._c.sane_close(handle)

    def descriptor(self, handle: c_void_p, number: int) -> Descriptor | None:
        found = self._c.sane_get_option_descriptor(handle, number)
        return found.contents if found else None

    def control(self, handle: c_void_p, number: int, action: int, value: Any) -> int:
        return int(self._c.sane_control_option(handle, number, action, value, None))

    def start(self, handle: c_void_p) -> int:
        status = int(self._c.sane_start(handle))
        _deaf_to_broken_pipes()
        return status

    def parameters(self, handle: c_void_p, device: str) -> Parameters:
        found = Parameters()
        self.check(self._c.sane_get_parameters(handle, byref(found)), device)
        return found

    def read(self, handle: c_void_p, into: Any, most: int) -> tuple[int, int]:
        """Status and number of bytes."""
        length = c_int()
        status = self._c.sane_read(handle, into, most, byref(length))
        if status != GOOD:
            _deaf_to_broken_pipes()
        return int(status), length.value

    def cancel(self, handle: c_void_p) -> None:
        self._c.sane_cancel(handle)
        _deaf_to_broken_pipes()

    def words(self, status: int) -> str:
        """The library's own words for a status."""
        return _text(self._c.sane_strstatus(status))

    def check(self, status: int, device: str, wanted: str = "") -> None:
        """Raises the trouble behind a status; harmless where all went well."""
        if status == GOOD:
            return
        if status in (UNSUPPORTED, INVALID) and wanted:
            raise NotOffered(device=device, wanted=wanted, offered="?")
        kind = _TROUBLES.get(status, GarbageAnswer)
        raise kind(device=device, reason=self.words(status))


def _deaf_to_broken_pipes() -> None:
    """Some backends leave the signal of a broken pipe armed: the next connection that drops would end the whole program."""
    if hasattr(signal, "SIGPIPE"):
        libc = ctypes.CDLL(None)
        libc.signal.argtypes, libc.signal.restype = (c_int, c_void_p), c_void_p
        libc.signal(int(signal.SIGPIPE), c_void_p(int(signal.SIG_IGN)))


def _text(words: bytes | None) -> str:
    return (words or b"").decode("utf-8", "replace")


def _loaded() -> Any:
    """Raises SaneMissing."""
    for name in _NAMES:
        try:
            c = ctypes.CDLL(name)
        except OSError:
            continue
        c.sane_get_option_descriptor.restype = POINTER(Descriptor)
        c.sane_get_option_descriptor.argtypes = (c_void_p, c_int)
        c.sane_strstatus.restype = c_char_p
        c.sane_control_option.argtypes = (c_void_p, c_int, c_int, c_void_p, c_void_p)
        c.sane_read.argtypes = (c_void_p, c_void_p, c_int, c_void_p)
        for call in (c.sane_close, c.sane_cancel, c.sane_start):
            call.argtypes = (c_void_p,)
        c.sane_get_parameters.argtypes = (c_void_p, c_void_p)
        c.sane_close.restype = c.sane_cancel.restype = c.sane_exit.restype = None
        return c
    raise SaneMissing
