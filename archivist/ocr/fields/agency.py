"""Who issued a document: the left column of its head, above the number (NĐ 30/2020, Phụ lục I, ô số 2)."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from archivist.model.description import Entry
from archivist.model.text import Line
from archivist.ocr.fields.number import number_line
from archivist.ocr.fields.rules import rules
from archivist.ocr.fields.sheet import Sheet, entry
from archivist.ocr.fields.similar import trimmed
from archivist.ocr.fields.spelling import respelled, spelled
from archivist.ocr.vietnamese import capitals, plain

_LEAST_CAPITALS = 0.75
_GLUED = re.compile(r"^(ubnd|hdnd|uy ban nhan dan) ?(tinh|thanh pho|huyen|quan|thi xa|xa|phuong|thi tran) ?(?=[a-z])")
_BODIES = re.compile(r"^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)\b")


def agency_entries(sheet: Sheet) -> list[Entry]:
    """The agency, and the one above it if both are named."""
    units = _units(_agency_lines(sheet))
    named = [(field, unit) for field, unit in zip(("agency", "agency_parent"), reversed(units), strict=False)]
    return [
        entry(field, spelled(_opened(_parted(" ".join(trimmed(x.text) for x in unit)))), sheet, unit, "head-left")
        for field, unit in named
    ]


def _agency_lines(sheet: Sheet) -> list[Line]:
    numbered = number_line(sheet)
    lines: list[Line] = []
    for line in sheet.head_left:
        if line is numbered:
            break
        if _looks_like_name(line):
            lines.append(line)
        elif lines:
            break
    return lines if lines and any(opens(line.text) for line in lines[:2]) else []


def _looks_like_name(line: Line) -> bool:
    return sum(c.isalpha() for c in line.text) >= 2 and capitals(line.text) >= _LEAST_CAPITALS and line.confidence > 0.3


def _units(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that name one agency together."""
    units: list[list[Line]] = []
    for line in lines:
        if units and not _begins(line.text, " ".join(x.text for x in units[-1])):
            units[-1].append(line)
        else:
            units.append([line])
    return units


def _begins(text: str, before: str) -> bool:
    """Whether another agency begins here: `before` is whole, and this opens like one."""
    if plain(text).split(" ")[0] in _level_words() and not opens_long(text):
        return False
    return not _unfinished(before) and (opens(text) or _whole_council(before))


def _unfinished(name: str) -> bool:
    """A name that cannot end here: VĂN PHÒNG of whom, UBND TỈNH of which province, X VÀ what."""
    words = plain(trimmed(name)).split(" ")
    last_level = " ".join(words[-2:]) in _levels() or words[-1] in _levels()
    return last_level or words[-1] == "va" or plain(trimmed(name)) in ("van phong", "ban chi dao", "hoi dong", "truong")


def _whole_council(name: str) -> bool:
    """ỦY BAN NHÂN DÂN with the level and the name of its place: whatever follows is another agency."""
    hit = _BODIES.match(plain(name))
    rest = plain(name)[hit.end() :].split() if hit else []
    return len(rest) >= 2 and (rest[0] in _level_words())


def _levels() -> set[str]:
    return {plain(level) for level in rules().levels}


def _level_words() -> set[str]:
    return {level.split(" ")[0] for level in _levels()} | {"thanh", "tp", "tp."}


def opens(text: str) -> bool:
    """Whether a line begins as names of agencies do."""
    words = plain(trimmed(text)).split(" ")
    return any(_like_start(words, opener) for opener in _openers())


def opens_long(text: str) -> bool:
    """The same for openers of two words and more: THANH TRA is no place, though THÀNH is a level's first word."""
    words = plain(trimmed(text)).split(" ")
    return any(_like_start(words, opener) for opener in _openers() if " " in opener)


def _openers() -> list[str]:
    return [plain(o) for o in rules().openers]


def _like_start(words: Sequence[str], opener: str) -> bool:
    parts = opener.split(" ")
    start = " ".join(words[: len(parts)])
    return start == opener or (len(opener) >= 6 and fuzz.ratio(start, opener) >= 88)


def _opened(name: str) -> str:
    """SƠ TÀI CHÍNH can only be SỞ TÀI CHÍNH: the first word of a name is one that names begin with."""
    first, _, rest = name.partition(" ")
    meant = {o for o in rules().openers if plain(o) == plain(first)}
    return f"{respelled(first, meant.pop())} {rest}" if rest and len(meant) == 1 else name


def _parted(name: str) -> str:
    """UBNDTỈNHPHÚ THỌ, read without its blanks, is UBND TỈNH PHÚ THỌ."""
    glued = _GLUED.search(plain(name))
    if glued is None:
        return name
    return " ".join((name[: glued.end(1)], name[glued.end(1) : glued.end(2)], name[glued.end(2) :])).replace("  ", " ")


def initials(names: Iterable[str]) -> tuple[str, ...]:
    """How notations abbreviate these agencies: SỞ Y TẾ is SYT, TRƯỜNG ĐẠI HỌC TÂY ĐÔ is TĐHTĐ or ĐHTĐ."""
    short: list[str] = []
    for name in names:
        words = [word.upper() for word in re.findall(r"\w+", name) if plain(word) != "va"]
        letters = "".join(word[0] if word[0] == "Đ" else plain(word[0]).upper() for word in words)
        short += [letters[i:j] for i in (0, 1) for j in range(len(letters), i + 2, -1)]
    return tuple(s for s in short if len(s) >= 3)
