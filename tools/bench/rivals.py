"""The commands that are compared: each turns the same pages into a searchable PDF, or at least into text."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Rival:
    """A named command and the file that it leaves, if any."""

    name: str
    command: tuple[str, ...]
    leaves: Path | None


def rivals(pages: list[Path], folder: Path, jobs: int) -> list[Rival]:
    """Archivist, OCRmyPDF as its users run it, and Tesseract alone."""
    bundle = _bundle(pages, folder / "pages.pdf")
    ours, theirs = folder / "archivist.pdf", folder / "ocrmypdf.pdf"
    flags = ("-l", "vie", "--deskew", "--rotate-pages", "--output-type", "pdfa-2", "--jobs", str(jobs), "--quiet")
    names = folder / "pages.txt"
    names.write_text("\n".join(str(p) for p in pages))
    floor = f"xargs -a {names} -P {jobs} -I@ tesseract @ {folder}/floor-$$ -l vie"
    found = [
        Rival(
            "archivist pdf", (str(BIN / "archivist"), "pdf", *map(str, pages), "-o", str(ours), "--jobs", str(jobs)), ours
        ),
        Rival("tesseract alone (the floor)", ("sh", "-c", floor), None),
    ]
    if shutil.which("ocrmypdf", path=str(BIN)):
        found.insert(1, Rival("OCRmyPDF", (str(BIN / "ocrmypdf"), *flags, str(bundle), str(theirs)), theirs))
    return found


def _bundle(pages: list[Path], target: Path) -> Path:
    """The pages as one PDF, JPEGs as they are: what OCRmyPDF takes."""
    try:
        import img2pdf

        target.write_bytes(img2pdf.convert([str(p) for p in pages]))
    except ImportError:
        pictures = [Image.open(p) for p in pages]
        pictures[0].save(target, save_all=True, append_images=pictures[1:])
    return target
