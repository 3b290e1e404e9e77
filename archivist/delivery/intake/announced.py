"""What a sender announces about a package before its first byte."""

import json
import re
from dataclasses import dataclass, fields
from typing import Self

_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Announced:
    """A package that is about to arrive. Known by its SHA-256, so that the same package is one delivery, however often it
    is announced; `length` in bytes, `announced_at` UTC.
    """

    digest: str
    length: int
    delivery_id: str
    announced_at: str
    object_id: str = ""
    name: str = ""
    format: str = ""
    agency_code: str = ""
    agency_name: str = ""
    registration_code: str = ""
    documents: int = 0

    @classmethod
    def of_json(cls, text: bytes) -> Self:
        """What the store kept of it; raises ValueError or TypeError where it is not that."""
        told = json.loads(text)
        known = {f.name for f in fields(cls)}
        return cls(**{name: value for name, value in told.items() if name in known})


def is_digest(text: str) -> bool:
    """Whether it is a SHA-256 in lower-case hex."""
    return bool(_DIGEST.fullmatch(text))
