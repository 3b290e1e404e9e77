"""Letters as a person compares them: in small, without diacritics, each tone where it is written today."""

import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_PAIRS = (("o", "a"), ("o", "e"), ("u", "y"))
# `hoà` and `hòa` are the same word, written as before and as now; both spellings are on paper.
_MOVED = {
    unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize("NFC", first + tone + second)
    for first, second in _PAIRS
    for tone in _TONES
}


def folded(text: str) -> str:
    """`Đóng gói` as `dong goi`."""
    apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def toned(text: str) -> str:
    """In small and composed (NFC), with `hoà` as `hòa`; diacritics stay."""
    text = unicodedata.normalize("NFC", text.lower())
    for before, now in _MOVED.items():
        if before in text:
            text = text.replace(before, now)
    return text


_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {letter: at for at, letter in enumerate(_ALPHABET)}
_LETTERS = 0x1000  # digits and signs of ASCII before them, foreign letters after them
_TONE = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def vietnamese_order(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """What Vietnamese lists are sorted by: the alphabet with its own letters (ă after a, đ after d), then the tones in the
    order of dictionaries (ngang, huyền, hỏi, ngã, sắc, nặng).
    """
    letters, tones = [], []
    for letter in unicodedata.normalize("NFC", text.lower()):
        apart = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in apart if mark in _TONE), "")
        base = unicodedata.normalize("NFC", apart.replace(tone, "") if tone else apart)
        letters.append(_LETTERS + _PLACE[base] if base in _PLACE else ord(base[0]) + (0 if base < "a" else 2 * _LETTERS))
        tones.append(_TONE[tone])
    return tuple(letters), tuple(tones), text
