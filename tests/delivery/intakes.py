"""An intake on loopback for one test, and a sender that does not wait long."""

import hashlib
import random
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from archivist.delivery.intake.serving import Serving
from archivist.delivery.intake.store import Judge, Store
from archivist.delivery.patience import Timing
from archivist.delivery.tus import TusDestination
from archivist.delivery.web import Security
from archivist.model.dossier import Package

QUICK = Timing(connect=2.0, idle=2.0, pause=0.01, longest_pause=0.2, receipt=5.0, tries=6)


@dataclass(frozen=True)
class Running:
    """An intake that answers: its address, and the store that it fills."""

    url: str
    folder: Path

    @property
    def store(self) -> Store:
        return Store(self.folder)

    def sender(self, timing: Timing = QUICK, security: Security | None = None) -> TusDestination:
        return TusDestination("tinh", f"{self.url}/files", security or Security(), timing=timing)


@contextmanager
def running(serving: Serving, judge: Judge | None = None) -> Iterator[Running]:
    """The intake in a thread of this program, until the block ends."""
    server = serving.server(judge)
    with serving.listening() as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield Running(serving.url(listening), serving.folder)
        finally:
            server.should_exit = True
            thread.join(10)


@contextmanager
def intake(folder: Path, *faults: str, judge: Judge | None = None, **more: object) -> Iterator[Running]:
    """An intake with these switches."""
    from archivist.delivery.intake.serving import faults_of

    with running(replace(Serving(folder, faults=faults_of(faults)), **more), judge) as found:  # type: ignore[arg-type]
        yield found


def package_of(folder: Path, length: int, seed: int = 1) -> Package:
    """A sealed package of so many bytes that no packing makes smaller."""
    content = random.Random(seed).randbytes(length)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"uuid-{seed}.zip"
    path.write_bytes(content)
    return Package(path, "BagIt", f"uuid-{seed}", hashlib.sha256(content).hexdigest(), length)


def unused_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def go_on() -> bool:
    return False
