"""SANE's own network daemon with its virtual device behind it: a scanner on another computer, as `net` sees it."""

import os
import random
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import create_connection

import pytest

from tests.capture.sane.backend import configured

PORT = 6566  # the only one at which the backend asks


@dataclass(frozen=True)
class Daemon:
    """`device` as SANE names it on this side."""

    device: str
    program: "subprocess.Popen[bytes]"


@contextmanager
def saned(monkeypatch: pytest.MonkeyPatch, folder: Path, **lines: str) -> Iterator[Daemon]:
    """At an address of this computer's own loopback network that no other test has; SANE here knows it and nothing else."""
    folder.mkdir()
    address = f"127.{random.randint(1, 254)}.{random.randint(0, 255)}.{random.randint(2, 254)}"
    there, here = folder / "there", folder / "here"
    configured(monkeypatch, there, **lines)
    (there / "saned.conf").write_text(f"{address}\n127.0.0.1\n")
    here.mkdir()
    (here / "dll.conf").write_text("net\n")
    (here / "net.conf").write_text(f"connect_timeout = 10\n{address}\n")
    command = [shutil.which("saned", path="/usr/sbin:/usr/bin:/sbin") or "saned", "-l", "-e", "-d0", "-b", address]
    settings = {**os.environ, "SANE_CONFIG_DIR": str(there)}
    program = subprocess.Popen(command, env=settings, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait(address, program)
        monkeypatch.setenv("SANE_CONFIG_DIR", str(here))
        yield Daemon(f"net:{address}:test:0", program)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(program.pid, 9)  # with the one that it branched off for us
        program.wait(20)


def _wait(address: str, program: "subprocess.Popen[bytes]") -> None:
    for _attempt in range(300):
        assert program.poll() is None, "the daemon ended"
        with suppress(OSError), create_connection((address, PORT), 2):
            return
        time.sleep(0.1)
    raise AssertionError("the daemon does not answer")
