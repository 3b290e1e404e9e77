"""What signs: a key that never leaves its place, and the certificate that says whose it is."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Certificate:
    """The signer's certificate as DER, with those above it; `for_tests` where nobody vouches for it on purpose."""

    subject: str
    issuer: str
    serial: str
    valid_from: datetime
    valid_until: datetime
    der: bytes
    above: tuple[bytes, ...] = ()
    for_tests: bool = False


class Signer(Protocol):
    """One PIN opens it for a session; the PIN is neither kept nor logged.

    `sign` gives the signature over SHA-256 of the bytes: RSA after PKCS #1 v1.5, or ECDSA as DER, as the certificate's key
    says. Raises TokenMissing when the token is no longer there; nothing is lost then, and the same call may be made
    again with another signer. `close` forgets the key.
    """

    def certificate(self) -> Certificate: ...

    def sign(self, content: bytes) -> bytes: ...

    def close(self) -> None: ...


@runtime_checkable
class DocumentSigner(Protocol):
    """Signs whole documents by itself: it chooses the certificate, asks for the PIN and shows the signature in its own way.

    `seal_document` writes the signed PDF under `into`, an incremental update of `pdf`. Raises TokenMissing, NotSignable.
    """

    def seal_document(self, pdf: Path, into: Path) -> None: ...

    def close(self) -> None: ...
