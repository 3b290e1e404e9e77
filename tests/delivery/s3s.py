"""Real S3 servers on loopback for one test, as programs of their own, and a sender that does not wait long."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
from lxml import etree

from archivist import clock
from archivist.delivery.patience import Timing
from archivist.delivery.s3 import S3Destination
from archivist.delivery.s3_signing import Credentials, signed
from tests.delivery.intakes import QUICK, unused_port

BUCKET, KEYS = "nop", Credentials("xa-an-binh", "mo-cua-ra-nao")
SLOW = replace(QUICK, connect=10.0, idle=20.0)  # a busy machine is no bad line


@dataclass(frozen=True)
class Running:
    """A server that answers, with one bucket."""

    url: str

    def sender(self, timing: Timing = SLOW, credentials: Credentials = KEYS, **more: object) -> S3Destination:
        return S3Destination("tinh", f"{self.url}/{BUCKET}", credentials, timing=timing, **more)  # type: ignore[arg-type]

    def ask(self, method: str, path: str, content: bytes = b"") -> httpx.Response:
        """As anybody with the keys can, by another way than the sender's."""
        import hashlib

        url = f"{self.url}/{path}"
        headers = {"content-length": str(len(content))}
        proved = signed(KEYS, method, url, headers, hashlib.sha256(content).hexdigest(), clock.now())
        return httpx.request(method, url, headers=proved, content=content, timeout=20)

    def names(self) -> list[str]:
        root = etree.fromstring(self.ask("GET", f"{BUCKET}?list-type=2").content)
        return sorted(node.text or "" for node in root.iter("{*}Key"))

    def arrived(self) -> list[bytes]:
        return [self.ask("GET", f"{BUCKET}/{name}").content for name in self.names() if name.endswith(".zip")]


@contextmanager
def _program(command: list[str], url: str, folder: Path) -> Iterator[Running]:
    with (folder / "server.log").open("wb") as log:
        program = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
        try:
            there = Running(url)
            _wait(there, program)
            assert there.ask("PUT", BUCKET).status_code in (200, 409)
            yield there
        finally:
            program.kill()
            program.wait(20)


def _wait(there: Running, program: "subprocess.Popen[bytes]") -> None:
    for _attempt in range(600):
        assert program.poll() is None, "the server ended"
        with suppress(httpx.TransportError):
            there.ask("GET", "")
            return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")


@contextmanager
def moto(folder: Path) -> Iterator[Running]:
    """Honours If-None-Match; believes any signature and any checksum."""
    port = unused_port()
    command = [str(Path(sys.executable).with_name("moto_server")), "-H", "127.0.0.1", "-p", str(port)]
    with _program(command, f"http://127.0.0.1:{port}", folder) as there:
        yield there


@contextmanager
def rclone(folder: Path) -> Iterator[Running]:
    """Checks signatures and MD5; does not know If-None-Match."""
    port = unused_port()
    (folder / "disk" / BUCKET).mkdir(parents=True, exist_ok=True)
    command = [
        str(Path(sys.executable).with_name("rclone")), "serve", "s3", "--addr", f"127.0.0.1:{port}", "--auth-key",
        f"{KEYS.access},{KEYS.secret}", "--vfs-cache-mode", "writes", "--cache-dir", str(folder / "cache"), "--config", "",
        str(folder / "disk"),
    ]  # fmt: skip
    with _program(command, f"http://127.0.0.1:{port}", folder) as there:
        yield there
