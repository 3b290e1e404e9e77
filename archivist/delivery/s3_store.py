"""The door to an S3 store: requests that are signed and tried again, answers that are read, refusals that are troubles."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urlencode

import httpx
from lxml import etree

from archivist import clock
from archivist.delivery.patience import Patience, Timing
from archivist.delivery.s3_signing import Credentials, signed
from archivist.delivery.web import talking
from archivist.model.promises.scanner_source import Cancelled
from archivist.troubles import (
    Busy,
    DeliveryAltered,
    NotAdmitted,
    NotTrusted,
    NotUnderstood,
    Refused,
    Stopped,
    TooBig,
    Trouble,
    Unreachable,
)

READ = 4 << 20  # bytes that are read back at once
_PIECE = 16 << 10
_SKEW = timedelta(minutes=15)
_LATER = frozenset({409, 425, 429, 500, 502, 503, 504, 507})
_BAD = 400  # with a code it is the store's word; without, of something on the way that saw half a request
_STRANGERS = frozenset({"AccessDenied", "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken"})
_SPOILT = frozenset({"BadDigest", "XAmzContentSHA256Mismatch", "IncompleteBody"})


class Store:
    """One bucket at one address (`https://host/bucket`), for one package at a time."""

    def __init__(
        self, name: str, address: str, credentials: Credentials, web: httpx.Client, timing: Timing, cancel: Cancelled
    ) -> None:
        self._name, self._address, self._credentials = name, address.rstrip("/"), credentials
        self._web, self._timing, self._cancel = web, timing, cancel
        self._patience = Patience(timing, cancel)

    def place(self, key: str) -> str:
        """The address of an object."""
        return f"{self._address}/{quote(key)}"

    def ask(
        self, method: str, key: str, query: Mapping[str, str] | None = None, body: bytes = b"",
        headers: Mapping[str, str] | None = None, known: Iterable[int] = (200, 204),
    ) -> httpx.Response:  # fmt: skip
        """The answer, if its status is one of `known`; asked again as long as the line or the store is only busy. Raises
        Unreachable, Busy, DeliveryAltered (later or now); NotAdmitted, NotTrusted, Refused, TooBig, NotUnderstood, Stopped.
        """
        while True:
            try:
                told = self._once(method, key, query or {}, body, headers or {})
                if told.status_code in known:
                    self._patience.gained()
                    return told
                raise self._trouble(told, len(body))
            except Trouble as trouble:
                if not isinstance(trouble, Busy | Unreachable | DeliveryAltered):
                    raise
                self._timing.pace.lost()
                self._patience.bear(trouble)

    def pieces(self, key: str, length: int) -> Iterator[bytes]:
        """The first `length` bytes of what lies there, a few megabytes at a time: a cut line costs no more than that."""
        for start in range(0, length, READ):
            end = min(start + READ, length) - 1
            yield self.ask("GET", key, headers={"range": f"bytes={start}-{end}"}, known=(200, 206)).content

    def stop_if_asked(self) -> None:
        """Raises Stopped."""
        if self._cancel():
            raise Stopped

    def _once(
        self, method: str, key: str, query: Mapping[str, str], body: bytes, headers: Mapping[str, str]
    ) -> httpx.Response:
        self.stop_if_asked()
        url = self.place(key) if key else self._address
        url = f"{url}?{urlencode(query, quote_via=quote)}" if query else url
        digest = hashlib.sha256(body).hexdigest()
        told = {**headers, "content-length": str(len(body))} if body or method in ("PUT", "POST") else dict(headers)
        proved = signed(self._credentials, method, url, told, digest, clock.now())
        with talking(self._name):
            return self._web.request(method, url, headers=proved, content=self._paced(body) if body else None)

    def _paced(self, body: bytes) -> Iterator[bytes]:
        for start in range(0, len(body), _PIECE):
            piece = body[start : start + _PIECE]
            self._patience.wait(self._timing.pace.delay(len(piece)))
            yield piece

    def _trouble(self, told: httpx.Response, length: int) -> Trouble:
        """What stands behind an answer that was not hoped for."""
        code, status = text_of(told.content, "Code"), told.status_code
        if code in _STRANGERS or code == "RequestTimeTooSkewed" or status in (401, 403):
            theirs = told.headers.get("Date", "")
            return NotTrusted(destination=self._name, reason=theirs) if _far(theirs) else NotAdmitted(destination=self._name)
        if code in _SPOILT:
            return DeliveryAltered(destination=self._name)
        if code == "EntityTooLarge" or status == 413:
            return TooBig(destination=self._name, length=length)
        if status in _LATER or (status == _BAD and not code):
            return Busy(destination=self._name, status=status)
        kind = Refused if 400 <= status < 500 else NotUnderstood
        return kind(destination=self._name, reason=f"{status} {code}".strip())


def _far(date: str) -> bool:
    """Whether our clock and theirs are so far apart that no signature of ours can be right."""
    try:
        return abs(parsedate_to_datetime(date) - clock.now()) > _SKEW
    except (TypeError, ValueError):
        return False


def texts_of(content: bytes, name: str) -> list[str]:
    """The texts of all elements of that name, whatever their namespace; none where it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return []
    return [node.text or "" for node in root.iter(f"{{*}}{name}")]


def text_of(content: bytes, name: str) -> str:
    """The first of them."""
    return next(iter(texts_of(content, name)), "")
