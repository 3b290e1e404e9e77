"""Fits the reliability curves of the fields: python -m tools.calibrate SET --texts FOLDER [--check SET FOLDER] [--write].

SET is a folder as `tools.drawn` makes it; FOLDER keeps the texts that were read of it, so that a second run reads nothing.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from archivist.imaging.probe import probe
from archivist.model.plain import plain, revive
from archivist.model.text import PageText
from archivist.ocr.fields import on_page, page_fields
from archivist.ocr.fields.judgement import CURVES, measured
from archivist.ocr.fields.sheet import sheet_of
from archivist.settings import Settings
from tools.bench.truth import Truth, drawn_set, same_value
from tools.reliability import picture

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs/pictures/reliability.svg"
PRIOR = 2.0  # so many wrong values are added to those seen and to those expected of a field
LEAST = 20  # values that a field or rule needs for a ratio of its own
LISTS = ("recipients",)  # long lists, in which one bracket is always wrong: they say nothing about other fields


@dataclass(frozen=True, slots=True)
class Value:
    """One proposed value: how sure its words were, and whether it is right."""

    field: str
    rule: str
    measure: float
    right: bool


@dataclass(slots=True)
class Block:
    """Neighbouring values of one share."""

    total: float
    count: int
    right: float

    @property
    def middle(self) -> float:
        return self.total / self.count

    @property
    def share(self) -> float:
        return (self.right + 0.5) / (self.count + 1)


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("set", type=Path)
    words.add_argument("--texts", type=Path, required=True)
    words.add_argument("--check", type=Path, nargs=2, metavar=("SET", "TEXTS"), help="another set, to try the curves on")
    words.add_argument("--write", action="store_true", help="write the curves and their picture")
    given = words.parse_args()
    values = list(values_of(given.set, given.texts))
    if given.write:
        told = {"id": "fields-2026-11", "values": len(values), **fitted(values)}
        (ROOT / "resources" / CURVES).write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    other, texts = given.check or (given.set, given.texts)
    print(table := sure_values(other, texts))
    if given.write:
        PICTURE.write_text(picture([(v.measure, v.right) for v in values]), encoding="utf-8")
        assert table


def page_texts(folder: Path, texts: Path) -> Iterator[tuple[Truth, PageText]]:
    """Each page of a set with what is read of it; read once, then kept."""
    for page in drawn_set(folder):
        kept = texts / f"{page.stem}.json"
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps({"text": plain(_read(page.picture))}, ensure_ascii=False), encoding="utf-8")
        told = json.loads(kept.read_text(encoding="utf-8"))["text"]
        if told:
            yield page, revive(PageText, told)


def _read(picture: Path) -> PageText | None:
    """What the line reads of a picture, marks of secrecy notwithstanding: drawn papers have no secrets."""
    from archivist.app import quickest_engine
    from archivist.workflow.page_work import PageJob, work_on_page

    settings = Settings()
    header = probe(picture, 0, limits=settings.capture, name=picture.name)
    dpi = header.dpi or settings.capture.default_dpi
    engine = quickest_engine()
    job = PageJob(picture, 0, picture.name, dpi, header.orientation, settings, engine, encode=False, declassified=True)
    done = work_on_page(job)
    return done.text if isinstance(done.text, PageText) else None


def values_of(folder: Path, texts: Path) -> Iterator[Value]:
    for page, text in page_texts(folder, texts):
        for entry in map(measured, on_page(sheet_of(page.stem, text))):
            if entry.field in page.fields or entry.field in TOLD:
                right = same_value(entry.value, page.fields.get(entry.field, ""))
                yield Value(entry.field, entry.origin.rule, entry.origin.confidence, right)


# What the truth of a set tells wherever it is there: a value where it tells none is wrong.
TOLD = ("agency_parent", "agency", "code", "number", "notation", "date", "doc_type", "subject", "addressee", "urgency",
        "signer_authority", "signer_name")  # fmt: skip


def fitted(values: Sequence[Value]) -> dict[str, object]:
    """The rising steps of all values together, and how much worse or better than these each field and rule is."""
    together = steps([v for v in values if v.field not in LISTS])
    usual = {id(v): 1 - _share(together, v.measure) for v in values}
    groups: dict[str, list[Value]] = defaultdict(list)
    for value in values:
        groups[value.field].append(value)
        groups[f"{value.field}/{value.rule}"].append(value)
    return {
        "measures": [round(b.middle, 4) for b in together],
        "shares": [round(s, 5) for s in accumulate((b.share for b in together), max)],
        "ratios": {name: _ratio(members, usual) for name, members in sorted(groups.items()) if len(members) >= LEAST},
    }


def _share(blocks: Sequence[Block], measure: float) -> float:
    return next((b.share for b in reversed(blocks) if b.middle <= measure), blocks[0].share)


def _ratio(members: Sequence[Value], usual: dict[int, float]) -> float:
    """Wrong values over those to be expected, drawn towards 1 by as many of both as PRIOR says."""
    wrong, expected = sum(not v.right for v in members), sum(usual[id(v)] for v in members)
    return round((wrong + PRIOR) / (expected + PRIOR), 3)


def steps(values: Sequence[Value]) -> list[Block]:
    """Pool adjacent violators: the rising staircase that lies nearest to what was seen."""
    blocks: list[Block] = []
    for value in sorted(values, key=lambda v: v.measure):
        blocks.append(Block(value.measure, 1, float(value.right)))
        while len(blocks) > 1 and blocks[-2].right / blocks[-2].count >= blocks[-1].right / blocks[-1].count:
            last = blocks.pop()
            before = blocks[-1]
            blocks[-1] = Block(before.total + last.total, before.count + last.count, before.right + last.right)
    return blocks


def sure_values(folder: Path, texts: Path) -> str:
    """Per field: how many values there are, how many are sure, how many of those are wrong."""
    rows: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    for page, text in page_texts(folder, texts):
        for entry in page_fields(page.stem, text).entries:
            if entry.field in page.fields or entry.field in TOLD:
                right = same_value(entry.value, page.fields.get(entry.field, ""))
                seen = (entry.sure, right, entry.origin.proved)
                rows[entry.field].append(seen)
                rows["all"].append(seen)
                if entry.sure and not right:
                    print(
                        "sure, but wrong:", page.stem, entry.field, repr(entry.value), repr(page.fields.get(entry.field, ""))
                    )
    lines = ["| field | values | right | sure | proved | sure, but wrong |", "|---|---|---|---|---|---|"]
    for field, seen_ones in sorted(rows.items(), key=lambda r: (r[0] == "all", r[0])):
        sure = [r for s, r, _ in seen_ones if s]
        counted = [sum(row[i] for row in seen_ones) for i in (1, 0, 2)]
        n, shares = len(seen_ones), [f"{100 * part / len(seen_ones):.0f} %" for part in counted]
        lines.append(f"| {field} | {n} | {' | '.join(shares)} | {len(sure) - sum(sure)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
