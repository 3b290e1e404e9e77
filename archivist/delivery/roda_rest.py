"""The door to a RODA repository (REST v2): who we are, answers that are read, refusals that are troubles."""

import base64
import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import md5
from typing import Any

import httpx

from archivist.delivery.patience import Patience, Timing
from archivist.delivery.receipt import as_object
from archivist.delivery.web import talking
from archivist.model.promises.scanner_source import Cancelled
from archivist.troubles import Busy, NotAdmitted, NotUnderstood, Refused, Retry, Stopped, TooBig, Trouble

PIECE = 16 << 10
_LATER = frozenset({423, 425, 429, 500, 502, 503, 504, 507})


@dataclass(frozen=True, slots=True)
class Access:
    """With a `user` the secret is a password; without, an access key that is changed for a token."""

    user: str = ""
    secret: str = ""


class Rest:
    """One repository at one address (`https://host`), for one package at a time."""

    def __init__(
        self, name: str, address: str, access: Access, web: httpx.Client, timing: Timing, cancel: Cancelled
    ) -> None:
        self.name, self._base = name, f"{address.rstrip('/')}/api/v2/"
        self._access, self._web, self._timing, self._cancel = access, web, timing, cancel
        self.patience, self._proof = Patience(timing, cancel), ""

    def place(self, path: str) -> str:
        """The address of something over there."""
        return self._base + path

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        known: Iterable[int] = (200,),
        query: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """The answer, if its status is one of `known`; asked again as long as the line or the repository is only busy, so
        only what may be asked twice is asked here. Raises what `once` raises.
        """
        while True:
            try:
                told = self.once(method, path, body, known, query)
            except Trouble as trouble:
                if trouble.retry is not Retry.LATER:
                    raise
                self.patience.bear(trouble)
            else:
                self.patience.gained()
                return told

    def once(
        self,
        method: str,
        path: str,
        body: object = None,
        known: Iterable[int] = (200,),
        query: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Asked a single time. Raises Unreachable, Busy, NotUnderstood (later); NotAdmitted, NotTrusted, Refused, TooBig,
        Stopped.
        """
        content = None if body is None else json.dumps(body).encode()
        headers = {} if body is None else {"Content-Type": "application/json"}
        told = self._sent(method, path, query or {}, headers, content)
        if told.status_code == 401 and self._renew():
            told = self._sent(method, path, query or {}, headers, content)
        return self._expected(told, known)

    def upload(self, parent: str, name: str, length: int, pieces: Iterable[bytes]) -> httpx.Response:
        """One POST that arrives whole or leaves a stub under the name; raises as `once` does."""
        self._renew()
        boundary = uuid.uuid4().hex
        head = (
            f'--{boundary}\r\nContent-Disposition: form-data; name="resource"; filename="{name}"\r\n'
            "Content-Type: application/zip\r\n\r\n"
        ).encode()
        tail = f"\r\n--{boundary}--\r\n".encode()
        headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            "Content-Length": str(len(head) + length + len(tail)),
        }
        query = {"commit": "true"} | ({"parent-uuid": parent} if parent else {})
        told = self._sent("POST", "transfers/create/resource", query, headers, self._paced(head, pieces, tail))
        return self._expected(told, (200, 201, 409))

    def pieces(self, path: str) -> Iterator[bytes]:
        """What lies there from its beginning; nothing where there is nothing. Raises as `once` does."""
        self._stop_if_asked()
        self._renew()
        with talking(self.name), self._web.stream("GET", self._base + path, headers=self._proved({})) as told:
            if told.status_code != 404:
                self._expected(told, (200,))
                for piece in told.iter_bytes(1 << 20):
                    self._stop_if_asked()
                    yield piece

    def found(self, kind: str, field: str, value: str) -> list[dict[str, Any]]:
        """At most a few entries of the index of that kind whose field is the value; none where nobody answers in kind."""
        # Older releases call the discriminator `type`; what is not known there is ignored.
        wanted = {"@type": "SimpleFilterParameter", "type": "SimpleFilterParameter", "name": field, "value": value}
        sublist = {"firstElementIndex": 0, "maximumElementCount": 10}
        told = self.ask("POST", f"{kind}/find", {"filter": {"parameters": [wanted]}, "sublist": sublist})
        results = as_object(told.content, self.name).get("results") or []
        return [r for r in results if isinstance(r, dict)]

    def _sent(
        self, method: str, path: str, query: Mapping[str, str], headers: Mapping[str, str],
        content: bytes | Iterable[bytes] | None,
    ) -> httpx.Response:  # fmt: skip
        self._stop_if_asked()
        with talking(self.name):
            return self._web.request(
                method, self._base + path, params=dict(query), headers=self._proved(headers), content=content
            )

    def _proved(self, headers: Mapping[str, str]) -> dict[str, str]:
        if not self._proof and self._access.secret:
            self._proof = self._new_proof()
        return {**headers, "Accept": "application/json", **({"Authorization": self._proof} if self._proof else {})}

    def _renew(self) -> bool:
        """Tokens run out; whether there may be a newer one. Nobody finds out after gigabytes."""
        self._proof = ""
        return bool(self._access.secret and not self._access.user)

    def _new_proof(self) -> str:
        """HTTP Basic, or the token that an access key is good for: the key goes as a bare string."""
        if self._access.user:
            pair = f"{self._access.user}:{self._access.secret}".encode()
            return f"Basic {base64.b64encode(pair).decode()}"
        with talking(self.name):
            told = self._web.post(
                self._base + "members/token", content=self._access.secret, headers={"Content-Type": "application/json"}
            )
        token = as_object(self._expected(told, (200, 201)).content, self.name).get("token")
        if not token:
            raise NotUnderstood(destination=self.name, reason="token")
        return f"Bearer {token}"

    def _paced(self, head: bytes, pieces: Iterable[bytes], tail: bytes) -> Iterator[bytes]:
        yield head
        for piece in pieces:
            self._stop_if_asked()
            self.patience.wait(self._timing.pace.delay(len(piece)))
            yield piece
        yield tail

    def _expected(self, told: httpx.Response, known: Iterable[int]) -> httpx.Response:
        status = told.status_code
        if status in known:
            return told
        told.read()
        if status in (401, 403):
            raise NotAdmitted(destination=self.name)
        if status in _LATER:
            raise Busy(destination=self.name, status=status)
        if status == 413:
            raise TooBig(destination=self.name, length=int(told.request.headers.get("Content-Length", 0)))
        kind = Refused if 400 <= status < 500 else NotUnderstood
        raise kind(destination=self.name, reason=f"{status} {told.text[:200]}".strip())

    def _stop_if_asked(self) -> None:
        if self._cancel():
            raise Stopped


def resource_uuid(path: str) -> str:
    """The id that RODA gives to what lies at that path of its transfer area: Java's UUID.nameUUIDFromBytes."""
    return str(uuid.UUID(bytes=md5(path.encode(), usedforsecurity=False).digest(), version=3))
