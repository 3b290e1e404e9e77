"""`make bench`: prints one table and writes it to docs/benchmarks.md."""

import argparse
import os
import platform
import statistics
import subprocess
import tempfile
from pathlib import Path

from tools.bench.measure import Figures, measure
from tools.bench.rivals import Rival, rivals

ROOT = Path(__file__).resolve().parents[2]
MARK = "<!-- measured -->"


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("pages", nargs="*", type=Path, help="pictures; the bundled sample if none are named")
    words.add_argument("--runs", type=int, default=3)
    words.add_argument("--jobs", type=int, default=2)
    words.add_argument("--write", action="store_true", help="write the table to docs/benchmarks.md")
    given = words.parse_args()
    pages = given.pages or sorted((ROOT / "resources/sample").glob("*.jpg"))
    with tempfile.TemporaryDirectory() as folder:
        compared = rivals(pages, Path(folder), given.jobs)
        table = report(compared, timed(compared, given.runs), len(pages), given)
    print(table)
    if given.write:
        write(table)


def timed(compared: list[Rival], runs: int) -> dict[str, list[Figures]]:
    """All rivals in turn, again and again, so that a slow minute of the machine meets each of them."""
    figures: dict[str, list[Figures]] = {rival.name: [] for rival in compared}
    for _ in range(runs):
        for rival in compared:
            figures[rival.name].append(measure(rival.command, OMP_THREAD_LIMIT="1", ARCHIVIST_LANGUAGE="en"))
    return figures


def report(compared: list[Rival], figures: dict[str, list[Figures]], pages: int, given: argparse.Namespace) -> str:
    floor = statistics.median(f.wall for f in figures[compared[-1].name])
    lines = [
        f"{pages} pages, {given.jobs} side by side, median of {given.runs} runs in turn; {machine()}.",
        "",
        "| | wall s | ÷ floor | CPU s | KB a page | peak MB |",
        "|---|---|---|---|---|---|",
    ]
    for rival in compared:
        runs = figures[rival.name]
        wall, cpu = (statistics.median(values) for values in ([f.wall for f in runs], [f.cpu for f in runs]))
        size = f"{rival.leaves.stat().st_size / 1000 / pages:.0f}" if rival.leaves else "–"
        peak = statistics.median(f.megabytes for f in runs)
        failed = " (failed)" if any(f.status for f in runs) else ""
        lines.append(f"| {rival.name}{failed} | {wall:.1f} | {wall / floor:.2f} | {cpu:.1f} | {size} | {peak:.0f} |")
    return "\n".join(lines)


def machine() -> str:
    """The processor, its cores, the system and the versions that matter."""
    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        platform.processor(),
    )
    tesseract = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=False).stdout.split("\n")[0]
    return f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.release()}, {tesseract}"


def write(table: str) -> None:
    target = ROOT / "docs/benchmarks.md"
    head = target.read_text(encoding="utf-8").split(MARK)[0] if target.exists() else "# Benchmarks\n\n"
    target.write_text(f"{head}{MARK}\n\n{table}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
