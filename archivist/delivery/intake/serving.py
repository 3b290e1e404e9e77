"""Runs the intake at an address, with TLS and client certificates where they are given."""

import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from archivist.delivery.intake.faults import Fault, Faults
from archivist.delivery.intake.server import LARGEST, Intake
from archivist.delivery.intake.store import Judge, Store
from archivist.troubles import AddressTaken, BadSetting

GOODBYE = 5  # seconds in which open requests may end


@dataclass(frozen=True, slots=True)
class Serving:
    """Where and how the intake answers: `port` 0 takes a free one, `clients` is the CA whose clients alone may come."""

    folder: Path
    address: str = "127.0.0.1"
    port: int = 0
    certificate: Path | None = None
    key: Path | None = None
    clients: Path | None = None
    token: str = ""
    largest: int = LARGEST
    faults: tuple[Fault, ...] = ()

    def server(self, judge: Judge | None) -> uvicorn.Server:
        """Raises DiskFull, ReadOnly where the folder cannot be used, BadSetting where a certificate cannot."""
        store = Store(self.folder, judge)
        app: ASGIApp = Intake(store, token=self.token, largest=self.largest).app()
        if self.faults:
            app = Faults(app, self.faults)
        config = uvicorn.Config(
            app,
            log_level="critical",
            access_log=False,
            server_header=False,
            ws="none",
            lifespan="on",
            timeout_graceful_shutdown=GOODBYE,
            ssl_certfile=self.certificate,
            ssl_keyfile=self.key,
            ssl_ca_certs=str(self.clients) if self.clients else None,
            ssl_cert_reqs=ssl.CERT_REQUIRED if self.clients else ssl.CERT_NONE,
        )
        try:
            config.load()
        except (OSError, ssl.SSLError) as error:
            raise BadSetting(reason=str(error)) from error
        return uvicorn.Server(config)

    def listening(self) -> socket.socket:
        """Raises AddressTaken."""
        try:
            family = socket.AF_INET6 if ":" in self.address else socket.AF_INET
            return socket.create_server((self.address, self.port), family=family)
        except OSError as error:
            raise AddressTaken(address=f"{self.address}:{self.port}", reason=error.strerror or str(error)) from error

    def url(self, listening: socket.socket) -> str:
        """The address to put into a sender's settings."""
        host = f"[{self.address}]" if ":" in self.address else self.address
        return f"http{'s' if self.certificate else ''}://{host}:{listening.getsockname()[1]}"


def serve(serving: Serving, judge: Judge | None, ready: Callable[[str], None]) -> None:
    """Answers until it is told to stop (Ctrl-C, SIGTERM); `ready` is told the address."""
    server = serving.server(judge)
    with serving.listening() as listening:
        ready(serving.url(listening))
        server.run(sockets=[listening])


def faults_of(names: Sequence[str]) -> tuple[Fault, ...]:
    """The switches by their names; raises ValueError."""
    return tuple(Fault(name) for name in names)
