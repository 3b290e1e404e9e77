"""An archive that takes packages over tus 1.0: resumed after every cut, received only when the receipt has our digest."""

import base64
import hashlib
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from archivist.delivery.chunks import ChunkSize
from archivist.delivery.metadata import metadata_header
from archivist.delivery.note import Note, forget, noted, take_note
from archivist.delivery.patience import Patience, Timing
from archivist.delivery.receipt import as_object, read_receipt
from archivist.delivery.sealed import expect_sealed, part
from archivist.delivery.web import Security, below, connection, expect_safe, talking
from archivist.model.dossier import Package
from archivist.model.promises.destination import Receipt
from archivist.model.promises.scanner_source import Cancelled
from archivist.troubles import (
    Busy,
    DeliveryAltered,
    NotAdmitted,
    NotUnderstood,
    Refused,
    Stopped,
    TooBig,
    Trouble,
    Unconfirmed,
)

PIECE = 16 << 10
AFRESH = 3  # times that an upload is begun anew before we say that it does not arrive
_TUS = {"Tus-Resumable": "1.0.0"}
_GONE = frozenset({404, 410})
_LATER = frozenset({423, 425, 429, 500, 502, 503, 504, 507})
_MISMATCH = 460
_BAD = 400  # without a word it is of something on the way that saw half a request
_UNSURE = frozenset({None, "arriving", "checking", "altered"})  # states of a receipt that is none yet


@dataclass(frozen=True, slots=True)
class TusDestination:
    """`address` is the place where uploads are created. `about` goes into Upload-Metadata beside the package's own name.

    `receipts` is the place of receipts for servers that name none, with {digest} in it.
    """

    name: str
    address: str
    security: Security = field(default_factory=Security)
    receipts: str = ""
    about: Mapping[str, str] = field(default_factory=dict)
    timing: Timing = field(default_factory=Timing)

    def deliver(self, package: Package, cancel: Cancelled) -> Receipt:
        """See the promise. Raises NotFound, Damaged, Stopped, DiskFull, BadSetting; Unreachable, Busy, Unconfirmed,
        NotUnderstood (later); DeliveryAltered, FalseReceipt, Refused, TooBig, NotTrusted, NotAdmitted.
        """
        expect_safe(self.address, f"delivery.destinations.{self.name}.address")
        expect_sealed(package, cancel)
        with connection(self.security, self.timing) as web:
            for _attempt in range(AFRESH):
                receipt = _Sending(self, web, package, cancel).run()
                if receipt is not None:
                    forget(package, self.name)
                    return receipt
                forget(package, self.name)
        raise DeliveryAltered(destination=self.name)

    def answer(self, receipt: Receipt) -> Receipt | None:
        """Asks once; raises as `deliver` does."""
        expect_safe(receipt.place, f"delivery.destinations.{self.name}.address")
        with connection(self.security, self.timing) as web, talking(self.name):
            told = web.get(below(self.address, receipt.place))
        if told.status_code != 200:
            _explain(self.name, told)
            return None
        return read_receipt(told.content, self.name, receipt.place, receipt.digest, receipt.length)


class _GoneError(Exception):
    """The server knows the upload no more."""


class _Sending:
    """One package on its way to one server, from wherever it got to."""

    def __init__(self, to: TusDestination, web: httpx.Client, package: Package, cancel: Cancelled) -> None:
        self._to, self._web, self._package, self._cancel = to, web, package, cancel
        self._patience, self._size, self._sums = Patience(to.timing, cancel), ChunkSize(), False

    def run(self) -> Receipt | None:
        """The receipt; None where the upload must begin anew. Raises Trouble."""
        try:
            known = self._known()
            if known is not None:
                return known
            note = self._note() or self._begun()
            self._sums = self._server_checks_sums()
            while True:
                self._send_all(note.upload)
                receipt = self._received(note)
                if receipt is not None:
                    return receipt
        except _GoneError:
            return None

    def _ask(self, method: str, place: str, **more: Any) -> httpx.Response:
        if self._cancel():
            raise Stopped
        with talking(self._to.name):
            return self._web.request(method, place, **more)

    def _asked(self, method: str, place: str, **more: Any) -> httpx.Response:
        """An answer that is neither a cut line nor "later"; raises Unreachable or Busy when patience ends."""
        while True:
            try:
                told = self._ask(method, place, **more)
            except Trouble as trouble:
                self._bear(trouble)
                continue
            if told.status_code not in _LATER:
                return told
            self._patience.bear(Busy(destination=self._to.name, status=told.status_code), _retry_after(told))

    def _bear(self, trouble: Trouble, seconds: float | None = None) -> None:
        """What does not pass by itself is raised at once."""
        if isinstance(trouble, Stopped) or trouble.retry.value == "never":
            raise trouble
        self._patience.bear(trouble, seconds)

    def _known(self) -> Receipt | None:
        """The receipt of an earlier delivery, where the settings say where receipts lie.

        A server that does not know packages by their digests would take this one twice.
        """
        if not self._to.receipts or noted(self._package, self._to.name):
            return None
        place = below(self._to.address, self._to.receipts.format(digest=self._package.digest))
        told = self._asked("GET", place)
        if told.status_code != 200 or as_object(told.content, self._to.name).get("state") in _UNSURE:
            return None
        return read_receipt(told.content, self._to.name, place, self._package.digest, self._package.length)

    def _note(self) -> Note | None:
        """Where an earlier attempt got to, at the address of today."""
        note = noted(self._package, self._to.name)
        if note is None:
            return None
        upload, receipt = (below(self._to.address, place) if place else "" for place in (note.upload, note.receipt))
        return Note(note.digest, upload, receipt)

    def _begun(self) -> Note:
        """Announces the package under its digest; a server that knows it names the same upload again."""
        package = self._package
        about = {"filename": package.path.name, "name": package.path.name, "object_id": package.object_id}
        about |= {"format": package.format, "sha256": package.digest, **self._to.about}
        headers = _TUS | {"Upload-Length": str(package.length), "Upload-Metadata": metadata_header(about)}
        told = self._asked("POST", self._to.address, headers=headers | {"Idempotency-Key": package.digest})
        if told.status_code == 413:
            raise TooBig(destination=self._to.name, length=package.length)
        if told.status_code not in (200, 201) or "Location" not in told.headers:
            raise self._refusal(told)
        upload = below(self._to.address, told.headers["Location"])
        receipt = told.links.get("receipt", {}).get("url") or self._to.receipts.format(digest=package.digest)
        note = Note(package.digest, upload, below(self._to.address, receipt) if receipt else "")
        take_note(package, self._to.name, note)
        return note

    def _server_checks_sums(self) -> bool:
        told = self._asked("OPTIONS", self._to.address)
        extensions = told.headers.get("Tus-Extension", "").replace(" ", "").split(",")
        kinds = told.headers.get("Tus-Checksum-Algorithm", "").replace(" ", "").split(",")
        return "checksum" in extensions and "sha256" in kinds

    def _offset(self, upload: str) -> int:
        """What the server says that it has; raises _GoneError, Trouble."""
        while True:
            told = self._asked("HEAD", upload, headers=_TUS)
            if told.status_code in _GONE:
                raise _GoneError
            offset = told.headers.get("Upload-Offset", "")
            if told.is_success and offset.isdecimal() and int(offset) <= self._package.length:
                return int(offset)
            self._bear(self._refusal(told))

    def _send_all(self, upload: str) -> None:
        offset = self._offset(upload)
        while offset < self._package.length:
            before, began = offset, time.monotonic()
            try:
                offset = self._send(upload, offset)
            except Trouble as trouble:
                self._size.lost()
                self._to.timing.pace.lost()
                offset = self._resumed(upload, trouble)
            else:
                self._size.went(time.monotonic() - began)
            if offset > before:
                self._patience.gained()

    def _resumed(self, upload: str, trouble: Trouble, seconds: float | None = None) -> int:
        """Where to go on after a cut: asked at once, because part of the chunk may have arrived."""
        if isinstance(trouble, Stopped) or trouble.retry.value == "never":
            raise trouble
        self._patience.bear(trouble, seconds)
        return self._offset(upload)

    def _send(self, upload: str, offset: int) -> int:
        """The offset after one chunk; raises _GoneError, Trouble."""
        chunk = part(self._package.path, offset, min(self._size.now, self._package.length - offset))
        headers = _TUS | {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
        headers["Content-Length"] = str(len(chunk))
        if self._sums:
            headers["Upload-Checksum"] = f"sha256 {base64.b64encode(hashlib.sha256(chunk).digest()).decode()}"
        told = self._ask("PATCH", upload, headers=headers, content=self._pieces(chunk))
        if told.status_code == 204 and told.headers.get("Upload-Offset") == str(offset + len(chunk)):
            return offset + len(chunk)
        return self._mended(told, upload)

    def _pieces(self, chunk: bytes) -> Iterator[bytes]:
        for start in range(0, len(chunk), PIECE):
            if self._cancel():
                raise Stopped
            piece = chunk[start : start + PIECE]
            self._patience.wait(self._to.timing.pace.delay(len(piece)))
            yield piece

    def _mended(self, told: httpx.Response, upload: str) -> int:
        """The offset at which to go on after an answer that is not the hoped for one."""
        status = told.status_code
        if status in _GONE:
            raise _GoneError
        if status == 413:
            if not self._size.too_large():
                raise TooBig(destination=self._to.name, length=self._package.length)
            return self._offset(upload)
        if status in _LATER or (status == _BAD and not told.text.strip()):
            return self._resumed(upload, Busy(destination=self._to.name, status=status), _retry_after(told))
        if status == _MISMATCH:
            return self._resumed(upload, DeliveryAltered(destination=self._to.name))
        if status in (204, 409):
            return self._resumed(upload, NotUnderstood(destination=self._to.name, reason="Upload-Offset"), 0.0)
        raise self._refusal(told)

    def _received(self, note: Note) -> Receipt | None:
        """The receipt; None where the server lacks bytes after all. Raises _GoneError."""
        if not note.receipt:
            raise Unconfirmed(destination=self._to.name)
        end = time.monotonic() + self._to.timing.receipt
        pause = self._to.timing.pause / 4
        while True:
            told = self._asked("GET", note.receipt)
            state = as_object(told.content, self._to.name).get("state") if told.status_code == 200 else None
            if state == "altered":
                raise _GoneError
            if state == "arriving":
                self._bear(NotUnderstood(destination=self._to.name, reason="Upload-Offset"))
                return None
            if state not in (None, "checking"):
                place, digest, length = note.receipt, self._package.digest, self._package.length
                return read_receipt(told.content, self._to.name, place, digest, length)
            if told.status_code == 404 and self._offset(note.upload) < self._package.length:
                return None
            if told.status_code not in (200, 202, 404):
                raise self._refusal(told)
            if time.monotonic() >= end:
                raise Unconfirmed(destination=self._to.name)
            self._patience.wait(pause)
            pause = min(pause * 2, self._to.timing.longest_pause)

    def _refusal(self, told: httpx.Response) -> Trouble:
        return _refusal(self._to.name, told)


def _refusal(destination: str, told: httpx.Response) -> Trouble:
    """The trouble behind an answer that leads nowhere."""
    status = told.status_code
    if status in (401, 403):
        return NotAdmitted(destination=destination)
    if 400 <= status < 500 and status not in _GONE:
        return Refused(destination=destination, reason=f"{status} {told.text[:200]}".strip())
    return NotUnderstood(destination=destination, reason=f"{status}")


def _explain(destination: str, told: httpx.Response) -> None:
    """Raises Busy for an answer that means "later", and the refusal for all but "not here"."""
    if told.status_code in _LATER:
        raise Busy(destination=destination, status=told.status_code)
    if told.status_code not in _GONE:
        raise _refusal(destination, told)


def _retry_after(told: httpx.Response) -> float | None:
    """Seconds that the server asks to wait; a date is as good as nothing, our own pause is as good."""
    asked = told.headers.get("Retry-After", "")
    return float(asked) if asked.isdecimal() else None
