"""How right a set of pages is read: `python -m tools.bench.quality [SET]`, beside plain Tesseract on the same pictures.

Without a set, papers are drawn for the occasion, with every damage that a drawn page can have.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.bench.__main__ import ROOT, machine
from tools.bench.fields import Told, field_tables
from tools.bench.measure import measure
from tools.bench.rivals import BIN
from tools.bench.targets import Figure, target_table
from tools.bench.truth import Truth, drawn_set, sample, text_errors

MARK = "<!-- read right -->"


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one page: its text, its fields where the reader knows any, and how the page was found to lie."""

    text: str
    fields: dict[str, str]
    skew_deg: float = 0.0
    rotation: int = 0
    sure: frozenset[str] = frozenset()


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("set", nargs="?", type=Path, help="a folder with pages and their truth; drawn pages without one")
    words.add_argument("--documents", type=int, default=20, help="so many papers are drawn")
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--write", action="store_true", help="write the tables to docs/benchmarks.md")
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source = given.set or drawn(Path(folder) / "drawn", given.documents, given.seed)
        pages = list(sample(source) if (source / "truth.json").exists() else drawn_set(source))
        print(tables := report(pages, source, Path(folder)))
    if given.write:
        write(tables)


def drawn(folder: Path, documents: int, seed: int) -> Path:
    """A folder with papers that nobody has seen before."""
    command = ["-m", "tools.drawn", str(folder), "--documents", str(documents), "--seed", str(seed)]
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True)
    return folder


def report(pages: list[Truth], source: Path, folder: Path) -> str:
    ours, our_cpu = by_archivist(pages, source, folder / "ours")
    plain, plain_cpu = by_tesseract(pages, folder)
    head = f"{len(pages)} pages with text; {machine()}.\n\n"
    cpu = f"CPU seconds a page: `archivist read` {our_cpu:.2f}, `tesseract -l vie` {plain_cpu:.2f}.\n\n"
    figures = [figure_of(page, ours[page.stem], plain[page.stem]) for page in pages]
    tables = (
        target_table(figures, our_cpu, plain_cpu),
        text_table(figures),
        field_tables(pages, {p.stem: Told(ours[p.stem].fields, ours[p.stem].sure) for p in pages}),
    )
    return head + cpu + "\n".join(tables)


def figure_of(page: Truth, ours: Reading, plain: Reading) -> Figure:
    """Both readings of one page against its truth."""
    off = abs(ours.skew_deg - page.skew_deg) if page.skew_deg is not None else None
    errors = text_errors(page, ours.text), text_errors(page, plain.text)
    bare = text_errors(page, ours.text, diacritics=False)
    return Figure(page.kind, *errors, off, ours.rotation == page.rotation, bare)


def by_archivist(pages: list[Truth], source: Path, into: Path) -> tuple[dict[str, Reading], float]:
    """The readings, and CPU seconds a page with text: its blank neighbours and separators are looked at, too."""
    command = [str(BIN / "archivist"), "read", str(source), "--out", str(into), "--jobs", "1"]
    figures = measure(command, OMP_THREAD_LIMIT="1", ARCHIVIST_LANGUAGE="en")
    return {p.stem: _ours(into / p.stem) for p in pages}, figures.cpu / len(pages)


def by_tesseract(pages: list[Truth], folder: Path) -> tuple[dict[str, Reading], float]:
    readings, cpu = {}, 0.0
    for page in pages:
        target = folder / "plain"
        cpu += measure(["tesseract", str(page.picture), str(target), "-l", "vie"], OMP_THREAD_LIMIT="1").cpu
        readings[page.stem] = Reading(target.with_suffix(".txt").read_text(encoding="utf-8"), {})
    return readings, cpu / len(pages)


def _ours(base: Path) -> Reading:
    text, report = base.with_name(base.name + ".txt"), base.with_name(base.name + ".json")
    told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
    fields = {k: str(v) for k, v in told.get("fields", {}).items()}
    read = text.read_text(encoding="utf-8") if text.exists() else ""
    sure, skew, rotation = told.get("field_sure", ()), told.get("skew_deg", 0.0), told.get("rotation", 0)
    return Reading(read, fields, float(skew), int(rotation), frozenset(sure))


def text_table(figures: list[Figure]) -> str:
    """Character errors per class: lines of the truth are looked up wherever they were read; what is left over counts."""
    rates: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for figure in figures:
        rates[figure.kind].append((figure.ours, figure.bare, figure.plain))
        rates["all"].append((figure.ours, figure.bare, figure.plain))
    lines = [
        "| class | pages | archivist: median | mean | without diacritics: median | mean | plain Tesseract: median | mean |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for kind in sorted(rates, key=lambda k: (k == "all", k)):
        shown = [f for side in zip(*rates[kind], strict=True) for f in _median_and_mean(side)]
        lines.append(f"| {kind} | {len(rates[kind])} | " + " | ".join(f"{100 * f:.2f} %" for f in shown) + " |")
    return "\n".join(lines) + "\n"


def _median_and_mean(values: Iterable[float]) -> tuple[float, float]:
    capped = [min(1.0, v) for v in values]
    return statistics.median(capped), statistics.mean(capped)


def write(tables: str) -> None:
    """Replaces what stands below our mark; what `make bench` measured stays."""
    target = ROOT / "docs/benchmarks.md"
    before = target.read_text(encoding="utf-8") if target.exists() else "# Benchmarks\n\n"
    head, _, old = before.partition(MARK)
    rest = "".join(old.partition("<!-- measured -->")[1:])
    target.write_text(f"{head}{MARK}\n\n{tables}\n\n{rest}".rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
