"""The one way in which bytes become lasting: temporary name, fsync, rename, fsync of the folder."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from archivist.troubles import DiskFull, ReadOnly, Trouble

UNFINISHED = ".part"
_PIECE = 1 << 20


class Disk:
    """The operations that a power cut can fall between; tests put a forgetful one in its place."""

    def write(self, path: Path, data: bytes) -> None:
        path.write_bytes(data)

    def append(self, path: Path, data: bytes) -> None:
        with path.open("ab") as file:
            file.write(data)

    def truncate(self, path: Path, length: int) -> None:
        os.truncate(path, length)

    def sync(self, path: Path) -> None:
        with path.open("rb+") as file:
            os.fsync(file.fileno())

    def rename(self, path: Path, to: Path) -> None:
        path.replace(to)

    def sync_folder(self, path: Path) -> None:
        """Makes names lasting; Windows has no such call and keeps names with the file's own flush."""
        if os.name == "posix":
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

    def overwrite(self, path: Path) -> None:
        """Nothing but zeros stands where the file's bytes stood."""
        with path.open("rb+") as file:
            for start in range(0, os.fstat(file.fileno()).st_size, _PIECE):
                file.write(bytes(min(_PIECE, os.fstat(file.fileno()).st_size - start)))

    def committed(self, path: Path) -> None:
        """Called when a database has made a transaction lasting by its own means."""


disk = Disk()


def keep(path: Path, data: bytes) -> None:
    """All of `data` stands under `path` and stays there, or nothing does; raises DiskFull or ReadOnly."""
    with keeping(path) as unfinished:
        disk.write(unfinished, data)


@contextmanager
def keeping(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` to write into; when the block ends well it is made lasting under `path`."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}{UNFINISHED}")
    with translated(path):
        make_folder(path.parent)
        try:
            yield unfinished
            disk.sync(unfinished)
            disk.rename(unfinished, path)
            disk.sync_folder(path.parent)
        except Exception:
            with suppress(OSError):
                unfinished.unlink()
            raise


def append(path: Path, data: bytes) -> None:
    """`data` stands at the end of `path` and stays there; a cut may leave a torn last line, never a torn earlier one."""
    with translated(path):
        new = not path.exists()
        disk.append(path, data)
        disk.sync(path)
        if new:
            disk.sync_folder(path.parent)


def cut(path: Path, length: int) -> None:
    """`path` ends after `length` bytes from now on; needs no space, so it works on a full disk too."""
    with translated(path):
        disk.truncate(path, length)
        disk.sync(path)


def make_folder(path: Path) -> None:
    """The folder and those above it exist, and their names are lasting."""
    with translated(path):
        missing = [p for p in (path, *path.parents) if not p.exists()]
        for folder in reversed(missing):
            folder.mkdir(exist_ok=True)
            disk.sync_folder(folder.parent)


def discard(path: Path) -> None:
    """Removes a scratch file; only ever called for what is kept elsewhere or can be made again."""
    with suppress(FileNotFoundError):
        path.unlink()


def erase(path: Path) -> None:
    """Overwrites the bytes, then removes the file, both lasting; harmless where it is gone. What an SSD or a file system
    with snapshots keeps aside of its own accord is out of reach of any program: see docs/secrecy.md.
    """
    with translated(path):
        if not path.exists():
            return
        path.chmod(0o600)
        disk.overwrite(path)
        disk.sync(path)
        path.unlink()
        disk.sync_folder(path.parent)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns the system's refusals to write into the troubles that a clerk can mend."""
    try:
        yield
    except OSError as error:
        trouble = trouble_of(error, path)
        if trouble is None:
            raise
        raise trouble from error


def trouble_of(error: OSError, path: Path) -> Trouble | None:
    """The trouble behind a failed write, if it is one of the machine and not a fault of the program."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(path=str(path.parent))
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return ReadOnly(path=str(path.parent))
    return None
