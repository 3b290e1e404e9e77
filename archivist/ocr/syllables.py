"""Whether a word can be Vietnamese: onset, rhyme and tone of one syllable, as the first year of school teaches them."""

import re
import unicodedata
from functools import lru_cache

from archivist.ocr.vietnamese import composed

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SHARP_OR_HEAVY = ("\u0301", "\u0323")
_STOPS = ("c", "ch", "p", "t")
_ONSETS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gh",
    "gi",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "ngh",
    "nh",
    "p",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
_RHYMES = frozenset(
    [
        "a",
        "ac",
        "ach",
        "ai",
        "am",
        "an",
        "ang",
        "anh",
        "ao",
        "ap",
        "at",
        "au",
        "ay",
        "ăc",
        "ăm",
        "ăn",
        "ăng",
        "ăp",
        "ăt",
        "âc",
        "âm",
        "ân",
        "âng",
        "âp",
        "ât",
        "âu",
        "ây",
        "e",
        "ec",
        "em",
        "en",
        "eng",
        "eo",
        "ep",
        "et",
        "ê",
        "êch",
        "êm",
        "ên",
        "ênh",
        "êp",
        "êt",
        "êu",
        "êng",
        "i",
        "ia",
        "ich",
        "iêc",
        "iêm",
        "iên",
        "iêng",
        "iêp",
        "iêt",
        "iêu",
        "im",
        "in",
        "inh",
        "ip",
        "it",
        "iu",
        "y",
        "yêm",
        "yên",
        "yêng",
        "yêt",
        "yêu",
        "ynh",
        "yt",
        "yn",
        "ych",
        "o",
        "oa",
        "oac",
        "oach",
        "oai",
        "oam",
        "oan",
        "oang",
        "oanh",
        "oao",
        "oap",
        "oat",
        "oay",
        "oăc",
        "oăm",
        "oăn",
        "oăng",
        "oăt",
        "oc",
        "oe",
        "oen",
        "oeo",
        "oet",
        "oi",
        "om",
        "on",
        "ong",
        "oong",
        "ooc",
        "op",
        "ot",
        "ô",
        "ôc",
        "ôi",
        "ôm",
        "ôn",
        "ông",
        "ôp",
        "ôt",
        "ơ",
        "ơi",
        "ơm",
        "ơn",
        "ơp",
        "ơt",
        "u",
        "ua",
        "uân",
        "uâng",
        "uât",
        "uây",
        "uc",
        "uê",
        "uêch",
        "uênh",
        "ui",
        "um",
        "un",
        "ung",
        "uôc",
        "uôi",
        "uôm",
        "uôn",
        "uông",
        "uôt",
        "up",
        "ut",
        "uy",
        "uya",
        "uych",
        "uyên",
        "uyêt",
        "uyn",
        "uynh",
        "uyt",
        "uyu",
        "uơ",
        "ư",
        "ưa",
        "ưc",
        "ưi",
        "ưm",
        "ưn",
        "ưng",
        "ươc",
        "ươi",
        "ươm",
        "ươn",
        "ương",
        "ươp",
        "ươt",
        "ươu",
        "ưt",
        "ưu",
    ]
)
_ROMAN, _VOWEL = re.compile(r"[IVXLC]+"), re.compile(r"[aeiouy]")
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=4096)
def is_syllable(word: str) -> bool:
    """Whether letters are one syllable with a tone that it can bear: TICH and ũch are none, TỊCH and ích are."""
    apart = unicodedata.normalize("NFD", word.lower())
    tones = [c for c in apart if ord(c) in _TONES]
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", apart.translate(_TONES))
    return any(_bears(rhyme, tones) for rhyme in _rhymes(bare))


def _rhymes(bare: str) -> list[str]:
    """What is left of a word behind each onset that it may have."""
    onsets = [o for o in _ONSETS if bare.startswith(o)]
    return [bare, *(bare[len(o) :] for o in onsets), *(["i"] if bare == "gi" else [])]


def _bears(rhyme: str, tones: list[str]) -> bool:
    if rhyme not in _RHYMES:
        return False
    stopped = rhyme.endswith(_STOPS)
    return not stopped or (bool(tones) and tones[0] in _SHARP_OR_HEAVY)


def odd_words(text: str) -> tuple[str, ...]:
    """The words that can be neither Vietnamese nor an abbreviation nor a Roman number: misread, or foreign."""
    read = composed(text)
    words = [hit[0] for hit in _WORD.finditer(read)]
    return tuple(w for w in words if len(w) > 1 and not is_syllable(w) and not _is_short(w, within_capitals=read.isupper()))


def _is_short(word: str, *, within_capitals: bool) -> bool:
    """UBND, TTr, XIV; within a text in capitals only what has no vowel behind its first letter: TICH lost its tone."""
    if _ROMAN.fullmatch(word):
        return True
    if within_capitals:
        return not _VOWEL.search(unicodedata.normalize("NFD", word.lower())[1:])
    return any(c.isupper() for c in word[1:])
