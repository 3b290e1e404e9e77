"""An SFTP server on loopback for one test, and a sender that does not wait long."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import asyncssh

from archivist.delivery.sftp import SftpDestination
from archivist.delivery.ssh import Host
from tests.delivery.intakes import QUICK

USER, SECRET = "xa-an-binh", "mở cửa"


@dataclass
class Whims:
    """What the server does wrong: spoils what is written, or drops the line after so many writes."""

    spoil: bool = False
    writes_left: int = 1 << 30
    no_fsync: bool = False
    drops: int = 0
    synced: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Running:
    """A server that answers; `key` is the fingerprint that it shows."""

    port: int
    key: str
    folder: Path
    whims: Whims

    def sender(self, host_key: str | None = None, secret: str = SECRET, *, receipts: bool = False) -> SftpDestination:
        host = Host("127.0.0.1", self.port, USER, self.key if host_key is None else host_key, secret=secret)
        return SftpDestination("tinh", host, "/nop", receipts, QUICK)


class _Door(asyncssh.SSHServer):
    def begin_auth(self, username: str) -> bool:
        return True

    def password_auth_supported(self) -> bool:
        return True

    def validate_password(self, username: str, password: str) -> bool:
        return (username, password) == (USER, SECRET)


def _files(root: Path, whims: Whims) -> type[asyncssh.SFTPServer]:
    class Files(asyncssh.SFTPServer):
        def __init__(self, channel: "asyncssh.SSHServerChannel[bytes]") -> None:
            super().__init__(channel, chroot=str(root).encode())

        def write(self, file_obj: object, offset: int, data: bytes) -> int:
            whims.writes_left -= 1
            if whims.writes_left < 0:
                whims.writes_left, whims.drops = 3, whims.drops + 1
                self.channel.get_connection().abort()
                raise asyncssh.SFTPConnectionLost("the line is cut")
            return super().write(file_obj, offset, bytes([data[0] ^ 1]) + data[1:] if whims.spoil else data)  # type: ignore[return-value]

        def fsync(self, file_obj: object) -> None:
            if whims.no_fsync:
                raise asyncssh.SFTPOpUnsupported("no fsync")
            whims.synced.append("synced")
            super().fsync(file_obj)

        def posix_rename(self, oldpath: bytes, newpath: bytes) -> None:
            if whims.no_fsync:
                raise asyncssh.SFTPOpUnsupported("no posix-rename")
            super().posix_rename(oldpath, newpath)

    return Files


@contextmanager
def sftp_server(folder: Path, whims: Whims | None = None) -> Iterator[Running]:
    """The server in a thread of this program, until the block ends; packages go into `folder`/nop."""
    (folder / "nop").mkdir(parents=True, exist_ok=True)
    key, whims, loop = asyncssh.generate_private_key("ssh-ed25519"), whims or Whims(), asyncio.new_event_loop()
    started: list[asyncssh.SSHAcceptor] = []
    ready = threading.Event()

    async def start() -> None:
        files = _files(folder, whims)
        started.append(
            await asyncssh.listen("127.0.0.1", 0, server_factory=_Door, server_host_keys=[key], sftp_factory=files)
        )

    async def stop() -> None:
        started[0].close()
        await started[0].wait_closed()
        others = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
        await asyncio.wait(others, timeout=2.0) if others else None

    def live() -> None:
        loop.run_until_complete(start())
        loop.call_soon(ready.set)  # not before: a stop that comes while it starts would be forgotten
        loop.run_forever()
        loop.run_until_complete(stop())
        loop.close()

    thread = threading.Thread(target=live, daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield Running(started[0].get_port(), key.get_fingerprint(), folder / "nop", whims)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
