"""Who signed, by which right and in which office (NĐ 30/2020, Điều 13 and Phụ lục I, ô số 7a, 7c)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from archivist.model.description import Entry
from archivist.model.text import Line
from archivist.ocr.fields.rules import rules
from archivist.ocr.fields.sheet import Sheet, entry, pieces
from archivist.ocr.fields.similar import closest, likeness, trimmed
from archivist.ocr.fields.spelling import respelled, spelled, spelled_name
from archivist.ocr.vietnamese import in_capitals, plain

_RIGHT = re.compile(r"^[\W_]*(?P<right>tm|kt|tl|tuq|t/m|t/l|k/t|q)\b\W*(?=\w)")
_WRITTEN = {"tm": "TM.", "t/m": "TM.", "kt": "KT.", "k/t": "KT.", "tl": "TL.", "t/l": "TL.", "tuq": "TUQ.", "q": "Q."}
_DEGREES = re.compile(r"^(?:(?:gs|pgs|ts|ths|th5|bs|bscki+|cki+|cn|ks|dr|ds|ls|s)\s?[.:]\s?)+", re.IGNORECASE)
_DEPUTY_IS_SURE = 0.6
_BLOT = re.compile(r"\W?\w{1,2}[.,]")
_BLOTTED = 0.4
_PART = 0.4  # so much is a name worth that does not begin with a surname: seal or pen may hide one
_COLUMNS_APART = 3.0  # in line heights
_LIKE = 86


_FOREIGN = str.maketrans("Ññ", "Nn")  # no Vietnamese letters: an N with a speck above it


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one signature, from the top."""

    rights: tuple[Line, ...]
    titles: tuple[Line, ...]
    name: Line | None


def signer_entries(sheet: Sheet) -> list[Entry]:
    """signer_authority (several joined by "; "), signer_title, signer_name."""
    block = _with_hidden_right(_block([_with_blotted_right(line) for line in _lines(sheet)]))
    rights = [_right_of(line.text) for line in block.rights]
    found = [entry("signer_authority", "; ".join(rights), sheet, block.rights, "signature")] if rights else []
    found += _title(sheet, block, rights)
    if block.name:
        name, sure = _name_of(block.name.text), block.name.confidence
        whole = _is_surname(name.split(" ")[0])
        found.append(entry("signer_name", name, sheet, [block.name], "signature", sure if whole else sure * _PART))
    return found


def _with_blotted_right(line: Line) -> Line:
    """Two letters and a full stop before the title of an office that has deputies (Z1. GIÁM ĐỐC) are "KT.": a seal or
    a pen goes through it.
    """
    first, *rest = line.words
    title = " ".join(word.text for word in rest)
    blot = _BLOT.fullmatch(first.text) and not _RIGHT.match(plain(line.text)) and in_capitals(title)
    if not blot or not closest(title, rules().deputies, _LIKE):
        return line
    return replace(line, words=(replace(first, text="KT.", confidence=min(first.confidence, _BLOTTED)), *rest))


def _with_hidden_right(block: Block) -> Block:
    """The same title on two lines can only be "KT." and the deputy's: a seal hides the left ends of both."""
    titles = block.titles
    if len(titles) != 2 or likeness(titles[0].text, trimmed(titles[1].text)) < _LIKE:
        return block
    first = titles[0]
    hidden = replace(first.words[0], text="KT.", confidence=_DEPUTY_IS_SURE)
    return replace(block, rights=(*block.rights, replace(first, words=(hidden, *first.words))), titles=titles[1:])


def _title(sheet: Sheet, block: Block, rights: Sequence[str]) -> list[Entry]:
    """As read. "KT." says that the deputy of the one named signed: so where the seal hides his title, or its first word."""
    superior = next((r[3:].strip() for r in rights if r.startswith("KT.")), "")
    known = closest(superior, rules().deputies, _LIKE) if superior else None
    read, lines = _office_of(block.titles)
    if known and (not read or likeness(read, known[0]) >= _LIKE):
        value, lines = rules().deputies[known[0]].upper(), lines or block.rights[-1:]
        return [entry("signer_title", value, sheet, lines, "deputy-signs", _DEPUTY_IS_SURE)]
    return [entry("signer_title", read, sheet, lines, "signature")] if read else []


def _office_of(lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """The title that the lines name together, else the lowest line that names a known one, else all of them."""
    whole = " ".join(trimmed(x.text) for x in lines)
    single = [x for x in lines if closest(x.text, rules().titles, _LIKE)]
    if single and not closest(whole, rules().titles, _LIKE):
        return office(single[-1].text), single[-1:]
    return office(whole), lines


def _lines(sheet: Sheet) -> Sequence[Line]:
    """The right column of the foot; without columns, what stands in the right half at the end of the body."""
    if sheet.foot_right:
        main = next((x for x in sheet.foot_left if "ben a" in plain(x.text) and in_capitals(x.text)), None)
        return sheet.foot_left if main else sheet.foot_right
    left, right = sheet.margins
    taken: list[Line] = []
    for whole in reversed(sheet.body):
        line = pieces(whole, _COLUMNS_APART * sheet.height)[-1]  # another signer may stand beside this one
        if line.box.left < left + 0.3 * (right - left) or line.box.centre[0] < (left + right) / 2:
            break
        taken.insert(0, line)
    return taken


def _block(lines: Sequence[Line]) -> Block:
    rights: list[Line] = []
    titles: list[Line] = []
    for line in lines:
        if _RIGHT.match(plain(line.text)) and in_capitals(line.text):
            rights.append(line)
        elif in_capitals(line.text) and _is_office(line, bool(rights or titles)):
            titles.append(line)
        elif titles and _looks_like_name(line.text):
            break
    last = (titles or rights)[-1].box.bottom if titles or rights else 0.0
    names = [x for x in lines if _looks_like_name(x.text) and x.box.top > last - x.box.height / 2]
    return Block(tuple(rights), tuple(titles), names[-1] if names else None)


def _is_office(line: Line, begun: bool) -> bool:
    """A title in capitals; behind another line of the block any that is read well, else one that is known."""
    text = trimmed(line.text)
    if sum(c.isalpha() for c in text) < 5 or any(c.isdigit() for c in text):
        return False
    known = closest(text, rules().titles, _LIKE) is not None
    return known or (begun and line.confidence > 0.6 and len(text.split(" ")) >= 2)


def office(text: str) -> str:
    """A title in capitals; in its certain spelling where it is a known one."""
    known = closest(text, rules().titles, _LIKE)
    return (respelled(text, known[0]) if known else spelled(text)).upper()


def _right_of(text: str) -> str:
    """The right and the office it names: "KT. CHỦ TỊCH" from "KT.CHU TỊCH"."""
    read = trimmed(text)
    found = _RIGHT.match(plain(read))
    if found is None:
        return read
    whom = office(read[found.end() :])
    return f"{_WRITTEN[found['right']]} {whom}"


def _looks_like_name(text: str) -> bool:
    return bool(_name_of(text))


def _name_of(text: str) -> str:
    """Two to five words, each with a capital and otherwise small; "" where there are none. Academic degrees before the
    name are left out, and marks beside it; from a surname on it may stand behind stray letters.
    """
    words = trimmed(_unglued(_DEGREES.sub("", trimmed(text)))).translate(_FOREIGN).split(" ")
    later = [i for i, w in enumerate(words) if i and _is_surname(w)]
    for start in (*later, 0) if len(words[0]) == 1 else (0, *later):
        name = list(takewhile(_name_word, words[start:]))
        enough = 4 if name and _is_surname(name[0]) else 5
        if 2 <= len(name) <= 5 and len("".join(name)) >= enough and (start or len(name) == len(words)):
            return spelled_name(" ".join(name))
    return ""


def _unglued(text: str) -> str:
    """BùiMinh, read without its blank, is Bùi Minh."""
    return "".join(" " + c if i and c.isupper() and text[i - 1].islower() else c for i, c in enumerate(text))


def _name_word(word: str) -> bool:
    return word[:1].isupper() and word.isalpha() and (len(word) == 1 or word[1:].islower()) and len(word) <= 7


def _is_surname(word: str) -> bool:
    return word[:1].isupper() and any(plain(s) == plain(word) for s in rules().surnames)
