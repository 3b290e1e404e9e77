"""Words that are known beforehand, and those that a page says with certainty: what unsure words are weighed against."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from archivist.model.text import Line, Word
from archivist.ocr.fields.rules import rules
from archivist.ocr.vietnamese import fold, plain

SURE = 0.9  # from here a page's own words speak for others
_SHORT, _MOST_LETTERS = 3, 8
# Turns that are as usual as those of the rules with the same letters: neither spelling is certain.
_ALSO = ("phân bố", "số sách", "cộng tác", "báo về")
_AROUND = ".,;:!?()[]\"'“”‘’…-–/"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of one syllable in small letters: how often each is known, those with the same letters but for accents, and
    which stand side by side.
    """

    counts: Counter[str]
    by_letters: dict[str, tuple[str, ...]]
    pairs: frozenset[tuple[str, str]]

    def near(self, word: str, *, only_accents: bool = False) -> list[str]:
        """Other words that may have been meant: the same letters with other accents first, then those with one letter
        more, less or other.
        """
        bare = plain(word)
        others = [] if only_accents or len(bare) < _SHORT else self._one_letter_off(bare)
        return [spelling for spelling in (*self._known(bare), *others) if spelling != fold(word)]

    def _one_letter_off(self, bare: str) -> list[str]:
        close = process.extract(
            bare, self.by_letters.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=1, limit=_MOST_LETTERS
        )
        return [spelling for letters, _far, _at in close if letters != bare for spelling in self._known(letters)]

    def _known(self, letters: str) -> list[str]:
        return sorted(self.by_letters.get(letters, ()), key=lambda spelling: -self.counts[spelling])


def core(text: str) -> str:
    """A word without the marks around it."""
    return text.strip(_AROUND)


@lru_cache
def known_turns() -> dict[str, str]:
    """The turns of several words in clerical use by their bare letters; a spelling that is not certain is none."""
    known = rules()
    titles = (t for t in known.titles if " " in t)
    every = [*known.words, *known.formal, *known.phrases, *titles, *(t.name for t in known.types), *_ALSO]
    spelled: dict[str, set[str]] = {}
    for turn in every:
        if " " in turn and not (turn.istitle() and turn.split(" ")[0] in known.surnames):  # the name of a person
            spelled.setdefault(plain(turn), set()).add(turn)
    return {bare: min(ways) for bare, ways in spelled.items() if len({fold(way) for way in ways}) == 1}


def vocabulary_of(lines: Iterable[Line]) -> Vocabulary:
    """Of the clerical turns, and of the sure words in small letters of a page."""
    counts, pairs = _clerical()
    counts, own = counts.copy(), set(pairs)
    for line in lines:
        words = [fold(core(w.text)) if _speaks(w) else "" for w in line.words]
        counts.update(w for w in words if w)
        own.update((a, b) for a, b in pairwise(words) if a and b)
    return Vocabulary(counts, _by_letters(counts), frozenset(own))


def _speaks(word: Word) -> bool:
    text = core(word.text)
    return word.confidence >= SURE and text.isalpha() and text.islower()


@lru_cache
def _clerical() -> tuple[Counter[str], frozenset[tuple[str, str]]]:
    turns = [fold(turn).split() for turn in known_turns().values()]
    return Counter(w for turn in turns for w in turn if w.isalpha()), frozenset(p for turn in turns for p in pairwise(turn))


def _by_letters(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in words:
        found.setdefault(plain(word), []).append(word)
    return {letters: tuple(spellings) for letters, spellings in found.items()}


def turn_at(bare: Sequence[str], at: int, longest: int = 6) -> tuple[str, ...]:
    """The words of the longest known turn that begins at a place of a line given in bare letters; () where there is none."""
    for count in range(min(longest, len(bare) - at), 1, -1):
        turn = known_turns().get(" ".join(bare[at : at + count]))
        if turn:
            return tuple(turn.split(" "))
    return ()
