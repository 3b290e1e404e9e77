"""Proposals by what the desk has taught: a reading that was put right before, and names that are known here."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from archivist.model.description import Entry
from archivist.model.lessons import Lesson, Lessons
from archivist.ocr.vietnamese import fold, plain

TAUGHT, ALIKE, KNOWN = "learned", "learned-alike", "confirmed before"
_LIKE = 90.0  # so alike is a misreading to the name that was meant
_TWO_ARE_ENOUGH = (0.9, 0.98, 0.996)  # how sure a correction is that was made once, twice, more often
_GUESSED = 0.9


def with_lessons(entries: Iterable[Entry], lessons: Lessons) -> list[Entry]:
    """The same entries, where something was taught about them with the value that a person would set. What is proved on the
    paper itself stays, and what a hand has set is not here at all.
    """
    return [e if e.origin.proved else _taught(e, lessons.of(e.field)) for e in entries]


def _taught(entry: Entry, lessons: Sequence[Lesson]) -> Entry:
    read = fold(entry.origin.read)
    corrections = [x for x in lessons if x.read and fold(x.read) == read]
    if corrections:
        best = max(corrections, key=lambda x: x.times)
        rivals = sum(x.times for x in corrections if fold(x.value) != fold(best.value))
        sure = _TWO_ARE_ENOUGH[min(best.times, len(_TWO_ARE_ENOUGH)) - 1] if not rivals else _GUESSED / 2
        return _with(entry, best.value, TAUGHT, sure)
    if any(fold(x.value) == fold(entry.value) for x in lessons):
        return replace(entry, origin=replace(entry.origin, proved=True, proof=KNOWN))
    return _alike(entry, {x.value for x in lessons})


def _alike(entry: Entry, known: set[str]) -> Entry:
    """The one known name that is very much like what was read, where the machine is not sure itself."""
    if entry.sure:
        return entry
    near = [name for name in known if fuzz.ratio(plain(name), plain(entry.value)) >= _LIKE]
    return _with(entry, near[0], ALIKE, min(_GUESSED, entry.origin.confidence)) if len(near) == 1 else entry


def _with(entry: Entry, value: str, rule: str, confidence: float) -> Entry:
    return replace(entry, value=value, origin=replace(entry.origin, rule=rule, confidence=confidence))
