"""Draws resources/sample/ again: python -m tools.draw_sample [--into FOLDER]."""

import argparse
from pathlib import Path

from tools.sample.batch import draw
from tools.sample.render import image_of
from tools.sample.scanner import save
from tools.sample.truth import as_json, file_name

SAMPLE = Path(__file__).resolve().parents[1] / "resources" / "sample"


def main() -> None:
    """Draw every side and write it with the truth about it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--into", type=Path, default=SAMPLE, help="folder to write to")
    parser.add_argument("--only", type=int, nargs="*", help="ordinals of the sides to write; all when left out")
    chosen = parser.parse_args()
    chosen.into.mkdir(parents=True, exist_ok=True)
    batch = draw()
    for ordinal, side in enumerate(batch.sides, start=1):
        if chosen.only is None or ordinal in chosen.only:
            save(image_of(side), chosen.into / file_name(ordinal), side.sheet.dpi, side.how.quality)
    (chosen.into / "truth.json").write_text(as_json(batch), encoding="utf-8")


if __name__ == "__main__":
    main()
