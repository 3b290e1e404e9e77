"""Whether the container of a package of ours is still the one that was sealed: no other program has packed it again."""

import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path

from archivist.model.doubt import Doubt
from archivist.packaging import findings
from archivist.packaging.archive import MOMENT, PLAIN_FILE, UNIX

_END = struct.Struct("<4s4H2LH")
_UTF8 = 0x800
_LONG = 0xFFFFFFFF


def sealed_doubts(path: Path) -> Iterator[Doubt]:
    """Every field of every header is what `seal` writes, and entries are sorted; contents are proved elsewhere.

    Asked only of packages that say that Archivist made them: others may be packed as their makers like.
    """
    if not path.is_file():
        return
    with zipfile.ZipFile(path) as archive, path.open("rb") as raw:
        names = [info.filename for info in archive.infolist()]
        changed = [info.filename for info in archive.infolist() if not _as_sealed(info)]
        changed += [name for name, other in zip(names, sorted(names), strict=True) if name != other]
        raw.seek(-_END.size, 2)
        if not _end_as_sealed(archive, raw.read()):
            changed.append(path.name)
    for name in dict.fromkeys(changed):
        yield findings.REPACKED.in_file(name.partition("/")[2] or name)


def _as_sealed(info: zipfile.ZipInfo) -> bool:
    """Entries that need it carry ZIP64 fields, which the audit compares with the truth."""
    long = max(info.file_size, info.compress_size, info.header_offset) >= zipfile.ZIP64_LIMIT
    version = zipfile.ZIP64_VERSION if long else zipfile.DEFAULT_VERSION
    flags = 0 if info.filename.isascii() else _UTF8
    plain = info.compress_type == zipfile.ZIP_STORED
    told = (plain, info.create_system, info.create_version, info.extract_version, info.reserved, info.flag_bits, info.volume)
    about = (info.date_time, info.internal_attr, info.external_attr, info.comment, bool(info.extra) and not long)
    return told == (True, UNIX, version, version, 0, flags, 0) and about == (MOMENT, 0, PLAIN_FILE, b"", False)


def _end_as_sealed(archive: zipfile.ZipFile, end: bytes) -> bool:
    """The last record counts the entries; where ZIP64 counts them it is full."""
    mark, disk, first, here, all_, size, at, comment = _END.unpack(end)
    count, start = len(archive.infolist()), archive.start_dir
    wanted = (min(count, 0xFFFF), min(start, _LONG))
    return (mark, disk, first, comment) == (b"PK\x05\x06", 0, 0, 0) and (here, at) == wanted and here == all_ and size > 0
