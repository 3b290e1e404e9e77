"""The talk with a network scanner over HTTP or HTTPS: short answers whole, pictures straight to a file."""

import http.client
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

from archivist import durable
from archivist.troubles import BadSource, GarbageAnswer, ScannerLocked, ScannerOffline, ShortFrame

_CHUNK = 1 << 16
_LONGEST_ANSWER = 4 << 20
_LONGEST_PICTURE = 1 << 30
_LOCKED = (401, 403)


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers by lower-case names, and the body of a short answer (empty where it went to a file)."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    def seconds(self, otherwise: float) -> float:
        """How long Retry-After asks to wait; a date or nonsense counts as nothing said."""
        said = self.headers.get("retry-after", "")
        return float(said) if said.isascii() and said.isdecimal() and len(said) < 6 else otherwise


@dataclass(frozen=True, slots=True)
class Line:
    """A scanner's address, as `http://192.0.2.7:80/eSCL`. Each request has a connection of its own: devices forget theirs.

    `certified`: an HTTPS scanner must show a certificate that this computer trusts; the ones they come with are their
    own. `seconds` is the longest silence in a talk.
    """

    url: str
    certified: bool = False
    seconds: float = 60.0

    def ask(self, method: str, path: str, body: bytes = b"") -> Answer:
        """A short answer; raises ScannerOffline, ScannerLocked or GarbageAnswer."""
        with self._talk(method, path, body) as (answer, reply):
            content = _read(reply, _LONGEST_ANSWER + 1)
            if len(content) > _LONGEST_ANSWER:
                raise GarbageAnswer(device=self.url, reason=f"> {_LONGEST_ANSWER} B")
            return Answer(answer.status, answer.headers, content)

    def fetch(self, path: str, into: Path, name: str) -> Answer:
        """An answer of status 200 is written to `into`; raises ShortFrame where it breaks off, and all that `ask` does."""
        with self._talk("GET", path) as (answer, reply):
            if answer.status == http.client.OK:
                with durable.translated(into), into.open("wb") as file:
                    self._pour(reply, file, name)
            return answer

    def absolute(self, location: str) -> str:
        """Where a job lives. Firmware sends whole addresses, with host names that do not resolve, or relative ones: only
        the path is believed.
        """
        return urlsplit(urljoin(f"{self.url.rstrip('/')}/", location)).path.rstrip("/")

    def _pour(self, reply: http.client.HTTPResponse, file: BinaryIO, name: str) -> None:
        poured = 0
        while chunk := _read(reply, _CHUNK, name):
            poured += len(chunk)
            if poured > _LONGEST_PICTURE:
                raise GarbageAnswer(device=self.url, reason=f"> {_LONGEST_PICTURE} B")
            file.write(chunk)
        if reply.length:  # fewer bytes than were declared
            raise ShortFrame(name=name)

    @contextmanager
    def _talk(self, method: str, path: str, body: bytes = b"") -> Iterator[tuple[Answer, http.client.HTTPResponse]]:
        connection = self._connection()
        headers = {"Connection": "close", "Accept": "*/*"} | ({"Content-Type": "text/xml"} if body else {})
        try:
            connection.request(method, self._path(path), body or None, headers)
            reply = connection.getresponse()
            if reply.status in _LOCKED:
                raise ScannerLocked(device=self.url)
            yield Answer(reply.status, {k.lower(): v for k, v in reply.getheaders()}), reply
        except (http.client.RemoteDisconnected, OSError) as error:
            raise ScannerOffline(device=self.url, reason=str(error)) from error
        except (http.client.HTTPException, ValueError) as error:
            raise GarbageAnswer(device=self.url, reason=repr(error)[:200]) from error
        finally:
            connection.close()

    def _path(self, path: str) -> str:
        return path if path.startswith("/") else f"{urlsplit(self.url).path.rstrip('/')}/{path}"

    def _connection(self) -> http.client.HTTPConnection:
        address = urlsplit(self.url)
        try:
            host, port = address.hostname or "", address.port
        except ValueError as error:
            raise BadSource(text=self.url) from error
        if address.scheme not in ("http", "https") or not host:
            raise BadSource(text=self.url)
        if address.scheme == "http":
            return http.client.HTTPConnection(host, port, timeout=self.seconds)
        return http.client.HTTPSConnection(host, port, timeout=self.seconds, context=self._trust())

    def _trust(self) -> ssl.SSLContext:
        context = ssl.create_default_context()
        if not self.certified:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context


def _read(reply: http.client.HTTPResponse, most: int, name: str = "") -> bytes:
    """Up to so many bytes; a picture that breaks off is a ShortFrame."""
    try:
        return reply.read(most)
    except (http.client.IncompleteRead, OSError) as error:
        if name:
            raise ShortFrame(name=name) from error
        raise
