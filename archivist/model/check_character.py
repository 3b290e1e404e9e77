"""The check character on printed and typed forms of a code (ISO/IEC 7064, MOD 37-2); never inside the regulated code."""

from collections.abc import Iterable
from difflib import get_close_matches

from archivist.troubles import WrongCheck

SIGN = "#"  # stands in no archive code, so that the character behind it cannot be taken for a part of one
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
_ALIKE = 0.7  # share of a code that must be right for it to be offered


def check_character(code: str) -> str:
    """Of the letters (without marks, in either case) and digits of a code; it catches each wrong one, and two exchanged."""
    product = 0
    for character in code.upper().replace("Đ", "D"):
        value = _ALPHABET.find(character, 0, 36)
        if value >= 0:
            product = (product + value) * 2 % 37
    return _ALPHABET[(1 - product) % 37]


def with_check(code: str) -> str:
    """A code as it is printed: `H49.64.33.2001.160#0`."""
    return f"{code}{SIGN}{check_character(code)}"


def without_check(typed: str, known: Iterable[str] = ()) -> str:
    """The code of what was typed, with or without its check character.

    Raises WrongCheck, which offers the nearest of the `known` codes, first of all one that the character fits.
    """
    code, sign, given = typed.strip().partition(SIGN)
    if not sign or given.upper() == check_character(code):
        return code
    raise WrongCheck(text=typed, nearest=_nearest(code, given.upper(), list(known)))


def _nearest(code: str, given: str, known: list[str]) -> str:
    for codes in ([one for one in known if check_character(one) == given], known):
        if found := get_close_matches(code, codes, 1, _ALIKE):
            return with_check(found[0])
    return "–"
