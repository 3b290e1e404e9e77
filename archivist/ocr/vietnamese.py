"""Vietnamese letters: composed, folded for comparison, told apart by case."""

import re
import unicodedata
from functools import lru_cache

# Control characters, and marks in the shape of accents that stand alone (ˆ, ˇ): letters to Unicode, specks to us.
_CONTROL = re.compile(r"[\u02b0-\u02ff\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]+")
_BLANKS = re.compile(r"\s+")
_MARKS = re.compile(r"[\u0300-\u036f]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# The tone of an open `oa`, `oe`, `uy` stands on either vowel: hòa and hoà are one word. After q, `u` is no vowel.
_LATE_TONE = re.compile(rf"(?<![qQ])([oO][aAeE]|[uU][yY])([{_TONES}])(?![a-zA-Z\u0300-\u036f])")


_ETH = str.maketrans("Ðð", "Đđ")  # the Icelandic letter looks the same and is never meant


def composed(text: str) -> str:
    """NFC, without control characters and lone accents, with single blanks; eth is taken for the đ that it looks like."""
    return _BLANKS.sub(" ", _CONTROL.sub(" ", unicodedata.normalize("NFC", text))).strip().translate(_ETH)


def fold(text: str, *, diacritics: bool = True) -> str:
    """The form to compare by: small letters, composed, the tone of hoà, khoẻ, thuỷ on the first vowel (hòa, khỏe, thủy);
    without diacritics also đ as d.
    """
    apart = unicodedata.normalize("NFD", composed(text).lower())
    if not diacritics:
        return unicodedata.normalize("NFC", _MARKS.sub("", apart).replace("đ", "d"))
    moved = _LATE_TONE.sub(lambda m: m[1][0] + m[2] + m[1][1], apart)
    return unicodedata.normalize("NFC", moved)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Small letters without diacritics, one for each character of `composed(text)`: their places are the same."""
    return "".join(_base(c) for c in composed(text))


@lru_cache(maxsize=4096)
def _base(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[0].lower()
    return "d" if base == "đ" else base[0]


def capitals(text: str) -> float:
    """The share of capitals among the letters; 0 where there is no letter."""
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) / len(letters) if letters else 0.0


def in_capitals(text: str) -> bool:
    """Two letters at least and hardly a small one: one misread letter in ten is forgiven."""
    return sum(c.isalpha() for c in text) >= 2 and capitals(text) >= 0.9


def as_name(text: str) -> str:
    """Each word with one capital: NGUYỄN VĂN AN → Nguyễn Văn An."""
    return " ".join(word[:1].upper() + word[1:].lower() for word in text.split())
