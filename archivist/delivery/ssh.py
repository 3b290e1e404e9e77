"""The door to SSH: a host that shows the key we know, and whose refusals are troubles."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import asyncssh

from archivist.delivery.patience import Timing
from archivist.troubles import BadSetting, Busy, HostKeyChanged, HostUnknown, NotAdmitted, Refused, Unreachable

_FULL = (asyncssh.SFTPNoSpaceOnFilesystem, asyncssh.SFTPQuotaExceeded)


class _ToldAlready(logging.Filter):
    """Writing on into a line that is cut is warned of, as if nobody were told; whoever writes gets Unreachable."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.msg != "socket.send() raised exception."


logging.getLogger("asyncio").addFilter(_ToldAlready())


@dataclass(frozen=True, slots=True)
class Host:
    """`host_key` is the fingerprint as ssh-keygen shows it (`SHA256:…`); empty where nobody has confirmed one yet.

    `key` is a private key file; `secret` its passphrase or, without a key, the password.
    """

    name: str
    port: int
    user: str
    host_key: str = ""
    key: Path | None = None
    secret: str = ""


class _Gate(asyncssh.SSHClient):
    """Lets in the one key that was confirmed, and remembers which one was shown."""

    def __init__(self, wanted: str) -> None:
        self.wanted, self.shown = wanted, ""

    def validate_host_public_key(self, host: str, addr: str, port: int, key: asyncssh.SSHKey) -> bool:  # noqa: ARG002
        self.shown = key.get_fingerprint()
        return bool(self.wanted) and self.shown == self.wanted


@asynccontextmanager
async def connected(destination: str, host: Host, timing: Timing) -> AsyncIterator[asyncssh.SFTPClient]:
    """Raises HostUnknown, HostKeyChanged, NotAdmitted, BadSetting, and what `translated` raises."""
    asyncio.get_running_loop().set_exception_handler(_cut)
    gate = _Gate(host.host_key)
    try:
        keys = [asyncssh.read_private_key(host.key, host.secret or None)] if host.key else []
    except (OSError, asyncssh.KeyImportError, asyncssh.KeyEncryptionError) as error:
        raise BadSetting(reason=f"{host.key}: {error}") from error
    try:
        async with translated(destination):
            connection = await asyncssh.connect(
                host.name, host.port, username=host.user, client_factory=lambda: gate,
                known_hosts=asyncssh.import_known_hosts(""), client_keys=keys, config=None, agent_path=None,
                password=None if host.key else host.secret or None, connect_timeout=timing.connect,
                login_timeout=timing.connect, keepalive_interval=timing.idle / 3,
            )  # fmt: skip
    except asyncssh.HostKeyNotVerifiable as error:
        kind = HostKeyChanged if host.host_key else HostUnknown
        raise kind(destination=destination, fingerprint=gate.shown) from error
    async with connection, translated(destination), connection.start_sftp_client() as client:
        yield client


def _cut(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """A line that is cut ends the library's own readers too: who waits for them was told, nobody else need be."""
    if not isinstance(context.get("exception"), asyncssh.Error | OSError):
        loop.default_exception_handler(context)


@asynccontextmanager
async def translated(destination: str) -> AsyncIterator[None]:
    """Turns what asyncssh raises into NotAdmitted, Busy, Refused, Unreachable."""
    try:
        yield
    except asyncssh.HostKeyNotVerifiable:
        raise
    except asyncssh.PermissionDenied as error:
        raise NotAdmitted(destination=destination) from error
    except _FULL as error:
        raise Busy(destination=destination, status=error.reason) from error
    except (asyncssh.SFTPConnectionLost, asyncssh.SFTPNoConnection) as error:
        raise Unreachable(destination=destination, reason=error.reason) from error
    except asyncssh.SFTPError as error:
        raise Refused(destination=destination, reason=error.reason) from error
    except (TimeoutError, asyncssh.Error, OSError) as error:
        raise Unreachable(destination=destination, reason=str(error) or type(error).__name__) from error
