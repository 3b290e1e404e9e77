"""What each profile of the facsimile costs and keeps: `python -m tools.bench.facsimile [SET] [--write]`."""

import argparse
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2
import pytesseract
from PIL import Image

from archivist.imaging.clean import clean
from archivist.imaging.decode import open_picture
from archivist.imaging.probe import probe
from archivist.imaging.render import render
from archivist.pdf.bind import bind
from archivist.pdf.encode import encode
from archivist.pdf.facsimile import About, FacsimilePage
from archivist.pdf.likeness import similarities
from archivist.pdf.pixels import Picture
from archivist.pdf.profile import PROFILES, Name
from archivist.settings import Facsimile, Settings
from tools.bench.__main__ import ROOT, machine
from tools.bench.truth import Truth, sample, text_errors

MARK, END = "<!-- facsimile -->", "<!-- /facsimile -->"
VIEW_DPI = 100  # as large as on paper, on a common screen
READ_DPI = 300
ABOUT = About("bench", "", "", "", datetime(2026, 1, 1, tzinfo=UTC), "Archivist")


@dataclass(frozen=True, slots=True)
class Figure:
    """Of one page under one profile: bytes of the file, processor seconds, SSIM of its text, its reading."""

    length: int
    seconds: float
    alike: float
    text: str


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("pictures", nargs="*", type=Path, help="pages; the bundled sample, with its truth, if none are named")
    words.add_argument("--write", action="store_true", help="write the table to docs/benchmarks.md")
    given = words.parse_args()
    cv2.setNumThreads(1)
    truths = {} if given.pictures else {page.picture: page for page in sample(ROOT / "resources/sample")}
    print(table := report(list(given.pictures or truths), truths))
    if given.write:
        write(table)


def report(pictures: list[Path], truths: dict[Path, Truth]) -> str:
    found: dict[Name, list[Figure]] = {name: [] for name in PROFILES}
    for picture in pictures:
        rendition, dpi = _rendition(picture)
        master: Picture | None = None
        for name, figures in found.items():  # the master comes first
            figure, seen = figure_of(rendition, dpi, name, master, read=bool(truths))
            master = seen if master is None else master
            figures.append(figure)
    lines = [
        f"{len(pictures)} pages; {machine()}.",
        "",
        "| profile | KB a page | encoding, CPU s | SSIM of text: mean | least | character errors, read back at 300 dpi |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *(_row(name, figures, [truths.get(p) for p in pictures]) for name, figures in found.items())])


def _row(name: Name, figures: list[Figure], truths: list[Truth | None]) -> str:
    errors = [text_errors(truth, figure.text) for truth, figure in zip(truths, figures, strict=True) if truth]
    read = f"{100 * statistics.mean(errors):.2f} %" if errors else "–"
    size, seconds = (statistics.mean(values) for values in ([f.length for f in figures], [f.seconds for f in figures]))
    alike = [figure.alike for figure in figures]
    return f"| {name} | {size / 1000:.1f} | {seconds:.2f} | {statistics.mean(alike):.3f} | {min(alike):.3f} | {read} |"


def _rendition(picture: Path) -> tuple[Picture, float]:
    settings = Settings()
    header = probe(picture, 0, limits=settings.capture, name=picture.name)
    dpi = header.dpi or settings.capture.default_dpi
    pixels = open_picture(picture, 0, limits=settings.capture, name=picture.name).pixels
    return render(pixels, clean(pixels, dpi, header.orientation, settings.imaging).recipe), dpi


def figure_of(
    rendition: Picture, dpi: float, profile: Name, master: Picture | None, *, read: bool
) -> tuple[Figure, Picture]:
    """What came of a page, and how it looks at 300 dpi; `master` is how it should look."""
    before = time.process_time()
    page = encode(rendition, dpi, Facsimile(profile=profile))
    seconds = time.process_time() - before
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        bind([FacsimilePage(page)], ABOUT, path)
        seen, length = _seen(path), path.stat().st_size
    text = pytesseract.image_to_string(Image.fromarray(seen), lang="vie") if read else ""
    return Figure(length, seconds, alike(seen, seen if master is None else master), text), seen


def _seen(path: Path) -> Picture:
    with pypdfium2.PdfDocument(path) as pdf:
        return np.asarray(pdf[0].render(scale=READ_DPI / 72).to_pil().convert("RGB"))


def alike(seen: Picture, master: Picture) -> float:
    """Mean structural similarity around whatever is written, at the size at which it is looked at."""
    grey = cv2.cvtColor(master, cv2.COLOR_RGB2GRAY)
    size = (grey.shape[1] * VIEW_DPI // READ_DPI, grey.shape[0] * VIEW_DPI // READ_DPI)
    small = [np.asarray(cv2.resize(one, size, interpolation=cv2.INTER_AREA), np.uint8) for one in (seen, master)]
    where = np.asarray(cv2.resize(written(np.asarray(grey, np.uint8)).view(np.uint8), size)) > 0
    return float(similarities(*small)[where].mean()) if where.any() else 1.0


def written(grey: Picture) -> npt.NDArray[np.bool_]:
    """Strokes much darker than the paper beside them, and a millimetre or two around them."""
    paper = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    strokes = (cv2.subtract(paper, grey) > 50).astype(np.uint8)
    return np.asarray(
        cv2.dilate(cv2.morphologyEx(strokes, cv2.MORPH_OPEN, np.ones((2, 2), np.uint8)), np.ones((15, 25), np.uint8)) > 0
    )


def write(table: str) -> None:
    """Replaces what stands between our marks, before all that others measured."""
    target = ROOT / "docs/benchmarks.md"
    whole = target.read_text(encoding="utf-8")
    head, _, rest = whole.partition(MARK) if MARK in whole else whole.partition("<!-- read right -->")
    rest = rest.partition(END)[2] if END in rest else f"\n\n<!-- read right -->{rest}"
    target.write_text(f"{head}{MARK}\n\n## The facsimile\n\n{table}\n\n{END}{rest}", encoding="utf-8")


if __name__ == "__main__":
    main()
