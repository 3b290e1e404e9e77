"""Letters without diacritics and in small, so that a clerk finds things whatever the keyboard writes just now."""

import unicodedata


def plain(text: str) -> str:
    """`Đóng gói` as `dong goi`."""
    apart = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
