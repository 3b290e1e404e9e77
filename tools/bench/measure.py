"""One command as the operating system accounts for it: wall and processor seconds, largest process, with its children."""

import ctypes
import os
import subprocess
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ADOPT_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER of prctl(2)


@dataclass(frozen=True, slots=True)
class Figures:
    """Seconds of wall clock and processor, MB of the largest memory that the whole family of processes held at once."""

    wall: float
    cpu: float
    megabytes: float
    status: int


def measure(command: Sequence[str], **environment: str) -> Figures:
    """Runs a command to its end; its output is thrown away. Processes that outlive it count, too."""
    ctypes.CDLL(None).prctl(ADOPT_ORPHANS, 1, 0, 0, 0)
    before = time.monotonic()
    with subprocess.Popen(
        command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        watch = _Watch(process.pid)
        watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.stop()
    wall = time.monotonic() - before
    return Figures(wall, usage.ru_utime + usage.ru_stime + _orphans(), watch.peak / 1024, process.returncode)


def _orphans() -> float:
    """Processor seconds of what the command left behind, waited for: the process that its workers branched off from."""
    seconds = 0.0
    while True:
        try:
            _, _, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return seconds
        seconds += usage.ru_utime + usage.ru_stime


class _Watch(threading.Thread):
    """Adds up the proportional memory of a process and all below it, ten times a second."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak, self._pid, self._over = 0.0, pid, threading.Event()

    def run(self) -> None:
        while not self._over.wait(0.1):
            self.peak = max(self.peak, sum(_kilobytes(pid) for pid in _family(self._pid)))

    def stop(self) -> None:
        self._over.set()
        self.join()


def _family(pid: int) -> list[int]:
    found = [pid]
    for member in found:
        try:
            children = Path(f"/proc/{member}/task/{member}/children").read_text()
        except OSError:
            continue
        found += [int(child) for child in children.split()]
    return found


def _kilobytes(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return float(next((line.split()[1] for line in lines if line.startswith("Pss:")), 0))
