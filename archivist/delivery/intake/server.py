"""The intake on the wire: tus 1.0 (creation, checksum, termination, expiration) and receipts as JSON."""

import asyncio
import base64
import binascii
import hashlib
import hmac
import logging
import uuid
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from email.utils import format_datetime
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from archivist import clock
from archivist.delivery.intake.announced import Announced, is_digest
from archivist.delivery.intake.store import KEPT_DAYS, Store
from archivist.delivery.metadata import metadata_of
from archivist.troubles import Trouble

Answer = Callable[[Request], Awaitable[Response]]
LARGEST = 64 << 30
LAST_PIECES = 1.0  # seconds in which what a cut line still brought is taken
SWEEP_SECONDS = 3600.0
EXTENSIONS = "creation,checksum,termination,expiration"
log = logging.getLogger(__name__)
_BYTES = "application/offset+octet-stream"
_TUS = {"Tus-Resumable": "1.0.0", "Cache-Control": "no-store"}
_MISMATCH = 460  # tus: checksum mismatch


class Intake:
    """The answers to every kind of request; one upload is written by one request at a time."""

    def __init__(self, store: Store, *, token: str = "", largest: int = LARGEST) -> None:
        self._store, self._token, self._largest = store, token, largest
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._pending: set[str] = set()
        self._taking: dict[str, asyncio.Task[Any] | None] = {}
        self._finishing = ThreadPoolExecutor(1, "intake")

    def app(self) -> Starlette:
        routes = [
            Route("/files", self._guarded(self.options), methods=["OPTIONS"]),
            Route("/files", self._guarded(self.create), methods=["POST"]),
            Route("/files/{digest}", self._guarded(self.head), methods=["HEAD"]),
            Route("/files/{digest}", self._guarded(self.patch), methods=["PATCH"]),
            Route("/files/{digest}", self._guarded(self.terminate), methods=["DELETE"]),
            Route("/deliveries", self._guarded(self.every_receipt), methods=["GET"]),
            Route("/deliveries/{digest}", self._guarded(self.receipt), methods=["GET"]),
        ]
        return Starlette(routes=routes, lifespan=self._life)

    @asynccontextmanager
    async def _life(self, _app: Starlette) -> AsyncIterator[None]:
        """Finishes what a crash interrupted, sweeps up now and then, and ends only when nothing is half done."""
        for digest in await run_in_threadpool(self._store.unfinished):
            self._finish(digest)
        sweeping = asyncio.create_task(self._sweep())
        try:
            yield
        finally:
            sweeping.cancel()
            await run_in_threadpool(self._finishing.shutdown)

    async def _sweep(self) -> None:
        while True:
            for digest in await run_in_threadpool(lambda: list(self._store.stale())):
                async with self._locks[digest]:
                    await run_in_threadpool(self._store.drop, digest)
            await asyncio.sleep(SWEEP_SECONDS)

    def _finish(self, digest: str) -> None:
        """Once at a time; asked for again by whoever waits for the receipt, should the disk have been full."""
        if digest not in self._pending:
            self._pending.add(digest)
            self._finishing.submit(self._finish_now, digest)

    def _finish_now(self, digest: str) -> None:
        try:
            self._store.finish(digest)
            self._store.judge(digest)
        except Exception:
            log.exception("A package could not be finished: %s", digest)
        finally:
            self._pending.discard(digest)

    def _guarded(self, answer: Answer) -> Answer:
        """Who may ask, in which version; a full disk here is the archive's trouble, not the sender's."""

        async def guarded(request: Request) -> Response:
            if self._token and not _same(request.headers.get("Authorization", ""), f"Bearer {self._token}"):
                return Response(status_code=401, headers=_TUS | {"WWW-Authenticate": "Bearer"})
            speaks = request.headers.get("Tus-Resumable")
            if request.method in ("POST", "PATCH", "DELETE") and speaks != "1.0.0":
                return Response(status_code=412, headers=_TUS | {"Tus-Version": "1.0.0"})
            if not is_digest(request.path_params.get("digest", "0" * 64)):
                return Response(status_code=404, headers=_TUS)
            try:
                return await answer(request)
            except Trouble as trouble:
                return Response(str(trouble), status_code=507, headers=_TUS)
            except ClientDisconnect:
                return Response(status_code=400, headers=_TUS)  # nobody reads it

        return guarded

    async def options(self, _request: Request) -> Response:
        told = {"Tus-Version": "1.0.0", "Tus-Extension": EXTENSIONS, "Tus-Checksum-Algorithm": "sha256"}
        return Response(status_code=204, headers=_TUS | told | {"Tus-Max-Size": str(self._largest)})

    async def create(self, request: Request) -> Response:
        """201 for a new package; 200 with the same place for one that is known: it is one delivery, however often told."""
        digest = request.headers.get("Idempotency-Key", "").strip('"')
        length = request.headers.get("Upload-Length", "")
        if not is_digest(digest) or not length.isdecimal() or length == "0":
            return Response("Idempotency-Key (SHA-256) and Upload-Length are needed.", status_code=400, headers=_TUS)
        if int(length) > self._largest:
            return Response(status_code=413, headers=_TUS)
        try:
            announced = _announced(digest, int(length), metadata_of(request.headers.get("Upload-Metadata", "")))
        except ValueError:
            return Response("Upload-Metadata", status_code=400, headers=_TUS)
        async with self._locks[digest]:
            return await run_in_threadpool(self._created, announced)

    def _created(self, announced: Announced) -> Response:
        whole = self._store.receipt(announced.digest)
        known = self._store.announced(announced.digest)
        length = int(whole["bytes"]) if whole else known.length if known else announced.length
        if length != announced.length:
            return Response("Another length was announced before.", status_code=409, headers=_TUS)
        if not whole:
            self._store.announce(announced)
        place = {"Location": f"/files/{announced.digest}", "Link": f'</deliveries/{announced.digest}>; rel="receipt"'}
        return Response(status_code=200 if whole or known else 201, headers=_TUS | place | _expires())

    async def head(self, request: Request) -> Response:
        await self._overtake(request.path_params["digest"])
        found = await run_in_threadpool(self._standing, request.path_params["digest"])
        if found is None:
            return Response(status_code=404, headers=_TUS)
        offset, length = found
        return Response(headers=_TUS | {"Upload-Offset": str(offset), "Upload-Length": str(length)} | _expires())

    async def _overtake(self, digest: str) -> None:
        """A sender that asks where to go on has given up its earlier request, whether the line has told us or not."""
        lock = self._locks[digest]
        if lock.locked():
            with suppress(TimeoutError):
                async with asyncio.timeout(LAST_PIECES), lock:
                    return
            if taking := self._taking.get(digest):
                taking.cancel()
            async with lock:
                return

    def _standing(self, digest: str) -> tuple[int, int] | None:
        """Bytes that are here, and bytes that are expected."""
        if whole := self._store.receipt(digest):
            return int(whole["bytes"]), int(whole["bytes"])
        announced = self._store.announced(digest)
        if announced is None:
            return None
        whole_here = self._store.package(digest).is_file()
        return (announced.length if whole_here else self._store.offset(digest)), announced.length

    async def patch(self, request: Request) -> Response:
        digest = request.path_params["digest"]
        lock = self._locks[digest]
        if lock.locked():
            return Response(status_code=423, headers=_TUS)
        async with lock:
            standing = self._standing(digest)  # not in a thread: what comes while nobody reads is lost with the line
            if standing is None:
                return Response(status_code=404, headers=_TUS)
            refusal = _refusal(request, standing)
            if refusal:
                return Response(status_code=refusal, headers=_TUS)
            self._taking[digest] = asyncio.current_task()
            try:
                return await self._take(request, digest, *standing)
            except asyncio.CancelledError:
                return Response(status_code=409, headers=_TUS)  # overtaken
            finally:
                self._taking.pop(digest, None)

    async def _take(self, request: Request, digest: str, start: int, length: int) -> Response:
        """Every piece is kept as it comes: what a cut line brought need not be sent again, and the digest of the whole has
        the last word. A whole chunk with a wrong checksum is taken back.
        """
        seen, offset = hashlib.sha256(), start
        try:
            async for piece in request.stream():
                if offset + len(piece) > length:
                    await run_in_threadpool(self._store.cut, digest, start)
                    return Response(status_code=413, headers=_TUS)
                # Not handed to a thread: what waits in memory when the line is cut would be lost.
                self._store.append(digest, piece)
                seen.update(piece)
                offset += len(piece)
        finally:
            await run_in_threadpool(self._store.make_last, digest)
        if not _matches(request.headers.get("Upload-Checksum", ""), seen.digest()):
            await run_in_threadpool(self._store.cut, digest, start)
            return Response(status_code=_MISMATCH, headers=_TUS)
        if start < length <= offset:
            self._finish(digest)
        return Response(status_code=204, headers=_TUS | {"Upload-Offset": str(offset)} | _expires())

    async def terminate(self, request: Request) -> Response:
        """Gives up what is on its way; what was received stays."""
        digest = request.path_params["digest"]
        async with self._locks[digest]:
            if await run_in_threadpool(self._store.announced, digest) is None:
                return Response(status_code=404, headers=_TUS)
            offset, length = self._standing(digest) or (0, 0)
            if offset >= length:
                return Response(status_code=403, headers=_TUS)
            await run_in_threadpool(self._store.drop, digest)
            return Response(status_code=204, headers=_TUS)

    async def receipt(self, request: Request) -> Response:
        """The receipt, or how far the package is: arriving, checking, altered."""
        return await run_in_threadpool(self._told, request.path_params["digest"])

    def _told(self, digest: str) -> Response:
        if whole := self._store.receipt(digest):
            return JSONResponse(whole, headers=_TUS)
        standing = self._standing(digest)
        if standing is None:
            complaint = self._store.complaint(digest)
            return JSONResponse(complaint or {"state": "unknown"}, status_code=200 if complaint else 404, headers=_TUS)
        offset, length = standing
        if offset >= length:
            self._finish(digest)
        state = "checking" if offset >= length else "arriving"
        return JSONResponse({"state": state, "offset": offset, "bytes": length}, headers=_TUS)

    async def every_receipt(self, _request: Request) -> Response:
        return JSONResponse(await run_in_threadpool(self._store.receipts), headers=_TUS)


def _refusal(request: Request, standing: tuple[int, int]) -> int:
    """The status with which a PATCH is refused before its first byte; 0 where it is not."""
    if request.headers.get("Content-Type", "") != _BYTES:
        return 415
    if request.headers.get("Upload-Offset", "") != str(standing[0]):
        return 409
    checksum = request.headers.get("Upload-Checksum", "")
    return 400 if checksum and not checksum.startswith("sha256 ") else 0


def _matches(header: str, digest: bytes) -> bool:
    if not header:
        return True
    try:
        return hmac.compare_digest(base64.b64decode(header.partition(" ")[2], validate=True), digest)
    except binascii.Error:
        return False


def _announced(digest: str, length: int, told: dict[str, str]) -> Announced:
    documents = told.get("documents", "0")
    texts = ("object_id", "name", "format", "agency_code", "agency_name", "registration_code")
    known = {name: told.get(name, "") for name in texts}
    return Announced(digest, length, str(uuid.uuid4()), clock.stamp(), documents=int(documents), **known)


def _expires() -> dict[str, str]:
    return {"Upload-Expires": format_datetime(clock.now() + timedelta(days=KEPT_DAYS), usegmt=True)}


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode("latin-1"), wanted.encode())  # headers come as Latin-1
