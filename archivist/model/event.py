"""Events: what was done to what, by whom, with what outcome; never removed, chained by their digests."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archivist.model.plain import canonical

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class Draft:
    """An event that is about to be recorded; `kind` as "page.captured", `detail` of plain JSON values."""

    kind: str
    subject: str
    detail: Mapping[str, Any]
    outcome: str = "success"


@dataclass(frozen=True, slots=True)
class Event:
    """A recorded event: `seq` counts from 1 without gaps, `at` is UTC, `chain` covers the whole record and the
    one before.
    """

    seq: int
    at: str
    actor: str
    kind: str
    subject: str
    outcome: str
    detail: Mapping[str, Any]
    previous: str
    chain: str

    def proves(self) -> bool:
        """Whether the record is the one that was chained."""
        return self.chain == chain_of(
            self.seq, self.at, self.actor, Draft(self.kind, self.subject, self.detail, self.outcome), self.previous
        )


def chain_of(seq: int, at: str, actor: str, draft: Draft, previous: str) -> str:
    """SHA-256 over the canonical record and the digest of the record before it."""
    record = [seq, at, actor, draft.kind, draft.subject, draft.outcome, draft.detail, previous]
    return hashlib.sha256(canonical(record)).hexdigest()
