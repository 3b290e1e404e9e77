"""The door to HTTP: connections that are checked, that hold little back, and whose failures are troubles."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import httpx

from archivist.delivery.patience import Timing
from archivist.troubles import BadSetting, NotAdmitted, NotTrusted, NotUnderstood, Unreachable

# What the system may hold back unsent: more, and a cut line loses it and has it sent again.
UNSENT = 64 << 10


@dataclass(frozen=True, slots=True)
class Security:
    """`authority` are certificates to trust instead of the system's; `certificate` and `key` are our own (PEM files)."""

    authority: Path | None = None
    certificate: Path | None = None
    key: Path | None = None
    token: str = ""


def expect_safe(address: str, setting: str) -> None:
    """Only https, or this very computer: raises BadSetting."""
    parts = urlsplit(address)
    if parts.hostname and (parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname))):
        return
    raise BadSetting(reason=f"{setting} = {address} (https://…)")


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def connection(security: Security, timing: Timing) -> httpx.Client:
    """A client to be closed after use; raises BadSetting where a certificate file cannot be used."""
    options = [(socket.SOL_SOCKET, socket.SO_SNDBUF, UNSENT), (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)]
    transport = httpx.HTTPTransport(verify=_context(security), socket_options=options)
    headers = {b"Authorization": b"Bearer " + security.token.encode()} if security.token else {}
    timeout = httpx.Timeout(timing.idle, connect=timing.connect)
    return httpx.Client(transport=transport, headers=headers, timeout=timeout)


def _context(security: Security) -> ssl.SSLContext:
    try:
        context = ssl.create_default_context(cafile=security.authority)
        if security.certificate:
            context.load_cert_chain(security.certificate, security.key)
    except (OSError, ssl.SSLError) as error:
        raise BadSetting(reason=f"{security.authority or security.certificate}: {error}") from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@contextmanager
def talking(destination: str) -> Iterator[None]:
    """Turns what httpx raises into NotTrusted, NotAdmitted, Unreachable or NotUnderstood."""
    try:
        yield
    except httpx.TransportError as error:
        reason = _tls_of(error)
        if isinstance(reason, ssl.SSLCertVerificationError):
            raise NotTrusted(destination=destination, reason=reason.verify_message) from error
        if reason is not None and "CERTIFICATE_REQUIRED" in str(reason).upper().replace(" ", "_"):
            raise NotAdmitted(destination=destination) from error
        raise Unreachable(destination=destination, reason=str(error) or type(error).__name__) from error
    except (httpx.InvalidURL, httpx.DecodingError) as error:
        raise NotUnderstood(destination=destination, reason=str(error)) from error


def _tls_of(error: BaseException | None) -> ssl.SSLError | None:
    while error is not None and not isinstance(error, ssl.SSLError):
        error = error.__cause__ or error.__context__
    return error


def below(base: str, told: str) -> str:
    """A place that the other side named, on the host that we chose to trust: a proxy's inner names lead nowhere."""
    ours, theirs = urlsplit(base), urlsplit(urljoin(base, told))
    return urlunsplit(SplitResult(ours.scheme, ours.netloc, theirs.path, theirs.query, ""))
