"""The order of pages in a dossier: each has a rank, and between two ranks there is always room for more."""

from fractions import Fraction

BATCH = 10**6  # room for the pages of one batch; ranks are fractions, so that nothing ever runs out

Rank = Fraction | int


def natural(batch: int, ordinal: int) -> Rank:
    """The rank of a page that nobody has moved: `batch` is the number of the event that opened its batch."""
    return batch * BATCH + ordinal


def between(before: Rank | None, after: Rank | None, count: int) -> list[Rank]:
    """`count` ranks, evenly spread between two others; None for the beginning or the end of the dossier."""
    low = Fraction(before if before is not None else (after or 0) - count - 1)
    high = after if after is not None else low + count + 1
    step = (high - low) / (count + 1)
    return [low + step * number for number in range(1, count + 1)]
