"""An archive that takes packages over SFTP: `.part` first, read back, renamed, and the `.ok` manifest last."""

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from posixpath import join
from typing import TypeVar

import asyncssh

from archivist import clock
from archivist.delivery.chunks import ChunkSize, Flight
from archivist.delivery.patience import STEP, Patience, Timing
from archivist.delivery.receipt import ENDING, read_receipt
from archivist.delivery.sealed import expect_sealed, part
from archivist.delivery.ssh import Host, connected
from archivist.model.dossier import Package
from archivist.model.promises.destination import Receipt
from archivist.model.promises.scanner_source import Cancelled
from archivist.troubles import DeliveryAltered, Refused, Retry, Stopped, Trouble, Unconfirmed

PIECE = 1 << 20
REQUEST = 32 << 10  # bytes of one request to write; servers keep none that did not come whole
AFRESH = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SftpDestination:
    """Packages go into `folder` on `host`. With `receipts`, one counts as received only when the archive has put
    `<name>.receipt.json` with our digest beside it; without, when it was read back and is ours byte for byte.
    """

    name: str
    host: Host
    folder: str
    receipts: bool = False
    timing: Timing = field(default_factory=Timing)

    def deliver(self, package: Package, cancel: Cancelled) -> Receipt:
        """See the promise. Raises NotFound, Damaged, Stopped; Unreachable, Busy, Unconfirmed (later); DeliveryAltered,
        FalseReceipt, Refused, NotAdmitted, HostUnknown, HostKeyChanged.
        """
        expect_sealed(package, cancel)
        patience, flight = Patience(self.timing, cancel), Flight()
        while True:
            try:
                asyncio.run(self._bring(package, cancel, patience, flight))
                break
            except Trouble as trouble:
                if trouble.retry is Retry.NEVER or isinstance(trouble, Stopped | DeliveryAltered):
                    raise
                self.timing.pace.lost()
                flight.cut()
                patience.bear(trouble)
        place = join(self.folder, package.path.name)
        receipt = Receipt(self.name, place, package.digest, package.length, clock.stamp())
        if not self.receipts:
            return receipt
        answer = self.answer(receipt)
        if answer is None:
            raise Unconfirmed(destination=self.name)
        return answer

    def answer(self, receipt: Receipt) -> Receipt | None:
        """The receipt that the archive has put beside the package; raises as `deliver` does."""

        async def read(client: asyncssh.SFTPClient) -> bytes | None:
            return await _content(client, receipt.place + ENDING)

        told = asyncio.run(self._with(read))
        if told is None:
            return None
        found = read_receipt(told, self.name, receipt.place, receipt.digest, receipt.length)
        return replace(found, received_at=found.received_at or receipt.received_at)

    async def _with(self, work: Callable[[asyncssh.SFTPClient], Awaitable[T]]) -> T:
        async with connected(self.name, self.host, self.timing) as client:
            return await work(client)

    async def _bring(self, package: Package, cancel: Cancelled, patience: Patience, flight: Flight) -> None:
        async def work(client: asyncssh.SFTPClient) -> None:
            await _Bringing(self, client, package, cancel, patience, flight).run()

        await self._with(work)


class _Bringing:
    """One package on its way over one connection."""

    def __init__(
        self, to: SftpDestination, client: asyncssh.SFTPClient, package: Package, cancel: Cancelled, patience: Patience,
        flight: Flight,
    ) -> None:  # fmt: skip
        self._to, self._client, self._package, self._cancel, self._patience = to, client, package, cancel, patience
        self._flight, self._size = flight, ChunkSize()
        self._final = join(to.folder, package.path.name)
        self._part, self._ok = f"{self._final}.part", f"{self._final}.ok"
        self._manifest = f"{package.digest}  {package.path.name}\n".encode()

    async def run(self) -> None:
        """Does what is missing: the bytes, the name, the manifest."""
        manifest = await _content(self._client, self._ok)
        if manifest is not None and manifest != self._manifest:
            raise Refused(destination=self._to.name, reason=f"{self._ok}: {manifest.decode(errors='replace').strip()}")
        if manifest == self._manifest and await _size(self._client, self._final) == self._package.length:
            return
        if not await self._is_whole(self._final):
            await self._send_whole()
            await self._rename(self._part, self._final)
        await self._keep_manifest()

    async def _send_whole(self) -> None:
        """`.part` holds the package, read back and lasting; raises DeliveryAltered."""
        for _attempt in range(AFRESH):
            await self._send()
            if await self._is_whole(self._part):
                return
            await self._client.remove(self._part)
        raise DeliveryAltered(destination=self._to.name)

    async def _send(self) -> None:
        mode = "r+b" if await _size(self._client, self._part) else "wb"
        async with self._client.open(self._part, mode, encoding=None, block_size=REQUEST) as file:
            offset = await self._resumed(file)
            await file.truncate(offset)
            while offset < self._package.length:
                self._stop_if_asked()
                chunk = part(self._package.path, offset, self._flight.next(self._size.now))
                await self._paced(len(chunk))
                begun = time.monotonic()
                await asyncio.wait_for(file.write(chunk, offset), self._to.timing.idle)
                offset += len(chunk)
                self._flight.went(len(chunk))
                self._size.went(time.monotonic() - begun)
                self._patience.gained()
            await self._make_last(file)

    async def _paced(self, count: int) -> None:
        """Waits as long as the limit asks, in steps that a stop can end."""
        left = self._to.timing.pace.delay(count)
        while left > 0:
            self._stop_if_asked()
            await asyncio.sleep(min(left, STEP))
            left -= STEP

    async def _resumed(self, file: asyncssh.SFTPClientFile) -> int:
        """Up to where the other side holds our bytes. Only the last chunk was under way, so that a cut can have left holes
        nowhere else; the whole is read back in the end.
        """
        there = min(int((await file.stat()).size or 0), self._package.length)
        start = max(0, there - self._flight.last)
        theirs = await _read(file, there - start, start)
        ours = part(self._package.path, start, there - start)
        if theirs == ours:
            return there
        pairs = enumerate(zip(theirs, ours, strict=False))
        return start + next((n for n, (a, b) in pairs if a != b), min(len(theirs), len(ours)))

    async def _make_last(self, file: asyncssh.SFTPClientFile) -> None:
        """Where the server offers it (fsync@openssh.com)."""
        try:
            await file.fsync()
        except asyncssh.SFTPOpUnsupported:
            return

    async def _is_whole(self, path: str) -> bool:
        """Whether the file there, read back, is the package."""
        if await _size(self._client, path) != self._package.length:
            return False
        seen = hashlib.sha256()
        async with self._client.open(path, "rb", encoding=None) as file:
            for offset in range(0, self._package.length, PIECE):
                self._stop_if_asked()
                seen.update(await asyncio.wait_for(_read(file, PIECE, offset), self._to.timing.idle))
        return seen.hexdigest() == self._package.digest

    async def _rename(self, path: str, to: str) -> None:
        """In one step where the server offers it (posix-rename@openssh.com)."""
        try:
            await self._client.posix_rename(path, to)
        except asyncssh.SFTPOpUnsupported:
            if await _size(self._client, to) is not None:
                await self._client.remove(to)
            await self._client.rename(path, to)

    async def _keep_manifest(self) -> None:
        """The last word: who looks for new packages looks for this."""
        async with self._client.open(f"{self._ok}.part", "wb", encoding=None) as file:
            await file.write(self._manifest)
            await self._make_last(file)
        await self._rename(f"{self._ok}.part", self._ok)

    def _stop_if_asked(self) -> None:
        if self._cancel():
            raise Stopped


async def _size(client: asyncssh.SFTPClient, path: str) -> int | None:
    try:
        return int((await client.stat(path)).size or 0)
    except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
        return None


async def _content(client: asyncssh.SFTPClient, path: str) -> bytes | None:
    """A small file; None where there is none."""
    try:
        async with client.open(path, "rb", encoding=None) as file:
            return await _read(file, PIECE, 0)
    except (asyncssh.SFTPNoSuchFile, asyncssh.SFTPNoSuchPath):
        return None


async def _read(file: asyncssh.SFTPClientFile, count: int, offset: int) -> bytes:
    """At most so many bytes from there; a file that was opened without an encoding reads as bytes."""
    piece = await file.read(count, offset) if count else b""
    return piece if isinstance(piece, bytes) else piece.encode()
