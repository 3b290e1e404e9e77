"""What is searched for and what is found: words as they are typed, places that say them, the passage around."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from archivist.model.letters import folded, toned

_TOKEN = re.compile(r"[^\W_]+")
_TYPED = re.compile(r'"([^"]*)"?|(\S+)')
_AROUND = 70  # letters of the passage before and after the first word that was found
# Syllables are few and come again on every page.
_folded, _toned = lru_cache(maxsize=1 << 15)(folded), lru_cache(maxsize=1 << 15)(toned)


class Where(StrEnum):
    """What says the words: a page by its text, a document or a dossier by its fields."""

    PAGE = "page"
    DOCUMENT = "document"
    DOSSIER = "dossier"


@dataclass(frozen=True, slots=True)
class Term:
    """Words that follow one another. `marked`: typed with diacritics, which then count; `begun`: the last word may go on."""

    words: tuple[str, ...]
    marked: bool = False
    begun: bool = False

    def says(self, word: str) -> bool:
        """Whether this one word is one of the term's."""
        own = _toned(word) if self.marked else _folded(word)
        return own in self.words or (self.begun and own.startswith(self.words[-1]))


@dataclass(frozen=True, slots=True)
class Searchable:
    """What can be found of one subject: `said` in the letters of the paper; `page_id` is the page to show; `source` changes
    when `said` may have.
    """

    where: Where
    subject: str
    page_id: str
    source: str
    said: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage; `lit` where it is what was searched for."""

    text: str
    lit: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that says all that was searched for; `page_id` is empty for a dossier without pages."""

    where: Where
    subject: str
    dossier_id: str
    page_id: str
    passage: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, and how many places say the words in all."""

    hits: tuple[Hit, ...] = ()
    count: int = 0


def terms_of(typed: str) -> tuple[Term, ...]:
    """Words in double quotes follow one another; the last word that is typed may only be begun."""
    terms = []
    for found in _TYPED.finditer(typed):
        quoted, word = found[1], found[2]
        text = quoted if quoted is not None else word
        marked = folded(text) != toned(text)
        words = tuple(_TOKEN.findall(toned(text) if marked else folded(text)))
        last = found.end() == len(typed.rstrip()) and quoted is None and not typed.endswith(" ")
        if words:
            terms.append(Term(words, marked, last and len(words[-1]) > 1))
    return tuple(terms)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, as they are compared; `12/QĐ-UBND` has three."""
    return tuple(_TOKEN.findall(text))


def says_any(terms: Sequence[Term], text: str) -> bool:
    """Whether one of the words of `text` is searched for."""
    return any(term.says(word) for word in words_of(text) for term in terms)


def passage_of(said: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """The place where most of the terms are said close together, on one line, with what was searched for lit."""
    lit = [(m.start(), m.end(), at) for m in _TOKEN.finditer(said) for at, t in enumerate(terms) if t.says(m[0])]
    if not lit:
        return (Piece(" ".join(said[: 2 * _AROUND].split())),)
    start = max(lit, key=lambda one: (len({t for s, _e, t in lit if one[0] <= s < one[0] + 2 * _AROUND}), -one[0]))[0]
    left, right = _bounds(said, start)
    pieces, here = [], left
    for begin, end in sorted({(s, e) for s, e, _t in lit if left <= s and e <= right}):
        pieces += [Piece(said[here:begin]), Piece(said[begin:end], lit=True)]
        here = end
    pieces.append(Piece(said[here:right]))
    whole = [Piece(re.sub(r"\s+", " ", p.text), p.lit) for p in pieces if p.text]
    return (*([Piece("… ")] if left else []), *whole, *([Piece(" …")] if right < len(said) else []))


def _bounds(said: str, start: int) -> tuple[int, int]:
    """Whole words around `start`."""
    left = max(0, start - _AROUND // 2)
    right = min(len(said), start + 2 * _AROUND)
    while left and not said[left - 1].isspace():
        left -= 1
    while right < len(said) and not said[right].isspace():
        right += 1
    return left, right
