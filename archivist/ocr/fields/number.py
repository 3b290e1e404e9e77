"""Number and notation: "Số: 15/QĐ-UBND" (NĐ 30/2020, Phụ lục I, ô số 3; older and Party papers have their own forms)."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from archivist.model.description import Entry
from archivist.model.text import Kind, Line
from archivist.ocr.fields.digits import repaired
from archivist.ocr.fields.rules import DocumentType, rules
from archivist.ocr.fields.sheet import Sheet, entry
from archivist.ocr.vietnamese import composed, plain

_HEAD = re.compile(r"^\W{0,3}[s5][o0ọ6]\w?\s*(?=[^\w\s]|\s*\d)")
_NOTATION = re.compile(r"/\s?(?:\d{4}\s?/\s?)?[A-ZĐ][A-Za-zĐđ]{0,5}\s?-\s?[A-ZĐ]")
_PLAIN = re.compile(r"(?P<number>[^/]*?)\s*/\s*(?P<notation>.+)")
_PARTY = re.compile(r"(?P<number>\d[\d ]*)\s*-\s*(?P<notation>[A-ZĐ][A-Za-zĐđ]*\s*/\s*.+)")
_GLUED = re.compile(r"(?P<number>\d{1,5})(?P<notation>[A-ZĐ][A-Za-zĐđ]+-[A-ZĐ].*)")
_OLD = re.compile(r"(?P<number>\d[\d ]*)\s+(?P<notation>[A-ZĐ][A-Za-zĐđ]*\s*[/-]\s*.+)")
_ALLOWED = re.compile(r"[\w./&-]+")
_APART = 0.5
# So sure are digits in one word with a notation that can only be read rightly; of a single one, another may be lost.
_REGULAR, _REGULAR_BUT_SHORT = 0.95, 0.55
_OFFICES = ("UBND", "HĐND", "UB", "ĐU", "HU", "TU", "BTV", "BCH", "VP", "TTg", "CP")
SURE = 0.5  # below this a number is left to the clerk: digits written by hand are read wrongly more often than not


PRINTED, ONE_DIGIT, APART = "so-ky-hieu", "so-ky-hieu-one-digit", "so-ky-hieu-apart"
HANDWRITTEN = "handwritten"


@dataclass(frozen=True, slots=True)
class Code:
    """`number` is "" where it could not be read; `glue` is what stands between number and notation; `rule` tells how the
    digits stand there: PRINTED in one word with the notation (ONE_DIGIT: a nought before it may be lost), APART from it,
    or HANDWRITTEN.
    """

    number: str
    notation: str
    glue: str
    confidence: float
    rule: str = PRINTED


def number_entries(sheet: Sheet, heading: DocumentType | None, initials: tuple[str, ...] = ()) -> list[Entry]:
    """code, number, notation. `heading` and the `initials` of the agencies mend a misread notation."""
    line = number_line(sheet)
    code = code_of(line, heading, initials) if line else None
    if line is None or code is None:
        return []
    found = {"notation": (code.notation, _notation_surety(line), PRINTED)}
    if code.number:
        whole = code.number + code.glue + code.notation
        found |= {"number": (code.number, code.confidence, code.rule), "code": (whole, code.confidence, code.rule)}
    return [entry(field, value, sheet, [line], rule, sure) for field, (value, sure, rule) in found.items() if value]


def _notation_surety(line: Line) -> float:
    """Of the words with letters of the notation; digits by pen beside it say nothing about print."""
    printed = [w for w in line.words if w.kind is not Kind.HAND]
    words = [w for w in printed if any(c in "/-" for c in w.text) and any(c.isupper() for c in w.text.split("/")[-1])]
    return min((w.confidence for w in words), default=line.confidence)


def number_line(sheet: Sheet) -> Line | None:
    """The line that gives the number, in the head; without a head among the first lines of the page."""
    lines = sheet.head_left or (sheet.body[:8] if not sheet.head_right else ())
    return next((x for x in lines if _is_number(x)), next((x for x in lines if _NOTATION.search(x.text)), None))


def _is_number(line: Line) -> bool:
    text = line.text
    head = _HEAD.match(plain(text))
    return head is not None and ("/" in text or "-" in text or any(c.isdigit() for c in text))


def code_of(line: Line, heading: DocumentType | None, initials: tuple[str, ...]) -> Code | None:
    """The parts of a code; None where the line does not hold one."""
    text = _after_head(line.text)
    for pattern, glue in ((_PARTY, "-"), (_OLD, " "), (_GLUED, "/"), (_PLAIN, "/")):
        parts = pattern.fullmatch(text)
        if parts:
            notation = mended(_closed(parts["notation"]), heading, initials)
            number, sure, rule = _number(parts["number"], line, regular=_regular(notation, initials))
            return Code(number, notation, glue, sure, rule) if notation or number else None
    number, sure, rule = _number(text, line)
    return Code(number, "", "", sure, rule) if number else None


def _after_head(text: str) -> str:
    head = _HEAD.match(plain(text))
    return composed(text)[head.end() if head else 0 :].strip(" :.;,_-*")


def _closed(notation: str) -> str:
    """Without the blanks that an uneven hand or a typewriter left; it ends where something else begins."""
    shut = re.sub(r"\s*([/.&-])\s*", r"\1", notation).strip(" .,;:-")
    first = shut.split(" ")[0]
    whole = _ALLOWED.fullmatch(first)
    return first.strip("._-") if whole and any(c.isalpha() for c in first) else ""


def _regular(notation: str, initials: tuple[str, ...]) -> bool:
    """Whether all parts of a notation are known ones: who reads letters of no word so well has not failed on the digits."""
    known = {*initials, *rules().by_abbreviation(), *_OFFICES}
    parts = re.split(r"[-/]", re.sub(r"^\d{4}/", "", notation))
    return len(parts) > 1 and all(part in known for part in parts)


def _number(text: str, line: Line, *, regular: bool = False) -> tuple[str, float, str]:
    """The digits, how sure they are (as the word that holds them), and their rule; "" below SURE. Digits of a pen are as
    sure as the reader of hands says. Others that stand apart from their notation may be a pen's that nobody noticed, and
    such are read wrongly half the time however sure the engine is.
    """
    number = repaired(re.sub(r"\s", "", text).strip(".,:;-_'\""))
    words = [w for w in line.words if _has_digit(w.text)]
    sure = min((w.confidence for w in words), default=0.0)
    apart = not any("/" in w.text or "-" in w.text for w in words)
    if regular and not apart and not any(w.kind is Kind.HAND for w in words):
        sure = max(sure, _REGULAR if len(number) > 1 else _REGULAR_BUT_SHORT)
    if not number or len(number) > 6 or sure < SURE:
        return "", 0.0, PRINTED
    if any(w.kind is Kind.HAND for w in words):
        return number, sure, HANDWRITTEN
    if apart:
        return number, sure * _APART, APART
    return number, sure, PRINTED if len(number) > 1 else ONE_DIGIT


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text.split("/", maxsplit=1)[0])


def mended(notation: str, heading: DocumentType | None, initials: tuple[str, ...]) -> str:
    """With the abbreviation of its kind of document and the initials of its agency as they are written."""
    if not notation:
        return ""
    lead = re.match(r"\d{4}/", notation)
    start = lead.end() if lead else 0
    parts = re.split(r"([-/])", notation[start:])
    parts[0] = _abbreviation(parts[0], heading)
    for i in range(0, len(parts), 2):
        known = [short for short in (*initials, *_OFFICES) if plain(short) in (plain(parts[i]), _single(parts[i]))]
        parts[i] = known[0] if known else parts[i]
    return notation[:start] + "".join(parts)


def _single(part: str) -> str:
    """HĐĐND: the bar of a letter was read as one more letter."""
    return plain(re.sub("ĐĐ", "Đ", part))


def _abbreviation(read: str, heading: DocumentType | None) -> str:
    """The known abbreviation that was meant: the one of the heading if it is near, else one that differs by case only."""
    if heading and heading.abbreviation and fuzz.ratio(plain(read), plain(heading.abbreviation)) >= 60:
        return heading.abbreviation
    known = rules().by_abbreviation()
    if read in known:
        return read
    alike = [a for a in known if plain(a) == plain(read)]
    return alike[0] if len(alike) == 1 else read


def type_of_notation(notation: str) -> DocumentType | None:
    """The kind of document that a notation names: QĐ-UBND is a decision, 2020/NĐ-CP a decree; UBND-VP names none."""
    first = re.split(r"[-/]", re.sub(r"^\d{4}/", "", notation))[0]
    return rules().by_abbreviation().get(first)
