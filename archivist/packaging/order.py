"""Doubts in the order in which a person should read them."""

from collections.abc import Iterable

from archivist.model.doubt import Doubt, Severity

_RANK = {Severity.GRAVE: 0, Severity.MINOR: 1, Severity.NOTE: 2}


def worst_first(doubts: Iterable[Doubt]) -> list[Doubt]:
    """Grave before minor before note; within one severity as they were found; the same doubt once."""
    ordered: list[Doubt] = []
    for doubt in sorted(doubts, key=lambda d: _RANK[d.severity]):
        if doubt not in ordered:
            ordered.append(doubt)
    return ordered
