"""Draws docs/pictures/page-before-after.jpg: pages of the sample batch as scanned, and as they stand in the facsimile."""

import json
import sys
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs/pictures/page-before-after.jpg"
SHOWN = ("scan_10.jpg", "scan_1.jpg", "scan_16.jpg")
HEIGHT, GAP = 560, 16


def main(demo: Path) -> None:
    """`demo` is the folder that `archivist demo` left."""
    documents = json.loads((demo / "summary.json").read_text(encoding="utf-8"))["documents"]
    pairs = [_pair(demo, documents, name) for name in SHOWN]
    width = sum(before.width + after.width + 3 * GAP for before, after in pairs)
    sheet = Image.new("RGB", (width, HEIGHT + 2 * GAP), (232, 234, 238))
    left = GAP
    for before, after in pairs:
        for picture in (before, after):
            sheet.paste(picture, (left, GAP))
            left += picture.width + GAP
        left += GAP
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(TARGET, quality=80, optimize=True)


def _pair(demo: Path, documents: list[dict[str, object]], name: str) -> tuple[Image.Image, Image.Image]:
    before = Image.open(ROOT / "resources/sample" / name)
    for document in documents:
        pages = document["pages"]
        if isinstance(pages, list) and name in pages:
            (path,) = (demo / "out/facsimiles").glob(f"*.{document['ordinal']}.pdf")
            with pypdfium2.PdfDocument(path) as pdf:
                after = pdf[pages.index(name)].render(scale=1.2).to_pil()
            return _fitted(before), _fitted(after)
    raise SystemExit(f"{name} is in no document of {demo}")


def _fitted(picture: Image.Image) -> Image.Image:
    size = (round(picture.width * HEIGHT / picture.height), HEIGHT)
    return picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "demo"))
