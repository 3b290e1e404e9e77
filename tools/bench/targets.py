"""What is asked of the readings of a set, beside what was measured."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROTATION, MEDIAN_SKEW, MOST_SKEW, SHARE_OF_CPU, SHARE_OF_ERRORS = 0.995, 0.2, 0.5, 0.8, 0.5
CLEAN, DAMAGED = 0.01, 0.04
TO_SIBLINGS = 1.3
_LYING = ("turned", "photo")
_CLEAN_KINDS = ("clean", "upright")


@dataclass(frozen=True, slots=True)
class Figure:
    """One page: its class, character errors ÷ characters by us and by the plain engine, how far our skew is off in
    degrees (None where no truth is told), whether it was turned the right way; our errors where accents and capitals do not
    count.
    """

    kind: str
    ours: float
    plain: float
    skew_off: float | None
    upright: bool
    bare: float = 0.0


def target_table(figures: Sequence[Figure], our_cpu: float, plain_cpu: float) -> str:
    """A row for each target that the set can show."""
    rows = [*_errors(figures), *_lie(figures), _row("CPU ÷ plain Tesseract", our_cpu / plain_cpu, SHARE_OF_CPU, "{:.2f}")]
    return "\n".join(["| target | at most | measured | |", "|---|---|---|---|", *rows]) + "\n"


def _errors(figures: Sequence[Figure]) -> list[str]:
    plain = statistics.median(f.plain for f in figures)
    ours = statistics.median(f.ours for f in figures)
    rows = [_row("character errors ÷ plain Tesseract's, median", ours / plain, SHARE_OF_ERRORS, "{:.2f}")] if plain else []
    for kind in sorted({f.kind for f in figures}):
        most = CLEAN if kind.startswith(_CLEAN_KINDS) else DAMAGED
        rows.append(_row(f"character errors, {kind}", _median(f.ours for f in figures if f.kind == kind), most, "{:.2%}"))
    return rows + _siblings(figures)


def _siblings(figures: Sequence[Figure]) -> list[str]:
    """Pages that were turned or photographed, beside all that were scanned upright; nothing where these have no errors."""
    usual = [f.ours for f in figures if f.kind not in _LYING]
    base = _median(usual) if usual else 0.0
    found = {kind: [f.ours for f in figures if f.kind == kind] for kind in _LYING}
    return [
        _row(f"character errors, {kind} ÷ scanned upright", _median(errors) / base, TO_SIBLINGS, "{:.2f}")
        for kind, errors in found.items()
        if errors and base
    ]


def _lie(figures: Sequence[Figure]) -> list[str]:
    wrong = sum(not f.upright for f in figures) / len(figures)
    off = sorted(f.skew_off for f in figures if f.skew_off is not None)
    rows = [_row("pages turned the wrong way", wrong, 1 - ROTATION, "{:.1%}")]
    if off:
        most = off[min(len(off) - 1, round(0.95 * len(off)))]
        rows.append(_row("skew off by, median", statistics.median(off), MEDIAN_SKEW, "{:.2f}°"))
        rows.append(_row("skew off by, 95 of 100 pages", most, MOST_SKEW, "{:.2f}°"))
    return rows


def _median(values: Iterable[float]) -> float:
    return statistics.median(values)


def _row(what: str, measured: float, most: float, form: str) -> str:
    return f"| {what} | {form.format(most)} | {form.format(measured)} | {'met' if measured <= most else '**missed**'} |"
