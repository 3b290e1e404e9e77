"""Names of document types, compared as a reader would: case, spacing and the place of the tone mark do not count."""

import unicodedata
from functools import lru_cache

from archivist.packaging.rules import Rules

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def code_of(heading: str, rules: Rules) -> str:
    """Code of typeName for a heading ("QUYẾT ĐỊNH" or "02"); other headings are 32 Khác, an empty one stays empty."""
    codes = rules.lists["typeName"]
    if not heading.strip() or heading in codes:
        return heading.strip()
    return _by_name(rules.id, tuple(codes.items())).get(folded(heading), rules.other_type)


def folded(text: str) -> tuple[tuple[str, str], ...]:
    """Each word as its letters and, apart from them, its tone: "uỷ" and "ủy" fold alike, "quy" and "quỳ" do not."""
    words = unicodedata.normalize("NFD", text.casefold()).split()
    return tuple(
        ("".join(c for c in word if c not in _TONES), "".join(sorted(c for c in word if c in _TONES))) for word in words
    )


@lru_cache
def _by_name(_rules: str, codes: tuple[tuple[str, str], ...]) -> dict[tuple[tuple[str, str], ...], str]:
    return {folded(name): code for code, name in codes}
