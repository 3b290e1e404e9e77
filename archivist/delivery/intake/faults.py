"""Fault switches of the intake: what real servers and lines do wrong, done on purpose, one request each."""

import asyncio
import hashlib
import json
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Fault(StrEnum):
    """The names of the switches; each is pulled once, in the order given, at the next request that it concerns."""

    HALF = "400"
    CONFLICT = "409"
    TOO_LARGE = "413"
    LOCKED = "423"
    BUSY = "429"
    MISMATCH = "460"
    BROKEN = "500"
    AWAY = "503"
    HANG = "hang"
    WRONG_OFFSET = "wrong-offset"
    DROP_AFTER_COMMIT = "drop-after-commit"
    DOUBLE_ANSWER = "double-answer"
    TRUNCATED = "truncated"
    FALSE_RECEIPT = "false-receipt"
    NO_RECEIPT = "no-receipt"


_RECEIPTS = (Fault.FALSE_RECEIPT, Fault.NO_RECEIPT)
Step = Callable[["Exchange"], Awaitable[None]]


class Faults:
    """Stands before the intake and spoils one exchange for each switch."""

    def __init__(self, app: ASGIApp, switches: Sequence[Fault]) -> None:
        self._app, self._switches = app, deque(switches)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        fault = self._next(scope) if scope["type"] == "http" else None
        if fault is None:
            await self._app(scope, receive, send)
            return
        exchange = Exchange(self._app, scope, receive, send)
        if fault.isdecimal():
            await exchange.refuse(int(fault))
        else:
            await _STEPS[fault](exchange)

    def _next(self, scope: Scope) -> Fault | None:
        if not self._switches:
            return None
        receipts = scope["method"] == "GET" and scope["path"].startswith("/deliveries/")
        wanted = receipts if self._switches[0] in _RECEIPTS else scope["method"] == "PATCH"
        return self._switches.popleft() if wanted else None


class Exchange:
    """One request and what is done to it."""

    def __init__(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        self._app, self._scope, self._receive, self._send = app, scope, receive, send

    async def refuse(self, status: int) -> None:
        """Answers with this status without having looked at the request."""
        headers = [(b"content-length", b"0"), (b"tus-resumable", b"1.0.0")]
        headers += [(b"retry-after", b"0")] if status in (429, 503) else []
        await self._send({"type": "http.response.start", "status": status, "headers": headers})
        await self._send({"type": "http.response.body", "body": b""})

    async def hang(self) -> None:
        """Takes everything and says nothing until the sender goes away."""
        await self._body()
        await self._receive()

    async def wrong_offset(self) -> None:
        """Says that more has arrived than did."""
        start, body = await self._answer(await self._body())
        await self._say(_with_offset(start, 1000), body)

    async def drop_after_commit(self) -> None:
        """Keeps the bytes and is gone before it has said so."""
        await self._answer(await self._body())
        await self._send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"10")]})

    async def double_answer(self) -> None:
        """A proxy on the way repeats the request; what arrives is the answer to the second one."""
        request = await self._body()
        await self._answer(request)
        await self._say(*await self._answer(request))

    async def truncated(self) -> None:
        """The disk loses the end of what was acknowledged."""
        request = await self._body()
        kept = request[: len(request) // 2]
        self._scope["headers"] = [h for h in self._scope["headers"] if h[0] != b"upload-checksum"]
        start, body = await self._answer(kept)
        await self._say(_with_offset(start, len(request) - len(kept)), body)

    async def false_receipt(self) -> None:
        """A receipt in good form, for other bytes."""
        start, body = await self._answer(b"")
        told: dict[str, Any] = json.loads(body)
        told |= {"state": "accepted", "sha256": hashlib.sha256(b"another").hexdigest()}
        await self._say(start, json.dumps(told).encode())

    async def no_receipt(self) -> None:
        """The receipts are out of order."""
        await self.refuse(404)

    async def _body(self) -> bytes:
        body, more = b"", True
        while more:
            message = await self._receive()
            body += message.get("body", b"")
            more = bool(message.get("more_body")) and message["type"] == "http.request"
        return body

    async def _answer(self, request: bytes) -> tuple[Message, bytes]:
        """What the intake answers to the request, kept back."""
        told: list[Message] = []

        async def receive() -> Message:
            await asyncio.sleep(0)
            return {"type": "http.request", "body": request, "more_body": False}

        async def send(message: Message) -> None:
            await asyncio.sleep(0)
            told.append(message)

        await self._app(self._scope, receive, send)
        return told[0], b"".join(m.get("body", b"") for m in told[1:])

    async def _say(self, start: Message, body: bytes) -> None:
        headers = [(k, v) for k, v in start["headers"] if k != b"content-length"]
        if start["status"] != 204:
            headers.append((b"content-length", str(len(body)).encode()))
        await self._send({**start, "headers": headers})
        await self._send({"type": "http.response.body", "body": body})


def _with_offset(start: Message, more: int) -> Message:
    """The same answer, claiming so many bytes more."""
    headers = [(k, str(int(v) + more).encode() if k == b"upload-offset" else v) for k, v in start["headers"]]
    return {**start, "headers": headers}


_STEPS: dict[Fault, Step] = {
    Fault.HANG: Exchange.hang,
    Fault.WRONG_OFFSET: Exchange.wrong_offset,
    Fault.DROP_AFTER_COMMIT: Exchange.drop_after_commit,
    Fault.DOUBLE_ANSWER: Exchange.double_answer,
    Fault.TRUNCATED: Exchange.truncated,
    Fault.FALSE_RECEIPT: Exchange.false_receipt,
    Fault.NO_RECEIPT: Exchange.no_receipt,
}
