"""Measures the detector on drawn scenes that were not learnt from, or on scanned pages in a folder.

python -m tools.secrecy.measure drawn --marked 500 --ordinary 1000
python -m tools.secrecy.measure pages FOLDER
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from archivist.imaging.clean import clean
from archivist.imaging.decode import open_picture
from archivist.imaging.probe import probe
from archivist.imaging.render import render
from archivist.imaging.secrecy.find import FLOOR, find_marks
from archivist.settings import Settings
from tools.secrecy.scenes import DPI, scene

FIRST = 5_000_000  # seeds of drawn scenes that are for measuring only


def drawn(marked: int, ordinary: int, keep: Path | None) -> dict[str, object]:
    """Recall and false alarms at several floors; what was missed or wrong is kept for a person to look at."""
    best: dict[bool, list[float]] = {True: [], False: []}
    words: Counter[bool] = Counter()
    for at in range(marked + ordinary):
        bears = at < marked
        made = scene(FIRST + at, marked=bears)
        found = find_marks(made.pixels, DPI, floor=0.001)
        sure = max((m.confidence for m in found), default=0.0)
        best[bears].append(sure)
        words[bears and sure >= FLOOR and found[0].word == made.marks[0].word] += 1
        if keep and (sure >= FLOOR) is not bears:
            keep.mkdir(parents=True, exist_ok=True)
            Image.fromarray(made.pixels).save(keep / f"{'missed' if bears else 'alarm'}_{at}_{sure:.2f}.jpg")
    floors = (0.02, 0.05, 0.1, 0.2, FLOOR, 0.8)
    share = {str(f): [round(float(np.mean(np.array(best[b]) >= f)), 4) for b in (True, False)] for f in floors}
    return {"floor: [recall, false alarms]": share, "word right": words[True], "marked": marked, "ordinary": ordinary}


def pages(folder: Path) -> dict[str, object]:
    """The marks on each page of a folder, as the line would find them, and the CPU time of finding."""
    settings, told, spent = Settings(), {}, []
    for path in sorted(p for p in folder.iterdir() if p.suffix in (".jpg", ".png", ".tif")):
        header = probe(path, 0, limits=settings.capture, name=path.name)
        opened = open_picture(path, 0, limits=settings.capture, name=path.name)
        dpi = header.dpi or settings.capture.default_dpi
        cleaned = clean(opened.pixels, dpi, header.orientation, settings.imaging)
        rendition = render(opened.pixels, cleaned.recipe)
        began = time.process_time()
        found = find_marks(rendition, dpi, floor=0.02)
        spent.append(time.process_time() - began)
        told[path.name] = [(m.word, m.confidence, m.angle) for m in found]
    some = {name: marks for name, marks in told.items() if marks}
    return {"pages": len(told), "median CPU seconds": round(float(np.median(spent)), 4), "found": some}


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("what", choices=("drawn", "pages"))
    words.add_argument("folder", type=Path, nargs="?")
    words.add_argument("--marked", type=int, default=500)
    words.add_argument("--ordinary", type=int, default=1000)
    words.add_argument("--keep", type=Path, help="folder for scenes that were missed or raised a false alarm")
    given = words.parse_args()
    cv2.setNumThreads(1)
    told = pages(given.folder) if given.what == "pages" else drawn(given.marked, given.ordinary, given.keep)
    print(json.dumps(told, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
