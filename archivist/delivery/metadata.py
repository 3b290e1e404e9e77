"""Upload-Metadata of tus 1.0: names, and values in Base64; spoken by both sides."""

import base64
import binascii
from collections.abc import Mapping

_LONGEST = 300


def metadata_of(header: str) -> dict[str, str]:
    """The values of the header, each at most 300 characters; raises ValueError."""
    found = {}
    for pair in filter(None, (p.strip() for p in header.split(","))):
        name, _space, encoded = pair.partition(" ")
        try:
            found[name] = base64.b64decode(encoded, validate=True).decode()[:_LONGEST]
        except (binascii.Error, UnicodeDecodeError) as error:
            raise ValueError(name) from error
    return found


def metadata_header(values: Mapping[str, str]) -> str:
    """The header for these values; names without a value are left out, because some servers refuse an empty one."""
    return ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in values.items() if value)
