"""How much is sent before the other side must say that it has it: little on a bad line, more on a good one."""

SMALLEST, LARGEST = 256 << 10, 4 << 20
FLOOR = 32 << 10  # only where the other side takes no more at once
QUICK, SLOW = 2.0, 8.0  # seconds


class ChunkSize:
    """Starts small; a chunk that went quickly doubles the next, a slow or lost one halves it."""

    def __init__(self) -> None:
        self.now = SMALLEST
        self._largest = LARGEST

    def went(self, seconds: float) -> None:
        if seconds < QUICK:
            self.now = min(self.now * 2, self._largest)
        elif seconds > SLOW:
            self.lost()

    def lost(self) -> None:
        self.now = max(self.now // 2, min(SMALLEST, self._largest))

    def too_large(self) -> bool:
        """Never so large again; False where it cannot be smaller."""
        if self.now <= FLOOR:
            return False
        self._largest = self.now = max(self.now // 2, FLOOR)
        return True


GOOD, BAD = (64 << 10, 16), (8 << 10, 64)  # the least in bytes, and which part of what went


class Flight:
    """How much may be under way unanswered where a cut loses it all: a part of what went since the last cut, a small one
    once there was a cut. So little goes twice however often it happens, and a good line is filled before long.
    """

    def __init__(self) -> None:
        self._went, self._way = 0, GOOD
        self.last = LARGEST  # of a program that has just started, nobody knows what was under way before

    def next(self, most: int) -> int:
        """Bytes that may leave now, at most so many; remembered as `last` should they be lost."""
        least, part = self._way
        self.last = min(most, max(least, self._went // part))
        return self.last

    def went(self, count: int) -> None:
        self._went += count

    def cut(self) -> None:
        self._went, self._way = 0, BAD
