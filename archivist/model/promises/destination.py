"""Where a package is brought."""

from dataclasses import dataclass
from typing import Protocol

from archivist.model.dossier import Package
from archivist.model.promises.scanner_source import Cancelled


@dataclass(frozen=True, slots=True)
class Receipt:
    """The destination's answer: where the package lies now and the SHA-256 that was computed there from what arrived."""

    destination: str
    place: str
    digest: str
    length: int
    received_at: str


class Destination(Protocol):
    """Called in the network lane, at most once at a time per package.

    `deliver` is idempotent: the key is the package's digest; a package that has arrived is not brought again and
    gives an equal
    receipt (but for its time). What arrived is read back and compared: a difference raises DeliveryAltered. A cut
    at any moment
    leaves nothing under the final name that is not the whole package. Raises Trouble with a retry rule.
    """

    @property
    def name(self) -> str: ...

    def deliver(self, package: Package, cancel: Cancelled) -> Receipt: ...
