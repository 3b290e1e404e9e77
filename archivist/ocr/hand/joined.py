"""A page's text with the digits that a pen wrote into its head."""

from dataclasses import replace

from archivist.model.geometry import Box
from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import Kind, Line, PageText, Word
from archivist.ocr.hand.digits import DigitReading, read_digits
from archivist.ocr.hand.letters import letters_of
from archivist.ocr.hand.places import HandPlace, Meaning, places

_SURE = 0.9  # from here a reading outweighs an engine that is sure as well, and print that it overlooked is added
_LIKELY = 0.5  # from here a reading by hand takes the place of what an engine read there
_ENGINE_SURE = 0.93
_DOUBTFUL = 0.3  # so sure are digits by hand that could not be read: no field is made of them
_ASTRAY = 0.5  # what a reading that cannot be still counts against those that can: the place may hold something else
_LONGEST = 6  # digits of a number
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
    if not reading.text or _possible(reading.text, meaning):
        return reading if reading.text else replace(reading, confidence=0.0)
    can_be = [(text, sure) for text, sure in reading.alternatives if text and _possible(text, meaning)]
    if not can_be:
        return replace(reading, text="", confidence=0.0)
    (text, sure), all_sure = can_be[0], sum(sure for _text, sure in can_be)
    return replace(reading, text=text, confidence=sure / (all_sure + _ASTRAY * (1 - all_sure)))


def _possible(text: str, meaning: Meaning) -> bool:
    if meaning is Meaning.NUMBER:
        return int(text) > 0 and len(text) <= _LONGEST
    if meaning is Meaning.YEAR:
        return len(text) == 4 and 1900 <= int(text) <= 2100
    return len(text) <= 2 and 1 <= int(text) <= _GREATEST[meaning]


def joined(line: Line, place: HandPlace, reading: DigitReading) -> Line:
    """A line with a reading in its place, where the reading is worth more than what stands there. Where a pen wrote what
    neither could read, the engine's digits stay, as doubtful ones.
    """
    read = line.text[place.start : place.end]
    if not _better(reading, read, _surety(line, place), place.meaning):
        return doubted(line, place) if _unreadable(reading, read) else line
    box = Box(place.left, place.stretch.base - place.stretch.capital, place.right, place.stretch.base)
    kind = Kind.HAND if reading.by_hand else Kind.PRINT
    before, after = _parts(line, place)
    word = Word(reading.text, box, _agreed(reading, read), kind)
    return replace(line, words=(*before, word, *after))


def doubted(line: Line, place: HandPlace) -> Line:
    """A line whose words in a place are doubtful."""
    inside = letters_of(line).words_between(place.start, place.end)
    words = list(line.words)
    for i in inside:
        words[i] = replace(words[i], confidence=min(words[i].confidence, _DOUBTFUL), kind=Kind.HAND)
    return replace(line, words=tuple(words))


def _unreadable(reading: DigitReading, read: str) -> bool:
    return reading.penned >= _SURE and reading.text != _letters(read)


def _better(reading: DigitReading, read: str, engine: float, meaning: Meaning) -> bool:
    if not reading.text:
        return False
    if reading.by_hand:
        contested = engine >= _ENGINE_SURE and _letters(read).isdigit() and _letters(read) != reading.text
        return reading.confidence >= (_SURE if contested else _LIKELY)
    return reading.confidence >= _SURE and not _letters(read) and meaning is not Meaning.YEAR


def _letters(read: str) -> str:
    return "".join(c for c in read if c.isalnum())


def _surety(line: Line, place: HandPlace) -> float:
    """How sure the engine was of what it read in a place."""
    inside = letters_of(line).words_between(place.start, place.end)
    return min((line.words[i].confidence for i in inside), default=0.0)


def _agreed(reading: DigitReading, read: str) -> float:
    """Two that read the same are surer than one."""
    return 1 - (1 - reading.confidence) / 2 if reading.text == _letters(read) else reading.confidence


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
