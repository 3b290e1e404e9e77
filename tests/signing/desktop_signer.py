"""A desktop signer as VGCA's behaves on its websocket: fetches the PDF, signs it with its own key, posts it back."""

import asyncio
import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from ipaddress import IPv4Address
from pathlib import Path

import aiohttp
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from archivist.model.promises.signer import Signer
from archivist.signing.look import Look
from archivist.signing.pades import seal
from tests.signing.authority import Holder


@dataclass
class Desktop:
    """What it was asked, and what it does wrong: cancel, rewrite, nothing, garbage."""

    signer: Signer
    folder: Path
    fault: str = ""
    address: str = ""
    authority: Path = field(default_factory=Path)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.WebSocketResponse:
        line = web.WebSocketResponse()
        await line.prepare(request)
        order = json.loads(await line.receive_str())
        self.asked.append((request.path, order))
        if self.fault == "garbage":
            await line.send_str("<html>")
        elif self.fault == "cancel":
            await line.send_str(json.dumps({"Status": 1, "Message": "Người dùng hủy ký", "FileServer": ""}))
        else:
            await line.send_str(json.dumps(await self._signed(order)))
        await line.close()
        return line

    async def _signed(self, order: dict[str, str]) -> dict[str, object]:
        async with aiohttp.ClientSession() as session:
            async with session.get(order["FileName"]) as told:
                content = await told.read()
            signed = await asyncio.to_thread(self._sealed, content)
            form = aiohttp.FormData()
            form.add_field("uploadfile", signed, filename="signed.pdf", content_type="application/pdf")
            async with session.post(order["FileUploadHandler"], data=form) as told:
                stored = await told.json()
        return {"Status": 0, "Message": "", "FileName": stored["FileName"], "FileServer": stored["FileServer"]}

    def _sealed(self, content: bytes) -> bytes:
        if self.fault == "nothing":
            return content
        source, into = self.folder / "asked.pdf", self.folder / "answer.pdf"
        source.write_bytes(b"%PDF-1.6" + content[8:] if self.fault == "rewrite" else content)
        seal(source, into, self.signer, Look("theirs"), datetime.now(UTC))
        return into.read_bytes()


@contextmanager
def desktop(signer: Signer, folder: Path, vouching: Holder) -> Iterator[Desktop]:
    """On loopback behind TLS, as the real one, until the block ends."""
    told, loop = Desktop(signer, folder), asyncio.new_event_loop()
    told.authority = folder / "vouching.pem"
    trust = _trust(folder, vouching, told.authority)
    runner = loop.run_until_complete(_served(told, trust))
    told.address = f"wss://127.0.0.1:{runner.addresses[0][1]}"
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield told
    finally:
        asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()


async def _served(told: Desktop, trust: ssl.SSLContext) -> web.AppRunner:
    application = web.Application()
    for path in ("/SignApproved", "/SignCopy"):
        application.router.add_get(path, told.answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=trust).start()
    return runner


def _trust(folder: Path, vouching: Holder, authority: Path) -> ssl.SSLContext:
    """A certificate of its own for this address, as the installer of the real one makes it."""
    own = vouching.certificate
    made = (
        x509.CertificateBuilder()
        .subject_name(own.subject)
        .issuer_name(own.subject)
        .public_key(vouching.key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(own.not_valid_before_utc)
        .not_valid_after(own.not_valid_after_utc)
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(vouching.key, hashes.SHA256())
    )
    authority.write_bytes(made.public_bytes(Encoding.PEM))
    key = folder / "desktop.key"
    key.write_bytes(vouching.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(authority, key)
    return context
