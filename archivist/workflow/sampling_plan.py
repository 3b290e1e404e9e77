"""How many of a lot a second person looks at, and how many of those may be wrong; and which ones, by a seed."""

import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from archivist.resources import resource
from archivist.settings import Checking

RULES = "sampling-iso2859-1"


@dataclass(frozen=True, slots=True)
class Draw:
    """`size` of a lot are looked at; it passes with at most `accept` wrong ones."""

    size: int
    accept: int


@lru_cache
def tables() -> dict[str, Any]:
    """As the standard has them; `accepted` goes down the table from the row in which none may be wrong."""
    found: dict[str, Any] = json.loads(resource(f"rules/{RULES}.json").read_text(encoding="utf-8"))
    return found


def draw_of(lot: int, checking: Checking) -> Draw:
    """For a lot of so many. Everything; a share of it after somebody has looked at everything; or by ISO 2859-1, single
    sampling, normal inspection, where `zero` keeps the size of the sample and lets none be wrong.
    """
    if checking.plan == "all" or lot < 2:
        return Draw(lot, 0)
    if checking.plan == "all-and-share":
        return Draw(min(lot, max(1, math.ceil(lot * checking.share / 100))), 0)
    size, accept = by_table(lot, checking.aql, checking.level)
    return Draw(min(lot, size), 0 if checking.zero or size >= lot else accept)


def by_table(lot: int, aql: str, level: str) -> tuple[int, int]:
    """Sample size and acceptance number (ISO 2859-1, Tables 1 and 2-A); arrows lead to the next plan above or below."""
    table = tables()
    letters, accepted = table["letters"], table["accepted"]
    row = sum(lot > most for most in table["lots"])
    at, first = letters.index(table["levels"][level][row]), letters.index(table["zero"][aql])
    place = at - first
    if place < 0:
        return table["sizes"][first], 0
    place = min(place, len(accepted) - 1)
    place += {"up": -1, "down": 1}.get(accepted[place], 0)
    while first + place >= len(letters):  # the table ends before the arrow does
        place -= 1
    return table["sizes"][first + place], int(accepted[place])


def drawn(lot: Sequence[str], size: int, seed: str) -> tuple[str, ...]:
    """`size` of the lot, in its order: those whose SHA-256 of `seed|id` is smallest. Anybody can draw the same again."""
    chosen = set(sorted(lot, key=lambda i: hashlib.sha256(f"{seed}|{i}".encode()).hexdigest())[:size])
    return tuple(i for i in lot if i in chosen)
