"""Misread accents set right, where what was read can only be one known turn of words."""

import re
from functools import lru_cache

from archivist.ocr.fields.rules import rules
from archivist.ocr.vietnamese import composed, fold, plain

_ROMAN = re.compile(r"\b((?:[Qq]uý|[Pp]hần|[Cc]hương|[Kk]hóa|[Kk]ỳ|[Ll]oại|[Hh]ạng|[Bb]ậc|[Qq]uí) )([HTIl1]{1,4})(?=\W|$)")
_STROKES = str.maketrans({"H": "II", "T": "I", "l": "I", "1": "I"})
_ONE = re.compile(r"\b1(?=[^\W\d_A-Z])")


def spelled(text: str) -> str:
    """With the certain spelling of the turns that are known: "SỞ Y TÉ", "bô sung" become "SỞ Y TẾ", "bổ sung"; letters that
    are no accents, capitals and the place of a tone (hoà, hòa) stay as they were read.
    """
    read = composed(text)
    bare = plain(read)
    for hit in _turns().finditer(bare):
        start, end = hit.span()
        read = read[:start] + respelled(read[start:end], _meant()[hit[0]]) + read[end:]
    return read


def known_turns(text: str) -> list[str]:
    """The known turns of words in a text, in its order, as they are spelled there."""
    read = composed(text)
    return [read[hit.start() : hit.end()] for hit in _turns().finditer(plain(read))]


def numerals(text: str) -> str:
    """With Roman numbers as they were printed: "quý HI" and "quý TII" are "quý III"; and letters that were read as digits
    within a word: "1ưu trữ" is "lưu trữ".
    """
    read = _ROMAN.sub(lambda hit: hit[1] + hit[2].translate(_STROKES), text)
    return _ONE.sub("l", read)


def respelled(read: str, meant: str) -> str:
    """The meant spelling in the capitals of what was read, letter by letter where they are as many; as read where the two
    differ by the place of a tone only.
    """
    if fold(read) == fold(meant):
        return read
    if len(read) == len(meant):
        return "".join(m.upper() if r.isupper() else m.lower() for r, m in zip(read, meant, strict=True))
    return meant.upper() if read.isupper() else meant


def spelled_name(name: str) -> str:
    """A person's name with the certain spelling of the surname and of the middle name Thị."""
    words = name.split(" ")
    words[0] = next((s for s in rules().surnames if plain(s) == plain(words[0]) and _lacks_accents(words[0], s)), words[0])
    return " ".join(["Thị" if i and plain(w) == "thi" and len(words) > 2 else w for i, w in enumerate(words)])


def _lacks_accents(read: str, meant: str) -> bool:
    """Only an accent that was lost is put back: Nguyên is Nguyễn, but Hoàng is no Hoang, and Võ is no Vo."""
    known = {fold(s) for s in rules().surnames}
    return fold(read) not in known and fold(read) != fold(meant)


@lru_cache
def _meant() -> dict[str, str]:
    known = rules()
    several = [turn for turn in (*known.words, *known.places, *known.phrases) if " " in turn]
    return {plain(turn): turn for turn in several}


@lru_cache
def _turns() -> re.Pattern[str]:
    """Longer turns first, so that "ủy ban nhân dân" is not taken for "nhân dân"."""
    longest_first = sorted(_meant(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(turn) for turn in longest_first) + r")\b")
