"""Whether a JPEG file is whole: a decoder fills what is missing with grey and says nothing."""

_START, _END, _SCAN, _FILL = 0xD8, 0xD9, 0xDA, 0xFF
_ALONE = {0x01, *range(0xD0, 0xD8)}


def is_whole(coded: bytes) -> bool:
    """Whether the end marker follows the first scan (ITU-T T.81, B.1.1); previews inside APPn segments do not count."""
    scan = _first_scan(coded)
    return scan is not None and coded.rfind(bytes((_FILL, _END)), scan) >= 0


def _first_scan(coded: bytes) -> int | None:
    """Where the first scan's data begins; None where the file ends or loses its way before."""
    at = 2
    while at + 4 <= len(coded):
        if coded[at] != _FILL:
            return None
        marker = coded[at + 1]
        if marker == _FILL:
            at += 1
        elif marker in _ALONE:
            at += 2
        else:
            at += 2 + int.from_bytes(coded[at + 2 : at + 4], "big")
            if marker == _SCAN:
                return at
    return None
