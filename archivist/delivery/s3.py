"""An archive that takes packages into an object store: parts that are resumed, one name for one package, read back."""

import base64
import hashlib
from dataclasses import dataclass, field
from typing import NamedTuple

from archivist import clock
from archivist.delivery.note import Note, forget, noted, take_note
from archivist.delivery.patience import Timing
from archivist.delivery.receipt import ENDING, read_receipt
from archivist.delivery.s3_signing import Credentials
from archivist.delivery.s3_store import Store, text_of, texts_of
from archivist.delivery.sealed import expect_sealed, part
from archivist.delivery.web import Security, connection, expect_safe, talking
from archivist.model.dossier import Package
from archivist.model.promises.destination import Receipt
from archivist.model.promises.scanner_source import Cancelled
from archivist.troubles import DeliveryAltered, Refused, Unconfirmed

SMALLEST_PART = 5 << 20  # bytes; the least that S3 takes for any part but the last
MOST_PARTS = 10_000
AFRESH = 3
_OURS = "x-amz-meta-sha256"


class _Part(NamedTuple):
    """A part that the store has."""

    number: int
    etag: str


@dataclass(frozen=True, slots=True)
class S3Destination:
    """Packages go into the bucket at `address` (`https://host/bucket`), below `folder`, under their own names: the same
    package has the same key. With `receipts`, one counts as received only when the archive has put `<key>.receipt.json`
    with our digest beside it; without, when it was read back and is ours byte for byte.
    """

    name: str
    address: str
    credentials: Credentials
    security: Security = field(default_factory=Security)
    folder: str = ""
    receipts: bool = False
    timing: Timing = field(default_factory=Timing)

    def deliver(self, package: Package, cancel: Cancelled) -> Receipt:
        """See the promise. Raises NotFound, Damaged, Stopped, DiskFull, BadSetting; Unreachable, Busy, Unconfirmed (later);
        DeliveryAltered, FalseReceipt, Refused, TooBig, NotTrusted, NotAdmitted.
        """
        expect_safe(self.address, f"delivery.destinations.{self.name}.address")
        expect_sealed(package, cancel)
        key = self._key(package)
        with connection(self.security, self.timing) as web:
            store = Store(self.name, self.address, self.credentials, web, self.timing, cancel)
            _Bringing(self.name, store, key, package).run()
            receipt = Receipt(self.name, store.place(key), package.digest, package.length, clock.stamp())
            answer = self._told(store, key, receipt) if self.receipts else receipt
        if answer is None:
            raise Unconfirmed(destination=self.name)
        return answer

    def answer(self, receipt: Receipt) -> Receipt | None:
        """The receipt that the archive has put beside the package; raises as `deliver` does."""
        if not self.receipts:
            return None
        key = receipt.place.removeprefix(self.address.rstrip("/") + "/")
        with connection(self.security, self.timing) as web, talking(self.name):
            store = Store(self.name, self.address, self.credentials, web, self.timing, lambda: False)
            return self._told(store, key, receipt)

    def _told(self, store: Store, key: str, receipt: Receipt) -> Receipt | None:
        told = store.ask("GET", key + ENDING, known=(200, 404))
        if told.status_code == 404:
            return None
        return read_receipt(told.content, self.name, receipt.place, receipt.digest, receipt.length)

    def _key(self, package: Package) -> str:
        return "/".join(filter(None, (self.folder.strip("/"), package.path.name)))


class _Bringing:
    """One package on its way into one bucket."""

    def __init__(self, name: str, store: Store, key: str, package: Package) -> None:
        self._name, self._store, self._key, self._package = name, store, key, package
        self._size = max(SMALLEST_PART, -(-package.length // MOST_PARTS))

    def run(self) -> None:
        """The object is there and was read back; what turns out to be spoilt is brought anew."""
        left = self._left_behind()  # asked first: a refusal says why only where an answer has a body
        for _attempt in range(AFRESH):
            owner = self._owner()
            if owner is None:
                self._send(left)
            if self._is_whole():
                forget(self._package, self._name)
                return
            if owner == "":
                raise Refused(destination=self._name, reason=f"{self._key}: ?")
            forget(self._package, self._name)
            left = ""
            self._store.ask("DELETE", self._key, known=(200, 204, 404))
        raise DeliveryAltered(destination=self._name)

    def _owner(self) -> str | None:
        """The digest that goes with what has the name: None where nobody has it, empty where that is not told.

        Raises Refused where another package has it.
        """
        told = self._store.ask("HEAD", self._key, known=(200, 404))
        if told.status_code == 404:
            return None
        theirs = str(told.headers.get(_OURS, ""))
        if theirs not in ("", self._package.digest):
            raise Refused(destination=self._name, reason=f"{self._key}: SHA-256 {theirs}")
        return theirs

    def _send(self, left: str) -> None:
        """Part after part, from wherever an earlier attempt got to; then all of them under one name, if nobody took it."""
        upload, there = self._begun(left)
        parts = []
        for number, start in enumerate(range(0, self._package.length, self._size), 1):
            body = part(self._package.path, start, self._size)
            digest = hashlib.md5(body, usedforsecurity=False)
            etag = there.get(number, "")
            if etag != digest.hexdigest():
                etag = self._put(upload, number, body, digest.digest())
            parts.append(_Part(number, etag))
        self._complete(upload, parts)

    def _begun(self, left: str) -> tuple[str, dict[int, str]]:
        """The upload to go on with, and the ETags of the parts that it has, by number."""
        note = noted(self._package, self._name)
        for upload in (note.upload if note else "", left):
            there = self._parts(upload) if upload else None
            if there is not None:
                return upload, there
        headers = {_OURS: self._package.digest, "content-type": "application/zip"}
        told = self._store.ask("POST", self._key, {"uploads": ""}, headers=headers)
        upload = text_of(told.content, "UploadId")
        take_note(self._package, self._name, Note(self._package.digest, upload, ""))
        return upload, {}

    def _left_behind(self) -> str:
        """An upload under our name of which the note was lost; only this package can have begun it."""
        told = self._store.ask("GET", "", {"uploads": "", "prefix": self._key}, known=(200, 404, 501))
        pairs = zip(texts_of(told.content, "Key"), texts_of(told.content, "UploadId"), strict=False)
        return next((upload for key, upload in pairs if key == self._key), "")

    def _parts(self, upload: str) -> dict[int, str] | None:
        """None where the store knows the upload no more."""
        found: dict[int, str] = {}
        after = "0"
        while True:
            query = {"uploadId": upload, "part-number-marker": after}
            told = self._store.ask("GET", self._key, query, known=(200, 404))
            if told.status_code == 404:
                return None
            etags = [etag.strip('"') for etag in texts_of(told.content, "ETag")]
            numbers = [int(number) for number in texts_of(told.content, "PartNumber")]
            found |= dict(zip(numbers, etags, strict=False))
            if text_of(told.content, "IsTruncated") != "true" or not numbers:
                return found
            after = str(max(numbers))

    def _put(self, upload: str, number: int, body: bytes, digest: bytes) -> str:
        """The part's ETag; the store refuses bytes that are not those of the MD5."""
        query = {"partNumber": str(number), "uploadId": upload}
        headers = {"content-md5": base64.b64encode(digest).decode()}
        told = self._store.ask("PUT", self._key, query, body, headers)
        return str(told.headers.get("ETag", "")).strip('"')

    def _complete(self, upload: str, parts: list[_Part]) -> None:
        """If-None-Match: nothing is overwritten. 412 says that the name is taken: `_is_whole` sees by what."""
        told = "".join(f"<Part><PartNumber>{p.number}</PartNumber><ETag>&quot;{p.etag}&quot;</ETag></Part>" for p in parts)
        body = f"<CompleteMultipartUpload>{told}</CompleteMultipartUpload>".encode()
        headers = {"if-none-match": "*", "content-type": "application/xml"}
        self._store.ask("POST", self._key, {"uploadId": upload}, body, headers, known=(200, 404, 412))

    def _is_whole(self) -> bool:
        """Whether what lies there, read back, is the package."""
        told = self._store.ask("HEAD", self._key, known=(200, 404))
        if told.status_code == 404 or told.headers.get("Content-Length") != str(self._package.length):
            return False
        seen = hashlib.sha256()
        for piece in self._store.pieces(self._key, self._package.length):
            seen.update(piece)
        return seen.hexdigest() == self._package.digest
