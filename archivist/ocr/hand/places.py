"""Where digits are expected in a head: behind "Số:", and around "tháng" and "năm" (NĐ 30/2020, Phụ lục I)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median, quantiles

from archivist.model.text import Line, PageText
from archivist.ocr.hand.letters import Letters, letters_of
from archivist.ocr.hand.strip import Stretch
from archivist.ocr.vietnamese import plain

_NUMBER = re.compile(r"^\W{0,3}[s5][o06]\w?(?:\s?[:;.,])*")
_NOTATION = re.compile(r"/\s?(?:\d{4}\s?/\s?)?[A-ZĐ]|[-–]\s?[A-ZĐ][A-Za-zĐđ]{0,4}\s?/")
_DATE = re.compile(
    r"\b(?P<before_day>ng\wy|nga(?![a-z]))(?P<day>.{0,12}?)(?P<before_month>t[hb]\wng)"
    r"(?P<month>.{0,9}?)(?P<before_year>n\wm)(?P<year>.{0,8})"
)
_HEAD = 0.45  # of a page: the head reaches no lower
_FIRST_LINES = 8
_CAPITAL = 1.17  # the usual height of a word's box, in heights of its capitals: marks above and tails below count
_WIDEST = 14.0  # heights of capitals; a wider gap is none for digits
_SURE = 0.95  # a year that was read so surely was printed: nobody leaves it out of a form
_CONTEXT = 0.9  # so much of the words on either side (in capitals) is looked at: digits run into them
# How wide the words around a date are set, in widths of "năm"; one that is wider has swallowed the digits beside it.
_WIDTHS = {"before_day": 1.16, "before_month": 1.37, "before_year": 1.0}
_NUMBER_WIDTH = 1.8  # of "Số:", in heights of capitals
_SWALLOWED = 1.25
_TAILS, _MARKS_BELOW = set("gpqyj,;/()_{}[]|"), set("Qạặậẹệịọộợụựỵ")


class Meaning(StrEnum):
    """What the digits of a place count."""

    NUMBER = "number"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class HandPlace:
    """A gap for digits: the line (its place in the text) and the characters `start` to `end` of it that an engine read
    there; `left` and `right` in px, and the stretch of the page to look at, which is a little wider.
    """

    meaning: Meaning
    line: int
    start: int
    end: int
    left: float
    right: float
    stretch: Stretch


def places(text: PageText) -> tuple[HandPlace, ...]:
    """The places of one number and one date; none where no head was read."""
    usual = _usual_capital(text)
    number = next((place for at in _left_lines(text) if (place := _number(text.lines[at], at, usual))), None)
    date = next((found for at in _right_lines(text) if (found := _date(text.lines[at], at, usual))), ())
    return ((number,) if number else ()) + date


def _usual_capital(text: PageText) -> float:
    heights = [w.box.height for w in text.words if sum(c.isalnum() for c in w.text) > 1]
    return median(heights) / _CAPITAL if heights else text.dpi * 13 / 72 * 0.66


def _left_lines(text: PageText) -> list[int]:
    head = [i for i, line in enumerate(text.lines) if line.box.top < _HEAD * text.size[1]]
    beside = [i for i in head if text.lines[i].column == 1]
    return beside or ([] if any(text.lines[i].column for i in head) else head[:_FIRST_LINES])


def _right_lines(text: PageText) -> list[int]:
    """Right half of the head; else of the lines above a signature, from below."""
    width, height = text.size
    right = [i for i, line in enumerate(text.lines) if line.column == 2 or line.box.centre[0] > width / 2]
    head = [i for i in right if text.lines[i].box.top < _HEAD * height]
    return head + [i for i in reversed(right) if i not in head]


def _capital(line: Line, usual: float) -> float:
    """The height of capitals in a line: that of its lowest words with capitals or tall letters."""
    heights = [w.box.height for w in line.words if sum(c.isalnum() for c in w.text) > 1 and w.box.height > 0.8 * usual]
    low = quantiles(heights, n=4)[0] if len(heights) > 1 else usual
    return min(1.3 * usual, max(0.75 * usual, low / 1.06))


def _number(line: Line, at: int, usual: float) -> HandPlace | None:
    letters = letters_of(line)
    before = _NUMBER.match(plain(letters.text))
    if before is None:
        return None
    after = _NOTATION.search(letters.text, before.end())
    if after is None:
        return None
    capital = _capital(line, usual)
    left = min(letters.right(before.end() - 1), letters.left(before.start()) + _NUMBER_WIDTH * capital)
    return _place(Meaning.NUMBER, line, at, (before.end(), after.start()), (left, letters.left(after.start())), capital)


def _date(line: Line, at: int, usual: float) -> tuple[HandPlace, ...]:
    letters = letters_of(line)
    parts = _DATE.search(plain(letters.text))
    if parts is None or len(letters.text) - parts.end() > 3:
        return ()
    capital = _capital(line, usual)
    spans = {name: _span(letters, *parts.span(name)) for name in _WIDTHS}
    edges = _narrowed(spans)
    ends = {"day": edges["before_month"][0], "month": edges["before_year"][0], "year": line.box.right}
    found = [
        _place(Meaning(name), line, at, parts.span(name), (edges["before_" + name][1], ends[name]), capital)
        for name in ("day", "month", "year")
    ]
    return tuple(place for place in found if place and not _plain_year(place, line, letters))


def _plain_year(place: HandPlace, line: Line, letters: Letters) -> bool:
    inside = [line.words[i] for i in letters.words_between(place.start, place.end)]
    read = "".join(w.text for w in inside).strip(" .,;")
    sure = all(w.confidence >= _SURE for w in inside)
    return place.meaning is Meaning.YEAR and len(read) == 4 and read.isdigit() and sure


def _span(letters: Letters, start: int, end: int) -> tuple[float, float]:
    return letters.left(start), letters.right(end - 1)


def _narrowed(spans: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """The words around a date without the digits that an engine took for a part of them."""
    unit = min((right - left) / _WIDTHS[name] for name, (left, right) in spans.items())
    found = {}
    for name, (left, right) in spans.items():
        wide = unit * _WIDTHS[name]
        if right - left <= _SWALLOWED * wide:
            found[name] = (left, right)
        elif name == "before_month":  # the digits of the day run into it from the left more often than those of the month
            found[name] = (right - wide, right)
        else:
            found[name] = (left, left + wide)
    return found


def _place(
    meaning: Meaning, line: Line, at: int, span: tuple[int, int], edges: tuple[float, float], capital: float
) -> HandPlace | None:
    left, right = edges[0], max(edges[1], edges[0] + 0.3 * capital)
    if right - left > _WIDEST * capital:
        return None
    around = _CONTEXT * capital
    stretch = Stretch(left - around, right + around, _base(line, capital), capital)
    return HandPlace(meaning, at, *span, left, right, stretch)


def _base(line: Line, capital: float) -> float:
    """The line on which the letters stand: the usual bottom of words that have no tail and are not taller than print."""
    bottoms = [w.box.bottom for w in line.words if _stands(w.text) and w.box.height < 1.5 * capital]
    if bottoms:
        return median(bottoms)
    others: Sequence[float] = [w.box.bottom for w in line.words if w.box.height < 1.6 * capital]
    return median(others) - 0.2 * capital if others else line.box.centre[1] + capital / 2


def _stands(text: str) -> bool:
    """Whether none of the letters reaches below the line."""
    tails = set(plain(text)) & _TAILS or set(text) & _MARKS_BELOW
    return any(c.isalnum() for c in text) and not tails
