"""What a misread text was meant to be: compared in small letters without diacritics."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from archivist.ocr.vietnamese import composed, fold, in_capitals, plain

_EDGES = " .,:;-–—_'\"`*|•~^/\\"


def bare(text: str) -> str:
    """For comparing: small letters without diacritics, without marks at the edges."""
    return plain(text).strip(_EDGES)


def trimmed(text: str) -> str:
    """As read, without marks and blanks at the edges."""
    return composed(text).strip(_EDGES)


def likeness(text: str, meant: str) -> float:
    """From 0 to 100."""
    return fuzz.ratio(bare(text), plain(meant))


def closest(text: str, choices: Iterable[str], cutoff: float) -> tuple[str, float] | None:
    """The most similar choice and its likeness (0 to 100), if that reaches the cutoff."""
    found = process.extractOne(bare(text), choices, processor=plain, scorer=fuzz.ratio, score_cutoff=cutoff)
    return (found[0], found[1]) if found else None


def respelled(read: str, meant: str) -> str:
    """The meant spelling in the case of what was read; hoà for hòa is left as it stands on the page."""
    proper = meant.upper() if in_capitals(read) else meant
    return read if fold(read) == fold(meant) else proper
