"""Sweeps away what programs that died were still writing; none of it was ever acknowledged."""

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from archivist.durable import UNFINISHED

_NAME = re.compile(r".*\.(\d+)" + re.escape(UNFINISHED))
_STARTED = time.time()


def sweep(root: Path, spare: Path | None = None) -> tuple[Path, ...]:
    """Removes the unfinished files of dead programs below `root`, but for the folder `spare`, and names them."""
    stale = tuple(p for p in _unfinished(root, spare) if _is_stale(p))
    for path in stale:
        with suppress(OSError):
            path.unlink()
    return stale


def _unfinished(root: Path, spare: Path | None) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders[:] = [f for f in folders if Path(folder, f) != spare]
        yield from (Path(folder, name) for name in names if name.endswith(UNFINISHED))


def _is_stale(path: Path) -> bool:
    named = _NAME.fullmatch(path.name)
    if not named:
        return False
    pid = int(named[1])
    if pid == os.getpid():
        # Numbers come back after a restart: a file from before this program began is another's.
        return path.stat().st_mtime < _STARTED
    return not _lives(pid)


if sys.platform == "win32":
    import ctypes

    _MAY_BE_ASKED = 0x1000  # PROCESS_QUERY_LIMITED_INFORMATION

    def _lives(pid: int) -> bool:
        handle = ctypes.windll.kernel32.OpenProcess(_MAY_BE_ASKED, False, pid)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)

else:

    def _lives(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):
            return False
        except PermissionError:
            return True
        return True
