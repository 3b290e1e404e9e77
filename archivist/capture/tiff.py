"""How many pages a TIFF holds, read from its directory chain without decoding a pixel."""

import struct
from pathlib import Path

MAX_FRAMES = 100_000


def frame_count(path: Path) -> int:
    """Number of image directories (TIFF 6.0, section 2; BigTIFF alike); a broken or looping chain ends the count,
    at least 1.
    """
    with path.open("rb") as file:
        head = file.read(16)
        order = "<" if head[:2] == b"II" else ">"
        big = head[2:4] in (b"+\x00", b"\x00+")
        entry, count_form, offset_form = (20, "Q", "Q") if big else (12, "H", "I")
        seen: set[int] = set()
        try:
            (offset,) = struct.unpack_from(order + offset_form, head, 8 if big else 4)
            while offset and offset not in seen and len(seen) < MAX_FRAMES:
                file.seek(offset)
                (count,) = struct.unpack(order + count_form, file.read(struct.calcsize(count_form)))
                file.seek(count * entry, 1)
                following = struct.unpack(order + offset_form, file.read(struct.calcsize(offset_form)))[0]
                seen.add(offset)
                offset = following
        except (struct.error, OverflowError, OSError):
            return max(1, len(seen))
    return max(1, len(seen))
