"""Where a package is brought."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from archivist.model.dossier import Package
from archivist.model.promises.scanner_source import Cancelled


class Said(StrEnum):
    """How far an archive's answer goes: its digest of what arrived is ours, and then what its officer decided."""

    CONFIRMED = "confirmed"
    ACCEPTED = "accepted"
    PARTLY = "partly"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the archive says of one document, known by its docId (empty for the package as a whole): đạt or không
    đạt with the reason (TT 05/2025/TT-BNV, Điều 24). `field` and `page` (from 1 in the document) where it named them.
    """

    document: str
    passed: bool
    reason: str = ""
    field: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Receipt:
    """The destination's answer: where the package lies now and the SHA-256 that was computed there from what arrived."""

    destination: str
    place: str
    digest: str
    length: int
    received_at: str
    delivery_id: str = ""
    said: Said = Said.CONFIRMED
    verdicts: tuple[Verdict, ...] = ()


class Destination(Protocol):
    """Called in the network lane, at most once at a time per package.

    `deliver` is idempotent: the key is the package's digest; a package that has arrived is not brought again and
    gives an equal receipt (but for its time). What arrived is read back, or its digest is computed over there, and
    compared: a difference raises DeliveryAltered or FalseReceipt. A cut at any moment leaves nothing under the final
    name that is not the whole package, and the next call goes on from there. Raises Trouble with a retry rule;
    Unconfirmed means that every byte was handed over and the archive has not answered yet.

    `answer` asks what the archive has said since of a package whose receipt we hold; None where it cannot say now.
    """

    @property
    def name(self) -> str: ...

    def deliver(self, package: Package, cancel: Cancelled) -> Receipt: ...

    def answer(self, receipt: Receipt) -> Receipt | None: ...
