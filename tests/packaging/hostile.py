"""Two hundred packages that mean harm: names that leave, links, clashes, lies, bombs, XML that fetches or grows."""

import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.packaging.mutations import Files, files_of, mended, packed

DEVICES = ("con", "PRN", "aux", "NUL", *(f"com{n}" for n in range(1, 10)), *(f"LPT{n}" for n in range(1, 10)))
LEAVING = (
    *(f"x/{'../' * n}y" for n in range(2, 30)),
    "../x", "../../x", "a/../../x", "a/../../../x", "/x", "//x", "///etc/x", "a//x", "./x", "a/./x", "a/../x", "..",
    ".", "a/..",
    "..\\x", "a\\..\\x", "\\x", "\\\\server\\share", "C:\\x", "C:/x", "c:x", "d:/x", "a/C:/x", "~/../x/..", "a/ /../x",
    "a/x/..",
    "...", "a/...", "../.ssh/authorized_keys", "../../../../../../etc/cron.d/x", "%2e%2e/../x", "a/../METS.xml",
)  # fmt: skip
UNWRITABLE = (
    *(f"{name}{end}" for name in DEVICES for end in ("", ".tar.gz")),
    *(f"x{mark}y" for mark in '\x01\x07\x1b\x7f:*?"<>|'), "x.", "x ", "a./x", "a /x", "x" * 256, "ă" * 200,
    "a/" * 501 + "x", "\u0001",
    "x\n", "x\r", "a\tb", "line\u0000end",
)  # fmt: skip
CLASHING = (
    "mets.xml",
    "METS.XML",
    "Mets.xml",
    "METADATA/descriptive/EAD.xml",
    "metadata/descriptive/ead.XML",
    "schemas/mets.XSD",
)
MODES = (stat.S_IFLNK, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK)
TARGETS = (b"/etc/passwd", b"../../../etc/passwd", b"METS.xml")
ENTITIES = (
    b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', b'<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:9/x">]>',
    b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', b'<!DOCTYPE x PUBLIC "-//X//X" "http://127.0.0.1:9/x.dtd">',
    b'<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>', b"<!DOCTYPE x [<!ELEMENT x ANY>]>",


          (b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
          b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'),
    b'<!DOCTYPE x [<!ENTITY a "' + b"A" * 100_000 + b'">]>',
)  # fmt: skip
XML = ("METS.xml", "metadata/descriptive/EAD.xml", "metadata/preservation/PREMIS.xml", "representations/rep1/METS.xml")
HEADER_LIES = (6, 8, 14, 18, 22, 26)  # flags, method, CRC, sizes, length of the name: in an entry's own header

Entries = list[tuple[str | zipfile.ZipInfo, bytes]]
Made = tuple[str, Callable[[Path], Path]]


def hostile(package: Path) -> Iterator[Made]:
    """What each is, and how it is made at a path; all are built on one decent package."""
    root, files = files_of(package)
    for name in (*LEAVING, *UNWRITABLE, *CLASHING):
        yield f"name {name[:40]!r}", _with(root, files, name)
    for mode in MODES:
        for target in TARGETS:
            yield f"mode {mode:o} to {target!r}", _special(root, files, mode, target)
    for number, doctype in enumerate(ENTITIES):
        for name in XML:
            yield f"doctype {number} in {name}", _declared(root, files, name, doctype)
    for offset in HEADER_LIES:
        yield f"header lies at {offset}", _lying(package, b"PK\x03\x04", offset)
    for offset in (8, 10, 16, 20, 24, 28, 42):
        yield f"directory lies at {offset}", _lying(package, b"PK\x01\x02", offset)
    for size in (4, 16, 40):
        yield f"bomb of {size} MB", _bomb(root, files, size << 20)
    for front in (b"MZ", b"#!/bin/sh\n", b"%PDF-1.7\n"):
        yield f"front {front!r}", _around(package, front, b"")
        yield f"end {front!r}", _around(package, b"", front)
    yield "encrypted", _flagged(root, files)
    yield "two roots", lambda path: _zipped(path, [*_named(root, files), ("other/METS.xml", b"<x/>")])
    yield "no root", lambda path: _zipped(path, [("METS.xml", files["METS.xml"])])
    yield "twice the same name", lambda path: _zipped(path, [*_named(root, files), (f"{root}/METS.xml", b"<x/>")])


def _named(root: str, files: Files) -> Entries:
    return [(f"{root}/{name}", content) for name, content in sorted(files.items())]


def _with(root: str, files: Files, name: str) -> Callable[[Path], Path]:
    def made(path: Path) -> Path:
        whole = name if name.startswith(("/", "\\", "..", "C:", "c:", "d:", "~")) else f"{root}/{name}"
        entry = zipfile.ZipInfo("x")
        entry.filename = entry.orig_filename = whole
        return _zipped(path, [*_named(root, files), (entry, b"harm")])

    return made


def _zipped(path: Path, entries: Entries) -> Path:
    import warnings

    with warnings.catch_warnings(), zipfile.ZipFile(path, "w") as archive:
        warnings.simplefilter("ignore")  # the library warns of names that come twice
        for name, content in entries:
            archive.writestr(name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name), content)
    return path


def _special(root: str, files: Files, mode: int, target: bytes) -> Callable[[Path], Path]:
    def made(path: Path) -> Path:
        entry = zipfile.ZipInfo(f"{root}/link")
        entry.external_attr = (mode | 0o777) << 16
        return _zipped(path, [*_named(root, files), (entry, target)])

    return made


def _declared(root: str, files: Files, name: str, doctype: bytes) -> Callable[[Path], Path]:
    """With all checksums right, as one who means harm would see to."""

    def made(path: Path) -> Path:
        changed = dict(files)
        content = changed[name]
        head, _end, body = content.partition(b"?>")
        tag = body.lstrip()[1:].split(b" ")[0].split(b">")[0].strip()
        changed[name] = head + b"?>" + doctype.replace(b"DOCTYPE x", b"DOCTYPE " + tag) + body
        if not name.endswith("METS.xml"):
            mended(changed)
        return packed(path, root, changed)

    return made


def _lying(package: Path, mark: bytes, offset: int) -> Callable[[Path], Path]:
    def made(path: Path) -> Path:
        content = bytearray(package.read_bytes())
        at = content.index(mark) + offset
        (told,) = struct.unpack_from("<H", content, at)
        struct.pack_into("<H", content, at, told ^ 1)
        path.write_bytes(content)
        return path

    return made


def _bomb(root: str, files: Files, size: int) -> Callable[[Path], Path]:
    def made(path: Path) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in _named(root, files):
                archive.writestr(name, content)
            with archive.open(f"{root}/data.bin", "w") as into:
                for _piece in range(size >> 20):
                    into.write(b"\0" * (1 << 20))
        return path

    return made


def _around(package: Path, front: bytes, end: bytes) -> Callable[[Path], Path]:
    def made(path: Path) -> Path:
        path.write_bytes(front + package.read_bytes() + end)
        return path

    return made


def _flagged(root: str, files: Files) -> Callable[[Path], Path]:
    def made(path: Path) -> Path:
        content = bytearray(_zipped(path, _named(root, files)).read_bytes())
        for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            content[content.index(mark) + offset] |= 1
        path.write_bytes(content)
        return path

    return made
