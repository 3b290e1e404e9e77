"""What a misread text was meant to be: compared in small letters without diacritics."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from archivist.ocr.vietnamese import composed, plain


def bare(text: str) -> str:
    """For comparing: small letters without diacritics, without marks at the edges."""
    return plain(trimmed(text))


def trimmed(text: str) -> str:
    """As read, without marks and blanks at the edges; brackets that belong to a word stay."""
    read = composed(text)
    first, last = 0, len(read)
    while first < last and not (read[first].isalnum() or read[first] == "("):
        first += 1
    while last > first and not (read[last - 1].isalnum() or read[last - 1] == ")"):
        last -= 1
    return read[first:last]


def likeness(text: str, meant: str) -> float:
    """From 0 to 100."""
    return fuzz.ratio(bare(text), plain(meant))


def closest(text: str, choices: Iterable[str], cutoff: float) -> tuple[str, float] | None:
    """The most similar choice and its likeness (0 to 100), if that reaches the cutoff."""
    found = process.extractOne(bare(text), list(choices), processor=plain, scorer=fuzz.ratio, score_cutoff=cutoff)
    return (found[0], found[1]) if found else None
