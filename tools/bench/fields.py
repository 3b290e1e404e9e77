"""How right the fields of a set are: by field beside what is asked, and by field and class of damage."""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from archivist.ocr.vietnamese import fold
from tools.bench.truth import Truth, same_value

BY_PEN = "by pen"
# Least share that is right after normalisation; of what a pen wrote see PEN_TARGETS.
TARGETS = {"number": 0.97, "notation": 0.97, "date": 0.97, "doc_type": 0.99, "agency": 0.95, "subject": 0.92,
           "signer_name": 0.93}  # fmt: skip
PEN_TARGETS = {"number": 0.85, "date": 0.85}
MOST_WRONG, LEAST_SURE = 0.005, 0.75
_FUZZY = {"subject": 95.0}  # so alike is a value that counts as right


@dataclass(frozen=True, slots=True)
class Told:
    """What was proposed for one page, and which of it is sure."""

    fields: Mapping[str, str]
    sure: frozenset[str]


def right(field: str, truth: str, read: str) -> bool:
    """Whether a value is right, of a subject whether it is as good as right."""
    return same_value(truth, read) or fuzz.ratio(fold(truth), fold(read)) >= _FUZZY.get(field, 101)


def field_tables(pages: Iterable[Truth], told: Mapping[str, Told]) -> str:
    """All three tables, as Markdown."""
    values = [value for page in pages for value in _values(page, told[page.stem])]
    return "\n".join((_by_field(values), _sureness(values), _by_class(values)))


@dataclass(frozen=True, slots=True)
class Value:
    """One value that stands on a page: `field` with ", by pen" where a pen wrote it; exactly right, as good as right."""

    field: str
    kind: str
    exact: bool
    right: bool
    sure: bool
    proposed: bool


def _values(page: Truth, told: Told) -> Iterator[Value]:
    for field, truth in page.fields.items():
        read = told.fields.get(field, "")
        name = f"{field}, {BY_PEN}" if field in page.by_pen else field
        yield Value(name, page.kind, same_value(truth, read), right(field, truth, read), field in told.sure, bool(read))


def _by_field(values: list[Value]) -> str:
    lines = ["| field | places | exact | asked for | | sure | sure, but wrong |", "|---|---|---|---|---|---|---|"]
    for field, found in sorted(_grouped(values, lambda v: v.field).items()):
        exact, good = _share(v.exact for v in found), _share(v.right for v in found)
        asked = _asked(field)
        met = ("met" if good >= asked else "**missed**") if asked else ""
        shown = f"{100 * exact:.0f} %" + (f" ({100 * good:.0f} % by 0.95)" if field in _FUZZY else "")
        sure = [v for v in found if v.sure]
        asks = f"{100 * asked:.0f} %" if asked else ""
        wrong = sum(not v.exact for v in sure)
        lines.append(f"| {field} | {len(found)} | {shown} | {asks} | {met} | {len(sure) / len(found):.0%} | {wrong} |")
    return "\n".join(lines) + "\n"


def _asked(field: str) -> float:
    name, _comma, pen = field.partition(", ")
    return (PEN_TARGETS if pen else TARGETS).get(name, 0.0)


def _sureness(values: list[Value]) -> str:
    """Of what was proposed: the share that is sure, and how many of these are wrong."""
    proposed = [v for v in values if v.proposed]
    sure = [v for v in proposed if v.sure]
    share, wrong = len(sure) / max(1, len(proposed)), sum(not v.exact for v in sure) / max(1, len(sure))
    enough, few = _met(share >= LEAST_SURE), _met(wrong <= MOST_WRONG)
    rows = [
        f"| values that are sure | at least {LEAST_SURE:.0%} | {share:.0%} of {len(proposed)} | {enough} |",
        f"| sure, but wrong | at most {MOST_WRONG:.1%} | {wrong:.1%} of {len(sure)} | {few} |",
    ]
    return "\n".join(["| target | asked for | measured | |", "|---|---|---|---|", *rows]) + "\n"


def _met(met: bool) -> str:
    return "met" if met else "**missed**"


def _by_class(values: list[Value]) -> str:
    """The share that is right of each field that something is asked of, by class of damage; last of all fields."""
    columns = sorted(f for f in _grouped(values, lambda v: v.field) if _asked(f))
    head = f"| class | {' | '.join(columns)} | all fields |\n|---|{'---|' * (len(columns) + 1)}"
    lines = [head]
    for kind, found in sorted(_grouped(values, lambda v: v.kind).items()):
        cells = [_cell([v for v in found if v.field == column]) for column in columns]
        lines.append(f"| {kind} | {' | '.join(cells)} | {_cell(found)} |")
    return "\n".join(lines) + "\n"


def _cell(values: list[Value]) -> str:
    return f"{_share(v.right for v in values):.0%} of {len(values)}" if values else "–"


def _share(rights: Iterable[bool]) -> float:
    return statistics.mean(rights)


def _grouped(values: list[Value], by: Callable[[Value], str]) -> dict[str, list[Value]]:
    found: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        found[by(value)].append(value)
    return found
