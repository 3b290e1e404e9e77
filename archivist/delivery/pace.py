"""How fast bytes may leave: a limit that all packages to one destination share, and what was sent and lost so far."""

import threading
import time
from collections.abc import Callable


class Pace:
    """`limit` in bytes a second, 0 for none. From any thread."""

    def __init__(self, limit: float = 0.0, now: Callable[[], float] = time.monotonic) -> None:
        self._limit, self._now, self._lock = limit, now, threading.Lock()
        self._free_at = 0.0
        self.sent, self.losses = 0, 0

    def delay(self, count: int) -> float:
        """Seconds to wait before these bytes may leave; they count as sent. The line is never busier than the limit, and
        what was not used is not made up for.
        """
        with self._lock:
            self.sent += count
            if not self._limit:
                return 0.0
            moment = self._now()
            begins = max(moment, self._free_at)
            self._free_at = begins + count / self._limit
            return begins - moment

    def lost(self) -> None:
        """A piece went and did not arrive: the line is lossy."""
        with self._lock:
            self.losses += 1
