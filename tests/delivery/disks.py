"""Disks with a fault, to stand in the place of `durable.disk`."""

import errno
from pathlib import Path

from archivist.durable import Disk


class FullDisk(Disk):
    """Takes so many bytes and then has no room for more."""

    def __init__(self, room: int = 0) -> None:
        self._room = room

    def write(self, path: Path, data: bytes) -> None:
        self._take(data)
        super().write(path, data)

    def append(self, path: Path, data: bytes) -> None:
        self._take(data)
        super().append(path, data)

    def sync(self, path: Path) -> None:
        if path.stat().st_size > self._room:
            raise OSError(errno.ENOSPC, "No space left on device")
        super().sync(path)

    def _take(self, data: bytes) -> None:
        if len(data) > self._room:
            raise OSError(errno.ENOSPC, "No space left on device")
        self._room -= len(data)


class AlteringDisk(Disk):
    """Keeps other bytes than it was given, without a word."""

    def append(self, path: Path, data: bytes) -> None:
        super().append(path, bytes([data[0] ^ 1]) + data[1:])


class LosingDisk(Disk):
    """Loses the end of what it was given, without a word."""

    def append(self, path: Path, data: bytes) -> None:
        super().append(path, data[:-1])


class LockedDisk(Disk):
    """May only be read."""

    def append(self, path: Path, data: bytes) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    def write(self, path: Path, data: bytes) -> None:
        raise OSError(errno.EROFS, "Read-only file system")
