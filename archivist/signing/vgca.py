"""The desktop signer of the government's cipher committee (VGCA Sign Service), over its websocket on this computer.

It signs whole documents: it fetches the PDF from an address that it is told, asks the person for the certificate and the PIN
in a window of its own, shows the signature by its own template, and posts the signed file back. The PIN never comes here.
"""

import asyncio
import json
import secrets
import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from archivist import durable
from archivist.troubles import NotSignable, TokenMissing

ADDRESS = "wss://127.0.0.1:8987"
PATIENCE = 600.0  # seconds: a person looks for the token and types the PIN
LARGEST = 2 * 1024**3  # bytes of a signed file
COPY, APPROVED = "SignCopy", "SignApproved"  # for certified copies (SAO Y …), and for anything else
_FAREWELL = 0.3  # seconds in which both sides close a line behind TLS; the library does not tell when they have
_NAME = "VGCA Sign Service"


@dataclass(frozen=True, slots=True)
class DesktopSigner:
    """Keeps the promise of a DocumentSigner; `authority` is the PEM of who vouches for the address, else the system does."""

    address: str = ADDRESS
    copy: bool = False
    authority: Path | None = None
    patience: float = PATIENCE

    def seal_document(self, pdf: Path, into: Path) -> None:
        """Raises TokenMissing where the service is not running or nobody answers it; NotSignable where it refuses."""
        try:
            signed = asyncio.run(asyncio.wait_for(self._asked(pdf), self.patience))
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise TokenMissing(place=_NAME) from error
        durable.keep(into, signed)

    def close(self) -> None:
        """The service keeps the token to itself."""

    async def _asked(self, pdf: Path) -> bytes:
        counter = _Counter(pdf)
        runner = web.AppRunner(counter.application(), access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        try:
            port = runner.addresses[0][1]
            said = await self._said(counter.order(f"http://127.0.0.1:{port}"))
        finally:
            await runner.cleanup()
        if said.get("Status") != 0 or counter.signed is None:
            raise NotSignable(name=pdf.name, reason=str(said.get("Message") or _NAME))
        return counter.signed

    async def _said(self, order: dict[str, str]) -> dict[str, Any]:
        """What the service answers once it has signed, or will not."""
        where = f"{self.address}/{COPY if self.copy else APPROVED}"
        trust = ssl.create_default_context(cafile=self.authority) if where.startswith("wss:") else None
        try:
            async with aiohttp.ClientSession() as session, session.ws_connect(where, ssl=trust or True) as line:
                await line.send_str(json.dumps(order))
                answer = await line.receive()
        finally:
            await asyncio.sleep(_FAREWELL)
        if answer.type is not aiohttp.WSMsgType.TEXT:
            raise aiohttp.ClientConnectionError(_NAME)
        try:
            told = json.loads(answer.data)
        except ValueError:
            return {}
        return told if isinstance(told, dict) else {}


@dataclass(slots=True)
class _Counter:
    """Gives out one PDF and takes in one signed file, to whoever knows the word; on this computer only."""

    pdf: Path
    word: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    signed: bytes | None = None

    def order(self, base: str) -> dict[str, str]:
        own = f"{base}/{self.word}"
        return {"FileUploadHandler": f"{own}/signed", "SessionId": "", "JWTToken": "", "FileName": f"{own}/{self.pdf.name}"}

    def application(self) -> web.Application:
        told = web.Application(client_max_size=LARGEST)
        told.router.add_get(f"/{self.word}/{{name}}", self._give)
        told.router.add_post(f"/{self.word}/signed", self._take)
        return told

    async def _give(self, _asked: web.Request) -> web.StreamResponse:
        return web.FileResponse(self.pdf, headers={"Content-Type": "application/pdf"})

    async def _take(self, asked: web.Request) -> web.Response:
        posted = (await asked.post()).get("uploadfile")
        if not isinstance(posted, web.FileField):
            return web.json_response({"Status": 1, "Message": "uploadfile", "FileName": "", "FileServer": ""})
        self.signed = posted.file.read()
        return web.json_response({"Status": 0, "Message": "", "FileName": self.pdf.name, "FileServer": self.pdf.name})
