"""How long we go on when a line drops: as long as something arrives, and a few times more when nothing does."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from archivist.delivery.pace import Pace
from archivist.model.promises.scanner_source import Cancelled
from archivist.troubles import Stopped, Trouble

STEP = 0.2  # seconds between two looks at whether to stop


@dataclass(frozen=True, slots=True)
class Timing:
    """All in seconds but `tries`: how often in a row nothing may be gained before the package is left to wait."""

    connect: float = 15.0
    idle: float = 60.0
    pause: float = 0.25
    longest_pause: float = 8.0
    receipt: float = 30.0
    tries: int = 6
    sleep: Callable[[float], None] = time.sleep
    pace: Pace = field(default_factory=Pace)


class Patience:
    """Counts failures since the last gain."""

    def __init__(self, timing: Timing, cancel: Cancelled) -> None:
        self._timing, self._cancel, self._failures = timing, cancel, 0

    def gained(self) -> None:
        self._failures = 0

    def bear(self, trouble: Trouble, seconds: float | None = None) -> None:
        """Waits before another try, longer each time or as long as the other side asked; raises the trouble when it has
        gone on too often, Stopped.
        """
        self._failures += 1
        if self._failures >= self._timing.tries:
            raise trouble
        grown = self._timing.pause * 2.0 ** (self._failures - 1)
        self.wait(min(grown if seconds is None else seconds, self._timing.longest_pause))

    def wait(self, seconds: float) -> None:
        """Raises Stopped soon after somebody asked to stop."""
        while True:
            if self._cancel():
                raise Stopped
            if seconds <= 0:
                return
            self._timing.sleep(min(seconds, STEP))
            seconds -= STEP
