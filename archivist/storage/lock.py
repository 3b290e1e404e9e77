"""One writer at a time: a locked file that says who holds the workspace; the system frees it when the holder dies."""

import getpass
import json
import os
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from archivist import clock, durable
from archivist.troubles import WorkspaceInUse

_FAR = 1 << 20


def login() -> str:
    """The name of the person at this computer, or the number of the account where it has no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return f"uid {os.getuid()}" if sys.platform != "win32" else "user"


class Lock:
    """Held from its making to `free`; raises WorkspaceInUse with the holder's name, or ReadOnly.

    `after_a_crash` tells whether the holder before never came to free it.
    """

    def __init__(self, path: Path) -> None:
        with durable.translated(path):
            self._file: IO[str] = path.open("a+", encoding="utf-8")
        try:
            _hold(self._file)
        except OSError as error:
            holder = _holder(self._file)
            self._file.close()
            raise WorkspaceInUse(holder=holder) from error
        self.after_a_crash = path.stat().st_size > 0
        self._say()

    def _say(self) -> None:
        """Not made lasting on purpose: no lock outlives a power cut."""
        said = {"user": login(), "host": socket.gethostname(), "pid": os.getpid(), "since": clock.stamp()}
        with suppress(OSError):
            self._file.truncate(0)
            self._file.write(json.dumps(said, ensure_ascii=False))
            self._file.flush()

    def free(self) -> None:
        """Others may have the workspace; harmless when done twice."""
        if not self._file.closed:
            with suppress(OSError):
                self._file.truncate(0)
            self._file.close()


def _holder(file: IO[str]) -> str:
    """As `user @ host (pid, since)`; `?` for what the lock does not say."""
    try:
        file.seek(0)
        said = json.loads(file.read())
        return f"{said['user']} @ {said['host']} ({said['pid']}, {said['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "?"


if sys.platform == "win32":
    import msvcrt

    def _hold(file: IO[str]) -> None:
        """Locks one byte far behind the text, so that others can read who holds it."""
        file.seek(_FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        file.seek(0)

else:
    import fcntl

    def _hold(file: IO[str]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
