"""A transfer: one package on its way to one destination, as far as it has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from archivist.model.promises.destination import Verdict
from archivist.translation import N_


class Standing(StrEnum):
    """How far it has come. Sent is not received: only a receipt with our digest makes it confirmed."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    CONFIRMED = "confirmed"
    ACCEPTED = "accepted"
    PARTLY = "partly"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


SENTENCES = {
    Standing.QUEUED: N_("waits to be sent"),
    Standing.SENDING: N_("is being sent"),
    Standing.SENT: N_("sent, not yet confirmed"),
    Standing.CONFIRMED: N_("received by the archive"),
    Standing.ACCEPTED: N_("accepted"),
    Standing.PARTLY: N_("accepted in part"),
    Standing.REFUSED: N_("refused by the archive"),
    Standing.WITHDRAWN: N_("withdrawn: a newer package took its place"),
}


@dataclass(frozen=True, slots=True)
class Transfer:
    """`at` is when it last changed, `again_at` when it is tried again by itself (UTC, empty: now, or, with a trouble, not
    before a person has mended it); `trouble` the code and details of what the last attempt met.
    """

    digest: str
    destination: str
    dossier_id: str
    standing: Standing
    attempts: int
    at: str
    again_at: str = ""
    trouble: Mapping[str, Any] | None = None
    place: str = ""
    length: int = 0
    received_at: str = ""
    delivery_id: str = ""
    verdicts: tuple[Verdict, ...] = ()

    @property
    def open(self) -> bool:
        """Whether there is still something to be sent or confirmed."""
        return self.standing in (Standing.QUEUED, Standing.SENDING, Standing.SENT)

    def due(self, moment: str) -> bool:
        """Whether it is its turn; a clock that was put back keeps nothing waiting. `moment` in UTC, as `at`."""
        held = self.trouble is not None and not self.again_at
        return self.open and not held and not self.at <= moment < self.again_at
