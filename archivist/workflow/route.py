"""The way to one destination: how it is made, when it may be used, what it takes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from archivist.model.hours import Hours
from archivist.model.promises.destination import Destination

PERMANENT = "01"


class Counting(Protocol):
    """What has left on this way since the program began, in bytes, and how often a piece did not arrive."""

    sent: int
    losses: int


class _Uncounted:
    """A way on which nothing can be lost, as to a disk."""

    sent, losses = 0, 0


@dataclass(frozen=True, slots=True)
class Route:
    """`make` is called when the destination is used. `historical`: it takes only records that are kept permanently (TT
    05/2025, Phụ lục III). `abreast`: packages that may go side by side where the line is lossy.
    """

    make: Callable[[], Destination]
    historical: bool = False
    hours: Hours | None = None
    abreast: int = 1
    counted: Counting = field(default_factory=_Uncounted)

    def takes(self, maintenance: str) -> bool:
        """Whether the archive takes records of this retention (code of TT 05/2025)."""
        return not self.historical or maintenance == PERMANENT

    def open_at(self, moment: datetime) -> bool:
        """Whether packages may leave now."""
        return self.hours is None or self.hours.open_at(moment)
