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
