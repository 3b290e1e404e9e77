"""A page's text with the digits that a pen wrote into its head."""

from dataclasses import replace

from archivist.model.geometry import Box
from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import Kind, Line, PageText, Word
from archivist.ocr.hand.digits import DigitReading, read_digits
from archivist.ocr.hand.letters import letters_of
from archivist.ocr.hand.places import HandPlace, Meaning, places

_SURE = 0.9  # print that an engine overlooked is added from here
_LIKELY = 0.5  # of a reading by hand that takes the place of what an engine read
_GREATEST = {Meaning.DAY: 31, Meaning.MONTH: 12}


def with_hand(text: PageText, page: Picture) -> PageText:
    """The same text with number and date as a pen wrote them, as words of Kind.HAND; printed digits stay as the engine
    read them. `page` (uint8, grey or RGB) is the picture on which the boxes of `text` lie.
    """
    lines = list(text.lines)
    for place in reversed(places(text)):  # from the right, so that the characters before keep their places
        reading = likely(read_digits(page, place.stretch), place.meaning)
        lines[place.line] = joined(lines[place.line], place, reading)
    return replace(text, lines=tuple(lines))


def likely(reading: DigitReading, meaning: Meaning) -> DigitReading:
    """The likeliest reading that can be: there is no 45th day."""
    ways = ((reading.text, reading.confidence), *reading.alternatives)
    can_be = [(text, sure) for text, sure in ways if text and _possible(text, meaning)]
    if not reading.text or not can_be:
        return replace(reading, text="", confidence=0.0)
    return replace(reading, text=can_be[0][0], confidence=can_be[0][1])


def _possible(text: str, meaning: Meaning) -> bool:
    if meaning is Meaning.NUMBER:
        return int(text) > 0 or len(text) > 1
    if meaning is Meaning.YEAR:
        return len(text) == 4 and 1900 <= int(text) <= 2100
    return len(text) <= 2 and 1 <= int(text) <= _GREATEST[meaning]


def joined(line: Line, place: HandPlace, reading: DigitReading) -> Line:
    """A line with a reading in its place, where the reading is worth more than what stands there."""
    read = line.text[place.start : place.end]
    if not _better(reading, read, place.meaning):
        return line
    box = Box(place.left, place.stretch.base - place.stretch.capital, place.right, place.stretch.base)
    kind = Kind.HAND if reading.by_hand else Kind.PRINT
    before, after = _parts(line, place)
    word = Word(reading.text, box, _agreed(reading, read), kind)
    return replace(line, words=(*before, word, *after))


def _better(reading: DigitReading, read: str, meaning: Meaning) -> bool:
    if not reading.text:
        return False
    if reading.by_hand:
        return reading.confidence >= _LIKELY or not any(c.isdigit() for c in read)
    return reading.confidence >= _SURE and not any(c.isalnum() for c in read) and meaning is not Meaning.YEAR


def _agreed(reading: DigitReading, read: str) -> float:
    """Two that read the same are surer than one."""
    same = reading.text == "".join(c for c in read if c.isalnum())
    return 1 - (1 - reading.confidence) / 2 if same else reading.confidence


def _parts(line: Line, place: HandPlace) -> tuple[list[Word], list[Word]]:
    """The words before and after a place; one that runs into it is cut."""
    letters = letters_of(line)
    before, after = [], []
    for number, word in enumerate(line.words):
        at = [i for i, owner in enumerate(letters.words) if owner == number and letters.text[i] != " "]
        head = "".join(letters.text[i] for i in at if i < place.start)
        tail = "".join(letters.text[i] for i in at if i >= place.end)
        box = word.box
        if head:
            edge = box.right if len(head) == len(at) and box.right <= place.left else max(box.left + 1, place.left)
            before.append(replace(word, text=head, box=replace(box, right=min(box.right, edge))))
        if tail:
            edge = box.left if len(tail) == len(at) and box.left >= place.right else min(box.right - 1, place.right)
            after.append(replace(word, text=tail, box=replace(box, left=max(box.left, edge))))
    return before, after
