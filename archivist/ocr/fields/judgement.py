"""How sure a proposed value is: from the words that it was read from to the share of such values that are right."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archivist.model.description import Entry
from archivist.ocr.fields.proof import proved
from archivist.ocr.fields.rules import rules
from archivist.ocr.fields.sheet import Sheet
from archivist.ocr.syllables import odd_words
from archivist.ocr.vietnamese import composed
from archivist.resources import resource

CURVES = "calibration/fields-2026-11.json"
_WORDED = ("agency", "agency_parent", "place", "subject", "addressee", "signer_title", "signer_authority", "signer_name")
_ODD = 0.5  # so much is left of a value in which a word cannot be Vietnamese
_CUT = 0.5  # and of a subject that begins in the middle of a sentence: a stamp may lie over its first words
_KNOWN = 0.25  # so much is left of the doubt about a value that is one of few
_OPENINGS = ("về", "v/v", "của", "đối", "cho", "trong")


@dataclass(frozen=True, slots=True)
class Reliability:
    """One calibration: at which measure of a reading (0 to 1, rising) which share of all values is right, and how many
    times as often as others the values of a field, or of one of its rules, are wrong.
    """

    id: str
    measures: tuple[float, ...]
    shares: tuple[float, ...]
    ratios: dict[str, float]

    def share(self, field: str, rule: str, measure: float) -> float:
        """The share of values of this field, read by this rule with this measure, that are right."""
        usual = _between(self.measures, self.shares, measure)
        ratio = self.ratios.get(f"{field}/{rule}", self.ratios.get(field, 1.0))
        return max(0.0, 1.0 - ratio * (1.0 - usual))


def _between(xs: Sequence[float], ys: Sequence[float], x: float) -> float:
    """On the straight line between the two points that are nearest; at either end the end's."""
    at = bisect_right(xs, x)
    if at in (0, len(xs)):
        return ys[0] if at == 0 else ys[-1]
    part = (x - xs[at - 1]) / (xs[at] - xs[at - 1])
    return ys[at - 1] + part * (ys[at] - ys[at - 1])


@lru_cache
def reliability() -> Reliability:
    """The calibration in force, read once."""
    file = json.loads(resource(CURVES).read_text(encoding="utf-8"))
    return Reliability(file["id"], tuple(file["measures"]), tuple(file["shares"]), file["ratios"])


def judged(entries: Iterable[Entry], sheets: Sequence[Sheet]) -> list[Entry]:
    """The same values, each with the share of such readings that are right, and marked where a second source agrees."""
    return proved([_calibrated(measured(e)) for e in entries], sheets)


def measured(entry: Entry) -> Entry:
    """With its wording counted in: the measure that the curves are drawn over."""
    odd = entry.field in _WORDED and bool(odd_words(entry.value))
    cut = entry.field == "subject" and entry.value[:1].islower() and not entry.value.startswith(_OPENINGS)
    worded = entry.origin.confidence * (_ODD if odd else 1.0) * (_CUT if cut else 1.0)
    return _with(entry, 1 - (1 - worded) * _KNOWN if _in_vocabulary(entry) else worded)


def _in_vocabulary(entry: Entry) -> bool:
    """Whether the value is one of few that can stand there, and was read so letter by letter."""
    known = _vocabulary().get(entry.field)
    if not known:
        return False
    read = composed(entry.origin.read.replace("\n", " ")).upper()
    return all(_is_known(part, known) and part.upper() in read for part in entry.value.split("; "))


def _is_known(part: str, known: frozenset[str]) -> bool:
    right, _, whom = part.upper().rpartition(". ")
    return whom in known and right in ("", "TM", "KT", "TL", "TUQ", "Q")


@lru_cache
def _vocabulary() -> dict[str, frozenset[str]]:
    """The values of the fields that have few, in capitals."""
    told = rules()
    titles = frozenset(t.upper() for t in told.titles)
    bodies = frozenset(p.upper() for p in told.phrases)
    headings = frozenset(t.heading for t in told.by_heading().values())
    return {"signer_title": titles, "signer_authority": titles | bodies, "doc_type": headings,
            "urgency": frozenset(g.upper() for g in told.urgency)}  # fmt: skip


def _calibrated(entry: Entry) -> Entry:
    return _with(entry, reliability().share(entry.field, entry.origin.rule, entry.origin.confidence))


def _with(entry: Entry, confidence: float) -> Entry:
    return replace(entry, origin=replace(entry.origin, confidence=round(confidence, 4)))
