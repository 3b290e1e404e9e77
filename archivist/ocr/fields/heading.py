"""Kind of document and its subject (NĐ 30/2020, Phụ lục I, ô số 5a and 5b)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rapidfuzz import fuzz, process

from archivist.model.description import Entry
from archivist.model.text import Line
from archivist.ocr.fields.agency import opens
from archivist.ocr.fields.number import number_line, type_of_notation
from archivist.ocr.fields.rules import DocumentType, rules
from archivist.ocr.fields.sheet import Sheet, entry, middle_piece, pieces
from archivist.ocr.fields.similar import bare, trimmed
from archivist.ocr.fields.spelling import numerals, respelled, spelled
from archivist.ocr.head import is_address
from archivist.ocr.vietnamese import capitals, in_capitals, plain

LETTER = "Công văn"
_FIRST_LINES = 14
_LIKE = 84
_GAP = 1.2  # in line heights: between a heading and a stamp beside it
_REST_OF_ABOUT = ("c", "ệc", "iệc", "việc", "êc", "iêc", "viêc")
_COVERED = 0.5  # so much is a subject worth whose first words a stamp hides
_SPECK = re.compile(r"(?<=[^\W\d_A-Z])\s?\.\s?(?=[^\W\d_A-Z])")
_ABOUT = re.compile(r"^\W*[vưuwy]\s*[/\\|il1]\s*[vưuwy]\b")
_BODY_BEGINS = re.compile(
    r"^\W*(?:can cu|kinh gui|theo |thuc hien |xet |de nghi cua|hom nay|thoi gian|dia diem|i\.|1\.|a\.|dieu \d|"
    r"phan [ivx\d]|chuong [ivx\d]|ho,|ho ten|ho va ten|toi ten|ten toi|noi dung|ben a)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The line with the kind of document, the body's number `at`; `rest` is what follows the kind on that line."""

    line: Line
    kind: DocumentType
    value: str
    rest: str
    likeness: float
    at: int = 0


def heading_of(sheet: Sheet) -> Heading | None:
    """The first line in capitals that names a kind of document; None before "Kính gửi", where a letter begins."""
    for at, whole in enumerate(sheet.body[:_FIRST_LINES]):
        if is_address(whole.text):
            return None
        parts = pieces(whole, _GAP * sheet.height)
        for line in (whole, *(parts if len(parts) > 1 else ())):
            if capitals(_first_words(line.text)) >= 0.75 and (found := _named(line)):
                return replace(found, at=at)
    return None


def _first_words(text: str) -> str:
    return " ".join(trimmed(text).split(" ")[:2])


def _named(line: Line) -> Heading | None:
    """The kind that the whole line names, else the longest that it begins with."""
    text, kinds = _closed_up(trimmed(line.text)), rules().by_heading()
    whole = process.extractOne(bare(text), kinds.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
    if whole and in_capitals(text):
        kind = kinds[whole[0]]
        return Heading(line, kind, _proper(text, kind), "", whole[1])
    words = text.split(" ")
    for kind in sorted(kinds.values(), key=lambda k: -len(k.name)):
        count = len(kind.name.split(" "))
        start = " ".join(words[:count])
        if len(words) > count and in_capitals(start) and fuzz.ratio(bare(start), plain(kind.name)) >= 90:
            return _longer(line, kind, words, count)
    return None


def _closed_up(text: str) -> str:
    """Q U Y Ế T  Đ Ị N H, spaced out as typewriters did for want of bold, is closed up: its kind has but one spelling."""
    letters = text.split(" ")
    if len(letters) < 5 or max(len(x) for x in letters) > 2:
        return text
    squeezed = "".join(letters)
    known = {plain(k.name).replace(" ", ""): k.heading for k in rules().by_heading().values()}
    return known.get(plain(squeezed), text)


def _proper(read: str, kind: DocumentType) -> str:
    return respelled(read, kind.name).upper()


def _longer(line: Line, kind: DocumentType, words: Sequence[str], count: int) -> Heading | None:
    """A kind with its subject behind it; a form's own heading (ĐƠN XIN NGHỈ PHÉP) is one name as it stands."""
    start, rest = " ".join(words[:count]), " ".join(words[count:])
    if kind in rules().others:
        return Heading(line, kind, trimmed(line.text).upper(), "", 90.0) if in_capitals(line.text) else None
    return Heading(line, kind, _proper(start, kind), rest, 90.0)


def type_entries(sheet: Sheet, heading: Heading | None, notation: str) -> list[Entry]:
    """doc_type, as its heading reads."""
    if heading:
        sure = min(heading.line.confidence, heading.likeness / 100)
        return [entry("doc_type", heading.value, sheet, [heading.line], "heading", sure)]
    numbered = number_line(sheet)
    kind = type_of_notation(notation)
    if kind and numbered and "/" in numbered.text:
        return [entry("doc_type", kind.heading, sheet, [numbered], "notation", numbered.confidence * 0.8)]
    signs = [*about_lines(sheet), *(x for x in sheet.body[:_FIRST_LINES] if is_address(x.text))]
    if sheet.head_left and signs and numbered:
        return [entry("doc_type", LETTER.upper(), sheet, signs[:1], "letter")]
    return []


def about_lines(sheet: Sheet) -> list[Line]:
    """The lines of a letter's subject: "V/v …" under the number and what goes on below it."""
    lines = sheet.head_left
    at = next((i for i, x in enumerate(lines) if _is_about(x.text)), None)
    if at is None:
        return []
    taken = [lines[at]]
    for line in lines[at + 1 :]:
        if in_capitals(line.text) or line.box.top - taken[-1].box.bottom > 1.2 * sheet.height or line.confidence < 0.3:
            break
        taken.append(line)
    return taken


def _is_about(text: str) -> bool:
    read = plain(text)
    return _ABOUT.match(read) is not None or read.lstrip("-. ").startswith("ve viec")


def subject_entries(sheet: Sheet, heading: Heading | None) -> list[Entry]:
    """subject, as it reads, "V/v" or "Về việc" with it."""
    lines = _below(sheet, heading) if heading else about_lines(sheet)
    texts = ([heading.rest] if heading and heading.rest else []) + [_clean(x.text) for x in lines]
    first = [heading.line] if heading and heading.rest else []
    read = spelled(numerals(_opened(" ".join(t for t in texts if t))))
    value = _uncovered(read)
    if sum(c.isalpha() for c in value) < 4:
        return []
    sure = None if value == read else min(x.confidence for x in (*first, *lines)) * _COVERED
    return [entry("subject", value, sheet, [*first, *lines], "below-heading" if heading else "ve-viec", sure)]


def _uncovered(value: str) -> str:
    """A stamp may lie over the beginning of "Về việc": whatever is left of it, nothing else can stand there."""
    first, _, rest = value.partition(" ")
    return f"Về việc {rest}" if rest and first in _REST_OF_ABOUT else value


def _clean(text: str) -> str:
    """Without the rule below the subject, read as marks, and without what is read before its first words, or as full stops
    between words: specks of a copier.
    """
    text = _SPECK.sub(" ", text)
    about = re.search(r"\bve viec\b", plain(text))
    start = about.start() if about and about.start() <= 12 else 0
    return text[start:].strip(" _-–—~*'\"`|=•.:")


def _opened(value: str) -> str:
    """With "V/v" as it should be written."""
    about = _ABOUT.match(plain(value))
    return "V/v " + value[about.end() :].lstrip(" :.") if about else value


def _below(sheet: Sheet, heading: Heading) -> list[Line]:
    """The centred lines right below the heading."""
    middle = heading.line.box.centre[0]
    near = [middle_piece(line, middle, _GAP * sheet.height) for line in sheet.body[heading.at : heading.at + 9]]
    taken: list[Line] = []
    for before, line in pairwise(near):
        if _ends_subject(sheet, line, before, taken, heading):
            break
        taken.append(line)
    return [line for line in taken if sum(c.isalpha() for c in line.text) >= 2]


def _ends_subject(sheet: Sheet, line: Line, before: Line, taken: Sequence[Line], heading: Heading) -> bool:
    if _BODY_BEGINS.match(plain(line.text)) or is_address(line.text) or _is_authority(line.text):
        return True
    gap = line.box.top - before.box.bottom
    steps = [b.box.top - a.box.bottom for a, b in pairwise(taken)]
    most = max(1.2 * sheet.height, 1.5 * max(steps, default=0.0) + 0.3 * sheet.height)
    return gap > most or not _centred(sheet, line, heading)


def _is_authority(text: str) -> bool:
    """CHỦ TỊCH ỦY BAN NHÂN DÂN …, HỘI ĐỒNG NHÂN DÂN …: who decides, in capitals below the subject."""
    return in_capitals(text) and (opens(text) or any(bare(text).startswith(plain(title)) for title in rules().titles))


def _centred(sheet: Sheet, line: Line, heading: Heading) -> bool:
    left, right = sheet.margins
    middle = heading.line.box.centre[0]
    near = abs(line.box.centre[0] - middle) < 0.08 * (right - left)
    return near and line.box.left > left - sheet.height
