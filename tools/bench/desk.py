"""How quick the desk is with a large batch: `python -m tools.bench.desk [--pages N] [--write]`, offscreen."""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from archivist.storage.workspace import Workspace
from tools.bench.__main__ import machine
from tools.bench.big import record_batch

ROOT = Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- desk -->", "<!-- /desk -->"
BORN = "ARCHIVIST_BENCH_BORN"  # the moment at which the process of the desk was asked for
TURNS, SCROLL_S = 24, 3.0


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked: at most (or, where `least`, at least) so much."""

    what: str
    bound: float
    unit: str
    least: bool = False


TARGETS = {
    "start": Target("start of the program to the first page shown", 2.0, "s"),
    "open": Target("opening the batch to the first page shown", 1.0, "s"),
    "turn": Target("page turn at 300 dpi, 95 of 100", 80, "ms"),
    "key": Target("effect of a key, 95 of 100", 100, "ms"),
    "scroll": Target("frames of the wall while it scrolls", 50, "/s", least=True),
    "blocked": Target("main thread busy at one stroke, longest, four lanes working", 50, "ms"),
    "act": Target("a boundary in the whole batch, until it is shown", 1.0, "s"),
    "memory": Target("memory of the desk", 500, "MB"),
}


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--pages", type=int, default=10_000)
    words.add_argument("--working", type=int, default=1_000, help="pages that are worked on beside the desk")
    words.add_argument("--write", action="store_true", help="write the table to docs/benchmarks.md")
    words.add_argument("--inside", nargs=2, type=Path, help=argparse.SUPPRESS)
    given = words.parse_args()
    if given.inside:
        _inside(*given.inside)
        return
    with tempfile.TemporaryDirectory() as folder:
        big, working = Path(folder) / "big", Path(folder) / "working"
        for path, pages, worked in ((big, given.pages, True), (working, given.working, False)):
            with Workspace.create(path) as workspace:
                record_batch(workspace, pages, large=TURNS + 8 if worked else 0, worked=worked)
        table = report(measured(big, working), given.pages, given.working)
    print(table)
    if given.write:
        write(table)


def measured(big: Path, working: Path) -> dict[str, tuple[float, float]]:
    """By a desk in a process of its own."""
    command = [sys.executable, "-m", "tools.bench.desk", "--inside", str(big), str(working)]
    with tempfile.TemporaryDirectory() as state:
        told = {"QT_QPA_PLATFORM": "offscreen", "ARCHIVIST_USER_STATE": state, BORN: str(time.time())}
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, **told}, capture_output=True, text=True, check=True)
    return {name: (float(clock), float(own)) for name, clock, own in (line.split() for line in done.stdout.splitlines())}


def report(figures: dict[str, tuple[float, float]], pages: int, working: int) -> str:
    """By the clock, beside it the time of the processor that the desk itself took: all that it takes on a computer that
    has nothing else to do.
    """
    load = os.getloadavg()[2]
    lines = [
        f"{pages} pages in the batch, {working} worked on beside it, offscreen; {machine()}; {load:.0f} others beside it.",
        "",
        "| | asked | by the clock | its own time | |",
        "|---|---|---|---|---|",
    ]
    for name, target in TARGETS.items():
        value, own = figures[name]
        met = value >= target.bound if target.least else value <= target.bound
        word = "at least" if target.least else "at most"
        asked, found = f"{word} {target.bound:g} {target.unit}", f"{value:.3g} {target.unit} | {own:.3g} {target.unit}"
        lines.append(f"| {target.what} | {asked} | {found} | {'met' if met else '**missed**'} |")
    return "\n".join(lines)


def write(table: str) -> None:
    """Between its marks; the rest of the page stays."""
    page = ROOT / "docs/benchmarks.md"
    text = page.read_text(encoding="utf-8")
    head, _, rest = text.partition(BEGIN)
    tail = rest.partition(END)[2] if rest else ""
    page.write_text(f"{head}{BEGIN}\n\n{table}\n\n{END}{tail}", encoding="utf-8")


def _inside(big: Path, working: Path) -> None:
    """The desk itself; a line for each figure."""
    from tools.bench.desk_window import Desk

    desk = Desk()
    figures: dict[str, Callable[[], tuple[float, float]]] = {
        "start": lambda: desk.opened(big, since=float(os.environ[BORN])),
        "open": lambda: desk.opened(big),
        "turn": lambda: desk.turned(TURNS),
        "key": desk.keyed,
        "scroll": lambda: desk.scrolled(SCROLL_S),
        "act": desk.acted,
        "blocked": lambda: desk.blocked(working),
        "memory": _memory,
    }
    for name, figure in figures.items():
        print(name, *figure(), flush=True)
    desk.close()


def _memory() -> tuple[float, float]:
    """Megabytes: the most that the desk has taken."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    return most, most


if __name__ == "__main__":
    main()
