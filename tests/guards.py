"""The guards that are always on: what a test may not log, leave running, write or reach."""

import ipaddress
import logging
import os
import re
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import tqdm

from archivist import translation

GRACE = 15.0  # seconds in which threads and processes that were told to end may do so
FIXED = 1_767_323_045  # 2026-01-02T03:04:05Z
LASTING = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")  # Python's own; they end with the interpreter
KEPT_BY_TOOLS = {"__pycache__", ".pytest_cache", ".hypothesis"}


def pytest_configure(config: pytest.Config) -> None:
    home = Path(tempfile.mkdtemp(prefix="archivist-home-"))
    config.add_cleanup(lambda: _remove(home))
    for name in [n for n in os.environ if n.startswith("ARCHIVIST_")] + ["SOURCE_DATE_EPOCH"]:
        os.environ.pop(name, None)
    os.environ |= {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "ARCHIVIST_LANGUAGE": "en"}
    os.environ |= _places(home)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    tqdm.tqdm.monitor_interval = 0  # its monitor is a thread that never ends
    gate.roots += [Path(place).resolve() for place in (tempfile.gettempdir(), config.option.basetemp) if place]
    if not gate.watching:
        gate.watching = True
        sys.addaudithook(gate.audit)


def _remove(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    folder.rmdir()


def _places(home: Path) -> dict[str, str]:
    """Where settings and state are looked for: nothing of the person who runs the tests."""
    return {
        "ARCHIVIST_SITE_CONFIG": str(home / "site"),
        "ARCHIVIST_USER_CONFIG": str(home / "user"),
        **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CONFIG", "DATA", "STATE")},
    }


# --- what a test may not reach or write ---


@dataclass
class Gate:
    """Listens to the interpreter's audit events; refuses the network and notes what is written outside `roots`."""

    roots: list[Path] = field(default_factory=lambda: [Path("/dev"), Path("/proc")])
    reached: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    watching: bool = False

    def audit(self, event: str, given: tuple[Any, ...]) -> None:
        if event == "open":
            path, mode, flags = given
            if _writes(mode, flags):
                self.note(path)
        elif event in ("os.mkdir", "sqlite3.connect"):
            self.note(given[0])
        elif event in ("os.rename", "os.link", "os.symlink"):
            self.note(given[1])
        elif event.startswith("socket.") and (host := _host(event, given)) is not None and not _here(host):
            self.reached.append(f"{event} {host}")
            raise RuntimeError(f"a test reached for the network: {host}")

    def note(self, path: Any) -> None:
        if not isinstance(path, str | bytes | os.PathLike) or os.fspath(path) in ("", ":memory:"):
            return
        place = Path(os.path.realpath(os.fsdecode(path).removeprefix("file:").partition("?")[0]))
        if not KEPT_BY_TOOLS.intersection(place.parts) and not any(place.is_relative_to(r) for r in self.roots):
            self.written.append(str(place))


gate = Gate()


def _writes(mode: str | None, flags: int) -> bool:
    return bool(set(mode or "") & set("wax+")) or bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _host(event: str, given: tuple[Any, ...]) -> str | None:
    """The host that an audit event of the socket module is about; None where it is about none."""
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        family, address = given[0].family, given[1]
        return str(address[0]) if family in (socket.AF_INET, socket.AF_INET6) and address else None
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        return os.fsdecode(given[0]) if given[0] else None
    return None


def _here(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return host in ("localhost", socket.gethostname())
    return address.is_loopback or address.is_unspecified


# --- what a test may not log ---


class Log(logging.Handler):
    """Collects log lines of WARNING and above; a test names those that it expects."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def complaints(self) -> list[str]:
        unexpected = [line for line in self.lines if not any(re.search(e, line) for e in self.expected)]
        missed = [e for e in self.expected if not any(re.search(e, line) for line in self.lines)]
        return [f"unexpected log line: {x}" for x in unexpected] + [f"expected log line did not come: {x}" for x in missed]


# --- what a test may not leave running ---


def _threads() -> set[threading.Thread]:
    """Python's threads; those that Qt started show as dummies and are Qt's own affair."""
    return {t for t in threading.enumerate() if not isinstance(t, threading._DummyThread)}


def _children() -> dict[int, str]:
    """Running child processes by their ids, with their command lines; Linux tells them in /proc."""
    own, present, found = str(os.getpid()), set(filter(str.isdecimal, os.listdir("/proc"))), {}  # noqa: PTH208
    strangers.intersection_update(present)
    for name in present - strangers:
        with suppress(OSError):  # it ended while we looked
            state, parent = Path("/proc", name, "stat").read_text().rpartition(")")[2].split()[:2]
            if parent != own:
                strangers.add(name)
            elif state not in "ZX":
                found[int(name)] = Path("/proc", name, "cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    return {process: command for process, command in found.items() if not any(name in command for name in LASTING)}


strangers: set[str] = set()  # processes seen with another parent: they do not become ours, and need no second look


def _left_running(threads: set[threading.Thread], children: dict[int, str]) -> list[str]:
    end = time.monotonic() + GRACE
    for thread in _threads() - threads:
        thread.join(max(0.0, end - time.monotonic()))
    while (left := {p: c for p, c in _children().items() if p not in children}) and time.monotonic() < end:
        time.sleep(0.02)
    for process in left:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)  # it is this test's own, and must not disturb the next one
    return [f"thread left running: {t.name}" for t in _threads() - threads] + [
        f"process left running: {process} {command}" for process, command in left.items()
    ]


# --- the fixtures ---


@pytest.fixture(autouse=True)
def guard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Log]:
    """Set up before all other fixtures of a test and torn down after them; complains about what the test left behind."""
    home = tmp_path_factory.getbasetemp() / "homes" / os.urandom(6).hex()  # made only when something is written there
    log, chosen, threads, children = Log(), list(translation._chosen), _threads(), _children()
    gate.written.clear()
    gate.reached.clear()
    logging.getLogger().addHandler(log)
    with pytest.MonkeyPatch.context() as places:
        for name, value in _places(home).items():
            places.setenv(name, value)
        yield log
    logging.getLogger().removeHandler(log)
    translation._chosen[:] = chosen
    complaints = log.complaints() + _left_running(threads, children)
    complaints += [f"reached for the network: {x}" for x in gate.reached]
    complaints += [f"written outside tmp_path: {x}" for x in sorted(set(gate.written))]
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def expect_log(guard: Log) -> Callable[[str], None]:
    """Call it with a regular expression: a log line that matches must come, and is no complaint."""
    return guard.expected.append


@pytest.fixture
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Time stands still at 2026-01-02T03:04:05Z for all that asks archivist.clock."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(FIXED))
    return datetime.fromtimestamp(FIXED, UTC)
