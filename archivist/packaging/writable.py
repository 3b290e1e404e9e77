"""Text that XML can hold: what it cannot is shown as U+FFFD, so that a check finds it and nobody loses it unseen."""

import re
import unicodedata

REPLACED = "\ufffd"
_SPACES = re.compile(r"[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]|\r\n?")
_ILLEGAL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """Composed (NFC), form feeds and other rare separators as spaces, line ends as LF, the impossible as U+FFFD."""
    spaced = _SPACES.sub(lambda match: "\n" if match[0][0] == "\r" else " ", text)
    return unicodedata.normalize("NFC", _ILLEGAL.sub(REPLACED, spaced))
