"""The digits of a strip: the likeliest readings, how sure each is, and whether a pen wrote them."""

from dataclasses import dataclass

import cv2
import numpy as np

from archivist.model.promises.ocr_engine import Picture
from archivist.ocr.hand.network import BLANK, Floats, scores
from archivist.ocr.hand.strip import BASE, CAPITAL, Stretch, Strip, strip_of

_BEAM, _POSSIBLE = 24, 1e-3  # readings kept at each column; classes below this chance are not followed
_ALTERNATIVES = 5
_CLEAR = 0.99  # a strip that is read so surely is not looked at again
_SIZES = (0.88, 1.12)  # the other looks: digits that stand a little smaller and larger
# What the network's own certainty is worth, on drawn strips of people it never saw: of readings that are told to be 90 %
# sure no more than 1 in 200 may be wrong.
_OWN, _WORTH = (0.0, 0.85, 0.98, 1.0), (0.0, 0.85, 0.9, 1.0)

Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DigitReading:
    """What digits a place holds; "" for none. `confidence` is the chance (0 to 1) that `text` is right; `alternatives`
    are other readings with theirs, the likeliest first; `penned` is the chance that a pen wrote them.
    """

    text: str
    confidence: float
    alternatives: tuple[tuple[str, float], ...] = ()
    penned: float = 0.0

    @property
    def by_hand(self) -> bool:
        return bool(self.text) and self.penned >= 0.5


def read_digits(page: Picture, stretch: Stretch) -> DigitReading:
    """The digits on a stretch of a page (uint8, grey or RGB), which may hold parts of words on either side."""
    return reading_of(strip_of(page, stretch))


def reading_of(strip: Strip) -> DigitReading:
    """The digits of a strip; one that is not clear at the first look is read in two more sizes."""
    paths = _paths(scores(strip))
    text = _text(max(paths, key=lambda path: paths[path]))
    if _clear(paths) or not _penned(paths, text):
        return _told(paths)
    looks = [paths, *(_paths(scores(_sized(strip, size))) for size in _SIZES)]
    ways = {path for look in looks for path in look}
    return _told({path: sum(look.get(path, 0.0) for look in looks) / len(looks) for path in ways})


def _clear(paths: dict[Path, float]) -> bool:
    return max(paths.values()) >= _CLEAR


def _told(paths: dict[Path, float]) -> DigitReading:
    """The likeliest text, over all the ways to read it."""
    chances: dict[str, float] = {}
    for path, chance in paths.items():
        chances[_text(path)] = chances.get(_text(path), 0.0) + min(1.0, chance)
    (text, own), *others = sorted(chances.items(), key=lambda pair: (-pair[1], pair[0]))
    return DigitReading(text, worth(own), tuple(others[:_ALTERNATIVES]), _penned(paths, text))


def worth(own: float) -> float:
    """How sure a reading is, from how sure the network is of it."""
    return float(np.interp(own, _OWN, _WORTH))


def _sized(strip: Strip, size: float) -> Strip:
    """The strip with what it shows made smaller or larger around the line that print stands on."""
    place = np.array([[size, 0.0, 0.0], [0.0, size, BASE * (1 - size)]])
    width = max(CAPITAL, round(strip.shape[1] * size))
    return np.asarray(cv2.warpAffine(strip, place, (width, strip.shape[0]), flags=cv2.INTER_LINEAR), np.float32)


def _text(path: Path) -> str:
    return "".join(str(c % 10) for c in path)


def _penned(paths: dict[Path, float], text: str) -> float:
    """The share of digits by hand, over the chances of all ways to read `text`; 0 where nothing is read."""
    ways = [(chance, path) for path, chance in paths.items() if _text(path) == text and path]
    digits = sum(chance * len(path) for chance, path in ways)
    return sum(chance * sum(c < 10 for c in path) for chance, path in ways) / digits if digits else 0.0


def _paths(columns: Floats) -> dict[Path, float]:
    """The likeliest sequences of classes with their chances, summed over all the places where each class may begin and
    end (prefix beam search: Graves et al. 2006, Hannun et al. 2014).
    """
    chances = np.exp(columns - np.logaddexp.reduce(columns, axis=1, keepdims=True))
    beam: dict[Path, tuple[float, float]] = {(): (1.0, 0.0)}  # ending in no digit; in its last digit
    for now in chances:
        beam = _one_further(beam, now)
    return {path: ended + open_ for path, (ended, open_) in beam.items()}


def _one_further(beam: dict[Path, tuple[float, float]], now: Floats) -> dict[Path, tuple[float, float]]:
    grown: dict[Path, tuple[float, float]] = {}
    followed = [int(c) for c in np.flatnonzero(now > _POSSIBLE) if c != BLANK]
    for path, (ended, open_) in beam.items():
        _add(grown, path, (ended + open_) * float(now[BLANK]), open_ * float(now[path[-1]]) if path else 0.0)
        for c in followed:
            before = ended if path and path[-1] == c else ended + open_
            _add(grown, (*path, c), 0.0, before * float(now[c]))
    best = sorted(grown.items(), key=lambda pair: -sum(pair[1]))[:_BEAM]
    return dict(best)


def _add(beam: dict[Path, tuple[float, float]], path: Path, ended: float, open_: float) -> None:
    a, b = beam.get(path, (0.0, 0.0))
    beam[path] = (a + ended, b + open_)
