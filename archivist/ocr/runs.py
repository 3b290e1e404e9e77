"""Words side by side: joined where they stand on one row, cut where a gap tells them apart."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from archivist.model.geometry import Box
from archivist.model.text import Word

_END_WORDS = 3  # so many words at the end of a run say where its row goes on: a run across a bent page is not level


@dataclass(frozen=True, slots=True)
class Run:
    """Words from left to right on one row; `box` is the rectangle around them."""

    words: tuple[Word, ...]
    box: Box

    @classmethod
    def of(cls, words: Sequence[Word]) -> "Run":
        box = words[0].box
        for word in words[1:]:
            box = box.union(word.box)
        return cls(tuple(words), box)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def level(self) -> float:
        return median(w.box.centre[1] for w in self.words)

    def cut(self, wide: float) -> list["Run"]:
        """In pieces, wherever two neighbours stand further apart than `wide` px."""
        pieces = [[self.words[0]]]
        for left, right in pairwise(self.words):
            if right.box.left - left.box.right > wide:
                pieces.append([])
            pieces[-1].append(right)
        return [Run.of(piece) for piece in pieces]

    def parted(self, at: int) -> tuple["Run | None", "Run | None"]:
        """The first `at` words and the others."""
        return self.part(0, at), self.part(at, len(self.words))

    def part(self, start: int, end: int) -> "Run | None":
        return Run.of(self.words[start:end]) if start < end else None


def letter_height(words: Iterable[Word], dpi: float) -> float:
    """The usual height of a word in px; that of 13 pt type where there is no word."""
    heights = [w.box.height for w in words if any(c.isalnum() for c in w.text)]
    return median(heights) if heights else dpi * 13 / 72 * 0.75


def rows(runs: Sequence[Run]) -> list[Run]:
    """Runs joined into rows of the page, from top to bottom: each run is followed by the nearest one on its right."""
    ordered = sorted(runs, key=lambda r: (r.level(), r.box.left))
    follower = _followers(ordered)
    followed = set(follower.values())
    chains = [_chain(start, follower, ordered) for start in range(len(ordered)) if start not in followed]
    return sorted(chains, key=lambda r: (r.level(), r.box.left))


def _chain(start: int, follower: dict[int, int], ordered: Sequence[Run]) -> Run:
    words, at = [*ordered[start].words], start
    while at in follower:
        at = follower[at]
        words += ordered[at].words
    return Run.of(words)


def _followers(ordered: Sequence[Run]) -> dict[int, int]:
    """The run on the right of each run, by their numbers; none is the right neighbour of two."""
    levels = [r.level() for r in ordered]
    reach = max((r.box.height for r in ordered), default=0.0)
    pairs = []
    for i, run in enumerate(ordered):
        for j in range(bisect_left(levels, levels[i] - reach), len(ordered)):
            if levels[j] > levels[i] + reach:
                break
            if _before(run, ordered[j], i < j) and _goes_on(run, ordered[j]):
                pairs.append((ordered[j].box.left - run.box.right, i, j))
    follower: dict[int, int] = {}
    taken: set[int] = set()
    for _gap, i, j in sorted(pairs):
        if i not in follower and j not in taken:
            follower[i] = j
            taken.add(j)
    return follower


def _before(left: Run, right: Run, listed_first: bool) -> bool:
    """Whether `right` can follow at all. All runs have one order, so that no chain of neighbours closes to a ring."""
    ordered = left.box.left < right.box.left or (left.box.left == right.box.left and listed_first)
    return ordered and right.box.left > left.box.right - min(left.box.height, right.box.height)


def _goes_on(left: Run, right: Run) -> bool:
    """Whether `right` stands behind `left` on one row, judged by the words where they meet."""
    end, start = _around(left.words[-_END_WORDS:]), _around(right.words[:_END_WORDS])
    height = min(end.height, start.height)
    if start.left < end.right - height / 2 or start.centre[0] <= end.centre[0]:
        return False
    return abs(end.centre[1] - start.centre[1]) < max(height, max(end.height, start.height) / 2) / 2


def _around(words: Sequence[Word]) -> Box:
    """Where the middle one of some words stands, up and down: one tall bracket or accent does not move it."""
    heights, levels = [w.box.height for w in words], [w.box.centre[1] for w in words]
    middle, half = median(levels), median(heights) / 2
    return Box(words[0].box.left, middle - half, words[-1].box.right, middle + half)
