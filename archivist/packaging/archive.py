"""A ZIP file that is the same bytes whenever and wherever it is written from the same parts."""

import hashlib
import stat
import zipfile
from collections.abc import Iterable
from pathlib import Path

from archivist import durable
from archivist.packaging.names import is_safe
from archivist.packaging.part import Part
from archivist.translation import N_
from archivist.troubles import BadCode

MOMENT = (1980, 1, 1, 0, 0, 0)
UNIX = 3
PLAIN_FILE = (stat.S_IFREG | 0o644) << 16
_PIECE = 1 << 20


def seal(path: Path, root: str, parts: Iterable[Part]) -> tuple[str, int]:
    """Writes all parts below one folder `root`; gives the SHA-256 (lower-case hex) and length of what lies on disk.

    Entries are sorted by name and carry one fixed time and mode; names beyond ASCII carry the UTF-8 flag; sizes that
    need it get ZIP64. Nothing is deflated: facsimiles are compressed inside, and the texts, which would gain little, would
    depend on the zlib in use and end in bits that nothing proves. Raises DiskFull,
    ReadOnly; Damaged or NotFound where a part is not what it is said to be; BadCode where its name cannot be kept.
    """
    with durable.keeping(path) as unfinished:
        with zipfile.ZipFile(unfinished, "w", strict_timestamps=True) as archive:
            for part in sorted(parts, key=lambda part: part.path):
                _add(archive, f"{root}/{part.path}", part)
        return digest_of(unfinished), unfinished.stat().st_size


def _add(archive: zipfile.ZipFile, name: str, part: Part) -> None:
    if not is_safe(name):
        raise BadCode(text=name, form=N_("file name"), example="H49.64.33.2001.160.1.pdf")
    entry = zipfile.ZipInfo(name, MOMENT)
    entry.create_system = UNIX
    entry.external_attr = PLAIN_FILE
    entry.file_size = part.length  # decides on ZIP64 before the first byte is written
    with archive.open(entry, "w") as into:
        for piece in part.pieces():
            into.write(piece)


def digest_of(path: Path) -> str:
    """SHA-256 of a file, read back from the disk, in lower-case hex."""
    seen = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            seen.update(piece)
    return seen.hexdigest()
