"""How the line bears a large batch: `python -m tools.bench.scale [PAGES ...]`.

Small sheets without text, so that the figures show the line itself (vault, journal, catalogue, workers), not the engine.
"""

import argparse
import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from tools.bench.__main__ import machine
from tools.bench.measure import Figures, measure
from tools.bench.rivals import BIN

SIZE = (413, 585)  # px: A4 at 50 dpi


@dataclass(frozen=True, slots=True)
class Row:
    """One batch: its pages, the first run, and a second run that has nothing to do."""

    pages: int
    first: Figures
    second: Figures
    taken: int


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("pages", nargs="*", type=int, default=[1_000, 10_000])
    given = words.parse_args()
    print(machine())
    print("| pages | s | CPU ms a page | peak MB | again: s | pages in the workspace |\n|---|---|---|---|---|---|")
    for pages in given.pages:
        row = measured(pages)
        cpu = 1000 * row.first.cpu / pages
        figures = f"{row.first.wall:.0f} | {cpu:.0f} | {row.first.megabytes:.0f} | {row.second.wall:.1f}"
        print(f"| {pages} | {figures} | {row.taken} |", flush=True)


def measured(pages: int) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        paper, workspace = Path(folder) / "paper", Path(folder) / "w"
        draw(paper, pages)
        command = [str(BIN / "archivist"), "run", str(paper), "--workspace", str(workspace), "--engine", "blank"]
        command += ["--dossier", "H49.64.2019.05", "--title", "Hồ sơ lớn", "--jobs", "2", "--json", "--format", "BagIt"]
        first, second = measure(command), measure(command)
        return Row(pages, first, second, _taken(workspace))


def draw(folder: Path, pages: int) -> None:
    """Sheets that differ by their number, written large."""
    folder.mkdir()
    for number in range(1, pages + 1):
        sheet = np.full((SIZE[1], SIZE[0], 3), 250, np.uint8)
        for line in range(60, 520, 24):
            cv2.putText(sheet, f"{number} {number * line}", (40, line), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (30, 30, 30), 1)
        cv2.imwrite(str(folder / f"{number}.jpg"), sheet, [cv2.IMWRITE_JPEG_QUALITY, 80])


def _taken(workspace: Path) -> int:
    told = subprocess.run(
        [str(BIN / "archivist"), "workspace", "list", str(workspace), "--json"], capture_output=True, check=True
    )
    listed = json.loads(told.stdout)
    return sum(int(d["pages"]) for d in (listed if isinstance(listed, list) else listed["dossiers"]))


if __name__ == "__main__":
    main()
