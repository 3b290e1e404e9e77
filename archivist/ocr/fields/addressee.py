"""To whom: "Kính gửi:" (NĐ 30/2020, Phụ lục I, ô số 9a), and the recipients of copies (ô số 9b)."""

import re
from collections.abc import Sequence
from dataclasses import replace

from archivist.model.description import Entry
from archivist.model.text import Line
from archivist.ocr.fields.sheet import Sheet, entry, pieces
from archivist.ocr.fields.similar import closest, trimmed
from archivist.ocr.fields.spelling import spelled
from archivist.ocr.foot import is_filing, is_recipients_entry, is_recipients_head
from archivist.ocr.head import address_at, is_address
from archivist.ocr.vietnamese import composed, plain

_FIRST_LINES = 20
_WITHOUT_HEAD = 0.8  # so much is a list of addressees worth whose "Kính gửi:" was not read
_AS_ABOVE = ("Như trên", "Như kính gửi")
_LIKE = 84
_DASH = re.compile(r"^[^\w(]{1,4}\s*(?=[\w(])|^\s*\d[.)]\s+")
_ENDS = re.compile(r"[;.:]\s*$")
_REPORT = re.compile(r"\([bBl6hđĐ\W]?\s*[/í‹|\\]\s*[c€©e]\s*\)")
_NO_BRACKET = re.compile(r"\((?=[^()\s]{0,5}\))(?![tp]/|để|\d)[^()\s]*[/cC€©][^()\s]*\)")
_FILED = re.compile(r"\bluu\b")


def addressee_entries(sheet: Sheet, *, letter: bool = False) -> list[Entry]:
    """addressee: several are joined by "; ". A `letter`, without a heading, has them also where "Kính gửi:" was not read."""
    lines = sheet.body[:_FIRST_LINES]
    at = next((i for i, x in enumerate(lines) if is_address(x.text)), None)
    if at is None:
        return _listed_only(sheet) if letter else []
    first = _after_colon(composed(lines[at].text)[address_at(lines[at].text) or 0 :])
    below = _going_on(sheet, lines[at], lines[at + 1 :], first)
    names = _listed(([first] if first else []) + [x.text for x in below])
    return [entry("addressee", "; ".join(names), sheet, [lines[at], *below], "kinh-gui")] if names else []


def _listed_only(sheet: Sheet) -> list[Entry]:
    """Where "Kính gửi:" itself was not read: a list in the middle of the page, right below the head of a letter."""
    taken: list[Line] = []
    for line in sheet.body[:6] if sheet.head_left else ():
        if not _DASH.match(line.text) or line.box.left < sheet.margins[0] + 6 * sheet.height:
            break
        taken.append(line)
    names = _listed([x.text for x in taken]) if taken else []
    sure = min((x.confidence for x in taken), default=0.0) * _WITHOUT_HEAD
    return [entry("addressee", "; ".join(names), sheet, taken, "list-below-head", sure)] if names else []


def _after_colon(text: str) -> str:
    _head, colon, tail = text.partition(":")
    return tail.strip() if colon else text[len("Kính gửi") :].strip(" .:;")


def _going_on(sheet: Sheet, head: Line, lines: Sequence[Line], first: str) -> list[Line]:
    """The lines of the list below "Kính gửi:": indented further than the body, up to the one that ends it."""
    taken: list[Line] = []
    if first and not _DASH.match(first) and first.endswith("."):
        return taken
    for whole in lines:
        line = _beside_stamp(whole, head, sheet)
        before = taken[-1] if taken else head
        indented = line.box.left > sheet.margins[0] + 4 * sheet.height
        wrapped = bool(first or taken) and not _ENDS.search(before.text) and indented
        listed = _DASH.match(line.text) is not None and line.box.left > sheet.margins[0] + 1.5 * sheet.height
        near = line.box.top - before.box.bottom < 1.3 * sheet.height
        if not near or not (listed or wrapped):
            break
        taken.append(line)
        if line.text.rstrip().endswith(".") and listed:
            break
    return taken


def _beside_stamp(line: Line, head: Line, sheet: Sheet) -> Line:
    """The part of a line from where the list stands; a stamp may be read on the same line, left of "Kính gửi:"."""
    behind = [x for x in pieces(line, 0.8 * sheet.height) if x.box.left > head.box.left - sheet.height]
    return replace(line, words=tuple(w for x in behind for w in x.words)) if behind and _DASH.match(behind[0].text) else line


def recipients_entries(sheet: Sheet) -> list[Entry]:
    """recipients, joined by "; ", without the head "Nơi nhận:"."""
    lines = list(sheet.foot_left)
    head = next((i for i, x in enumerate(lines) if is_recipients_head(x.text)), None)
    below = lines[head + 1 :] if head is not None else lines
    if head is None and not any(is_recipients_entry(x.text) or is_filing(x.text) for x in lines):
        return []
    taken = _until_filed(below, sheet)
    names = _listed([x.text for x in taken])
    return [entry("recipients", "; ".join(names), sheet, taken, "noi-nhan")] if names else []


def _until_filed(lines: Sequence[Line], sheet: Sheet) -> list[Line]:
    """Up to "Lưu: …", which ends the list, and the rest of a broken line."""
    taken: list[Line] = []
    for line in lines:
        before = taken[-1] if taken else None
        done = before is not None and _FILED.search(plain(before.text)) and not _goes_on(before, line)
        if done or (before and line.box.top - before.box.bottom > 2.5 * sheet.height):
            break
        if sum(c.isalnum() for c in line.text) >= 2:
            taken.append(line)
    return taken


def _goes_on(before: Line, line: Line) -> bool:
    return not _ENDS.search(before.text) and line.box.top - before.box.bottom < before.box.height


def _listed(texts: Sequence[str]) -> list[str]:
    """The entries of a list of lines: one begins with a dash, or behind a line that was ended."""
    dashed = sum(1 for t in texts if _DASH.match(t)) > len(texts) / 2
    names: list[str] = []
    for text in texts:
        fresh = _DASH.match(text) is not None or _FILED.match(plain(text)) is not None
        if names and not fresh and (dashed or not _ENDS.search(names[-1])) and not names[-1].rstrip().endswith(";"):
            names[-1] += " " + text.strip()
        else:
            names.append(_DASH.sub("", text).strip())
    return [_mended(name) for name in map(trimmed, names) if any(c.isalnum() for c in name)]


def _mended(name: str) -> str:
    """With "(b/c)", to report to, which is the one bracket that is misread again and again; "Như trên" as it is spelled."""
    known = closest(name, _AS_ABOVE, _LIKE)
    return known[0] if known else spelled(_NO_BRACKET.sub("(b/c)", _REPORT.sub("(b/c)", name)))
