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
