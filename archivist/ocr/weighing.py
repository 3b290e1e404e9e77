"""A second look at Vietnamese words: those of known turns are set right, other unsure ones get alternatives."""

import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from archivist.model.text import Kind, Line, Word
from archivist.ocr.fields.spelling import respelled
from archivist.ocr.syllables import is_syllable
from archivist.ocr.vietnamese import fold, plain
from archivist.ocr.vocabulary import SURE, Vocabulary, core, turn_at, vocabulary_of

MOST_ALTERNATIVES = 5
_UNSURE = 0.8  # below, a syllable in a known turn of two words takes the vowels that it has there
_TONE_SURE = 0.92  # below, a syllable in a known turn of two words takes the tone that it has there
_CERTAIN = 3  # words of a turn: so many leave no doubt even where the turn is part of a name
_ACUTE, _HOOKS, _TONES = "\u0301", ("\u0309", "\u0303"), "\u0300\u0301\u0303\u0309\u0323"


def weighed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines, in which an accent that was misread in a turn of clerical words is set right and the reading kept in
    `Word.raw`; words that are unsure or can be no syllable carry alternatives.

    Numbers, codes and the names of persons and places are never changed, only offered alternatives.
    """
    known = vocabulary_of(lines)
    return tuple(line if line.kind is not Kind.PRINT else _weighed(line, known) for line in lines)


def _weighed(line: Line, known: Vocabulary) -> Line:
    spelled = _in_turns(list(line.words))
    words = [_with_alternatives(spelled, at, known) for at in range(len(spelled))]
    return line if tuple(words) == line.words else replace(line, words=tuple(words))


def _in_turns(words: list[Word]) -> list[Word]:
    """With the spelling that known turns have; a turn is taken as a whole or not at all."""
    bare = [plain(core(w.text)) if _is_letters(w) else "" for w in words]
    at = 0
    while at < len(words):
        turn = turn_at(bare, at) if bare[at] else ()
        stretch = words[at : at + len(turn)]
        if turn and all(_may_be(word, meant, turn) for word, meant in zip(stretch, turn, strict=True)):
            words[at : at + len(turn)] = [_respelled(w, meant) for w, meant in zip(stretch, turn, strict=True)]
        at += max(1, len(turn))
    return words


def _respelled(word: Word, meant: str) -> Word:
    read = core(word.text)
    return word if fold(read) == fold(meant) else _changed(word, respelled(read, meant))


def _may_be(word: Word, meant: str, turn: Sequence[str]) -> bool:
    """Whether a word of a turn can have been printed so. In a long turn it can; else capitals must not tell of a name, and
    the further the spelling is from a sure reading, the less it is believed.
    """
    read = core(word.text)
    if fold(read) == fold(meant) or len(turn) >= _CERTAIN:
        return True
    if read.istitle() and meant.islower() and meant != turn[0]:
        return False
    if not is_syllable(read) or _hook_for_acute(read, meant):
        return True
    return word.confidence < (_TONE_SURE if _without_tone(read) == _without_tone(meant) else _UNSURE)


def _hook_for_acute(read: str, meant: str) -> bool:
    """Whether only a hook or tilde was read as an acute, as engines do with full confidence: tố dân phố."""
    if _without_tone(read) != _without_tone(meant) or _ACUTE not in _apart(read):
        return False
    return any(tone in _apart(meant) for tone in _HOOKS)


def _without_tone(text: str) -> str:
    return "".join(c for c in _apart(text) if c not in _TONES)


def _apart(text: str) -> str:
    return unicodedata.normalize("NFD", text.lower())


def _changed(word: Word, text: str) -> Word:
    return replace(word, text=word.text.replace(core(word.text), text, 1), raw=word.text)


def _with_alternatives(words: Sequence[Word], at: int, known: Vocabulary) -> Word:
    """What else an unsure word may be: first what was read, where it was changed, then what fits to the words beside it."""
    word, read = words[at], core(words[at].text)
    unsure = bool(word.raw) or word.confidence < SURE or not is_syllable(read)
    if not unsure or not _is_letters(word) or len(read) < 2:
        return word
    before, _, after = word.text.partition(read)
    others = sorted(known.near(read, only_accents=is_syllable(read)), key=lambda other: not _fits(other, words, at, known))
    texts = [word.raw or word.text, *(before + respelled(read, other) + after for other in others)]
    offered = [text for text in dict.fromkeys(texts) if text != word.text]
    return replace(word, alternatives=tuple(offered[:MOST_ALTERNATIVES])) if offered else word


def _fits(other: str, words: Sequence[Word], at: int, known: Vocabulary) -> bool:
    """Whether one of the neighbours is known to stand beside it."""
    before = fold(core(words[at - 1].text)) if at else ""
    after = fold(core(words[at + 1].text)) if at + 1 < len(words) else ""
    return (before, other) in known.pairs or (other, after) in known.pairs


def _is_letters(word: Word) -> bool:
    return word.kind is Kind.PRINT and core(word.text).isalpha()
