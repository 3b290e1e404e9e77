"""Names for new things: UUIDs of version 7, which sort in the order in which they were given."""

import os
import threading
import time
import uuid

_giving = threading.Lock()
_last = [0]


def new_id() -> str:
    """A UUIDv7 (RFC 9562, 5.7): 48 bits of milliseconds, a 12-bit counter that never runs back here, 62 random bits."""
    with _giving:
        _last[0] = max(_last[0] + 1, time.time_ns() // 1_000_000 << 12)
        ticks = _last[0]
    random = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    milliseconds, counter = ticks >> 12, ticks & 0xFFF
    return str(uuid.UUID(int=milliseconds << 80 | 7 << 76 | counter << 64 | 2 << 62 | random))
