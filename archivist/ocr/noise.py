"""What is no word: specks, pieces of seals and signatures, the dark edge of a scan."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from archivist.model.text import Word
from archivist.ocr.runs import Run, letter_height

SURE = 0.6  # words with a letter or digit are never dropped above this confidence

_SURE_MARK, _LEAST_MARK = 0.85, 0.4
_BARS = "|_¦‹›`´¬^"
_BULLETS = "-–+•*(\"“'"
_STOPS = ".,;:-/)\"”'…"


def clean(runs: Iterable[Sequence[Word]], dpi: float) -> list[Run]:
    """The runs without noise. Every word read with confidence SURE or more that has a letter or digit stays, without bars
    around it.
    """
    kept = [run for run in ([w for w in map(_without_bars, run) if w.text] for run in runs) if run]
    usual = letter_height((w for run in kept for w in run if w.confidence >= SURE), dpi)
    sized = [[w for w in run if not _out_of_size(w, usual)] for run in kept]
    ends = [_without_stray_ends(run) for run in sized]
    return [Run.of(run) for run in ends if run and not _nonsense(run)]


def _without_bars(word: Word) -> Word:
    """Without pieces of rules and specks that were taken for marks which no print has beside a word."""
    text = word.text.strip(_BARS)
    if not _wordlike(word) and word.confidence < _LEAST_MARK and not set(text) <= set(_BULLETS):
        text = ""
    return word if text == word.text else replace(word, text=text)


def _without_stray_ends(run: Sequence[Word]) -> list[Word]:
    """Without unsure marks at either end that no writer puts there: a piece of a border, a rule, a speck."""
    words = list(run)
    while words and _stray(words[0], _BULLETS):
        words.pop(0)
    while words and _stray(words[-1], _STOPS):
        words.pop()
    return words


def _stray(word: Word, allowed: str) -> bool:
    return not _wordlike(word) and word.confidence < _SURE_MARK and not set(word.text) <= set(allowed)


def _wordlike(word: Word) -> bool:
    return any(c.isalnum() for c in word.text)


def _out_of_size(word: Word, usual: float) -> bool:
    """An unsure word that is far lower or higher than the page's type."""
    if word.confidence >= SURE and _wordlike(word):
        return False
    doubtful = word.confidence < SURE / 2 or not _wordlike(word)
    return word.box.height > 4 * usual or (doubtful and word.box.height > 2.2 * usual)


def _nonsense(run: Sequence[Word]) -> bool:
    """A run without a single sure word, that reads as marks and stray letters."""
    if any(w.confidence >= SURE and _wordlike(w) for w in run):
        return False
    letters = sum(c.isalnum() for w in run for c in w.text)
    whole = sum(len(w.text) for w in run)
    mean = sum(w.confidence * len(w.text) for w in run) / whole
    return letters < 3 or letters < whole / 2 or mean < 0.35
