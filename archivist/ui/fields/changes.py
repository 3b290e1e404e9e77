"""What changed between two readings, letter by letter."""

from collections.abc import Iterator
from difflib import SequenceMatcher


def changes(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Runs of letters as (before, after): equal where nothing changed, one of them empty where letters came or went."""
    for _tag, low, high, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield before[low:high], after[start:end]
