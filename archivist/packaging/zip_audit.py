"""Whether a ZIP file tells the truth about itself, found out before anything in it is believed."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from archivist.model.doubt import Doubt
from archivist.packaging import findings

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)
MOST_ENTRIES = 200_000
LARGEST_RATIO = 100
FREE_OF_RATIO = 1 << 20

_LOCAL = struct.Struct("<4s5H3I2H")
_DESCRIBED = 0x08
_ENCRYPTED = 0x01
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LONG = 0xFFFFFFFF
_CENTRAL_HEADER, _CENTRAL_LENGTHS = 46, 28
_ENDS = (22, 22 + 20 + 56)  # end of the central directory, without and with its ZIP64 records


def audited(path: Path, stack: ExitStack) -> tuple[zipfile.ZipFile | None, list[Doubt]]:
    """The open archive (closed with the stack) and what is wrong with it; None where it is no ZIP file at all."""
    try:
        archive = stack.enter_context(zipfile.ZipFile(path))
        raw = stack.enter_context(path.open("rb"))
        return archive, list(_audit(archive, raw, path))
    except (*BROKEN, struct.error, UnicodeDecodeError) as error:
        return None, [findings.NOT_A_PACKAGE.in_file(path.name, reason=str(error))]


def _audit(archive: zipfile.ZipFile, raw: BinaryIO, path: Path) -> Iterator[Doubt]:
    entries = sorted(archive.infolist(), key=lambda info: info.header_offset)
    if len(entries) > MOST_ENTRIES:
        yield findings.TOO_MUCH.in_file(path.name, size=len(entries), limit=MOST_ENTRIES)
        return
    for info in entries:
        yield from _entry(info)
    yield from _layout(archive, entries, raw, path)


def _entry(info: zipfile.ZipInfo) -> Iterator[Doubt]:
    kind = stat.S_IFMT(info.external_attr >> 16)
    plain = kind in (0, stat.S_IFDIR if info.is_dir() else stat.S_IFREG)
    if not plain or info.flag_bits & _ENCRYPTED or info.compress_type not in _METHODS:
        yield findings.SPECIAL_ENTRY.in_file(info.filename)
    if "\0" in info.orig_filename:
        yield findings.UNSAFE_NAME.in_file(info.filename)
    limit = LARGEST_RATIO * info.compress_size + FREE_OF_RATIO
    if info.file_size > limit:
        yield findings.TOO_MUCH.in_file(info.filename, size=info.file_size, limit=limit)
    if info.compress_type == zipfile.ZIP_STORED and info.file_size != info.compress_size:
        yield findings.LYING_ENTRY.in_file(info.filename)


def _layout(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], raw: BinaryIO, path: Path) -> Iterator[Doubt]:
    """Entries lie one behind the other without overlap or gap, and each says of itself what the directory says."""
    at = 0
    for info in entries:
        if info.header_offset != at:
            yield findings.HIDDEN_BYTES.in_file(info.filename)
        end, honest = _local(info, raw)
        if not honest:
            yield findings.LYING_ENTRY.in_file(info.filename)
        at = end
    central = sum(_CENTRAL_HEADER + len(_raw_name(i)) + len(i.extra) + len(i.comment) for i in entries)
    left = raw.seek(0, 2) - archive.start_dir - central - len(archive.comment)
    if archive.start_dir != at or (entries and left not in _ENDS) or _told_length(archive, entries, raw) != central:
        yield findings.HIDDEN_BYTES.in_file(path.name)


def _told_length(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], raw: BinaryIO) -> int:
    """Length of the directory by its own words: a reader that asks for more than there is would not notice."""
    at = archive.start_dir
    for _entry in entries:
        raw.seek(at + _CENTRAL_LENGTHS)
        at += _CENTRAL_HEADER + sum(struct.unpack("<3H", raw.read(6)))
    return at - archive.start_dir


def _local(info: zipfile.ZipInfo, raw: BinaryIO) -> tuple[int, bool]:
    """Where the entry ends, and whether its own header agrees with the directory."""
    raw.seek(info.header_offset)
    header = raw.read(_LOCAL.size)
    mark, needed, flags, method, time, day, crc, packed, size, name_length, extra_length = _LOCAL.unpack(header)
    name = raw.read(name_length)
    end = info.header_offset + _LOCAL.size + name_length + extra_length + info.compress_size
    same = mark == b"PK\x03\x04" and (flags, method, name) == (info.flag_bits, info.compress_type, _raw_name(info))
    same = same and (needed, _moment(day, time)) == (info.extract_version, info.date_time)
    if flags & _DESCRIBED:
        descriptor, described = _descriptor(info, raw, end)
        return end + descriptor, same and described
    told = (crc, packed, size)
    true = (info.CRC, *(n if needed < zipfile.ZIP64_VERSION else m for n, m in _sizes(info, packed, size)))
    return end, same and told == true


def _moment(day: int, time: int) -> tuple[int, ...]:
    """Year, month, day, hour, minute, second of a header's two numbers."""
    return (day >> 9) + 1980, day >> 5 & 15, day & 31, time >> 11, time >> 5 & 63, (time & 31) * 2


def _sizes(info: zipfile.ZipInfo, packed: int, size: int) -> list[tuple[int, int]]:
    """True sizes, and what may stand in their place where ZIP64 keeps them in the extra field."""
    pairs = ((info.compress_size, packed), (info.file_size, size))
    return [(true, _LONG if told == _LONG else true) for true, told in pairs]


def _descriptor(info: zipfile.ZipInfo, raw: BinaryIO, end: int) -> tuple[int, bool]:
    """Length of the record behind a streamed entry, and whether it agrees with the directory."""
    raw.seek(end)
    told = raw.read(24)
    for form in ("<I2I", "<I2Q"):
        record = (
            struct.pack(form, info.CRC, info.compress_size, info.file_size)
            if form[-1] == "Q" or (max(info.compress_size, info.file_size) < _LONG)
            else b""
        )
        for mark in (b"PK\x07\x08", b""):
            if record and told.startswith(mark + record):
                return len(mark + record), True
    return 0, False


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & 0x800 else "cp437")
