"""What the words of a document tell as a whole: its language, and keywords from its subject."""

from collections.abc import Sequence
from dataclasses import replace

from archivist.model.description import By, Entry
from archivist.ocr.fields.rules import rules
from archivist.ocr.fields.sheet import Sheet, entry
from archivist.ocr.fields.spelling import known_turns
from archivist.ocr.syllables import is_syllable
from archivist.ocr.vietnamese import plain

VIETNAMESE, ENGLISH, BOTH, CHINESE = "01", "02", "06", "09"  # TT 05/2025/TT-BNV, Phụ lục I, bảng mã ngôn ngữ
_ENOUGH = 20  # words from which a language can be told
_MOST_WORDS = 400
_SURE_WORD = 0.6
_ENGLISH = frozenset(
    ("the", "of", "and", "to", "in", "for", "with", "by", "on", "this", "that", "shall", "from", "at", "is", "are", "be")
)
_KEYWORDS, _LONGEST = 4, 100  # Str 100 in TT 05/2025/TT-BNV, Phụ lục I


def language_entries(sheets: Sequence[Sheet]) -> list[Entry]:
    """language: a code of the circular; nothing where too little was read, or in a language that is not told apart."""
    lines = [line for sheet in sheets for line in sheet.body]
    words = [w.text.strip(".,;:()\"'").lower() for line in lines for w in line.words if w.confidence > _SURE_WORD]
    words = [w for w in words if w.isalpha()][:_MOST_WORDS]
    if len(words) < _ENOUGH:
        return []
    vietnamese = sum(is_syllable(w) and w not in _ENGLISH for w in words) / len(words)
    english = sum(w in _ENGLISH for w in words) / len(words)
    code = _code(vietnamese, english, sum("\u4e00" <= w[0] <= "\u9fff" for w in words) / len(words))
    if not code:
        return []
    told = entry("language", code, sheets[0], lines[:1], "words")
    return [replace(told, origin=replace(told.origin, by=By.RULE))]


def _code(vietnamese: float, english: float, chinese: float) -> str:
    if chinese > 0.5:
        return CHINESE
    if english > 0.1:
        return BOTH if vietnamese > 0.4 else ENGLISH
    return VIETNAMESE if vietnamese > 0.75 else ""


def keyword_entries(subject: Entry | None) -> list[Entry]:
    """keyword: the known turns of the subject, in its order, joined by "; "."""
    if subject is None:
        return []
    formal = {*map(plain, rules().formal), *(plain(t.name) for t in rules().types)}
    turns = [t for t in dict.fromkeys(x.lower() for x in known_turns(subject.value)) if plain(t) not in formal]
    kept = turns[:_KEYWORDS]
    while kept and len("; ".join(kept)) > _LONGEST:
        kept.pop()
    origin = replace(subject.origin, by=By.RULE, rule="subject", proved=False, proof="")
    return [Entry("keyword", "; ".join(kept), origin)] if kept else []
