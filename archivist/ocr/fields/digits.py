"""Digits that were read as letters."""

_MEANT = str.maketrans("OoQDlI|", "0000111")  # S may be 5 or 8, B may be 8 or 3: nobody can tell


def repaired(text: str) -> str:
    """The digits that were meant; "" where something else stands among them, or no true digit is there to lean on."""
    if not any(c.isdigit() for c in text):
        return ""
    meant = text.translate(_MEANT)
    return meant if meant.isascii() and meant.isdigit() else ""
