"""Draws docs/pictures/seal-before-after.png: a seal and a pen over a signer's name, as scanned and as it is read."""

from pathlib import Path

import cv2
import numpy as np

from archivist.imaging.clean import clean
from archivist.imaging.decode import open_picture
from archivist.imaging.pixels import Pixels
from archivist.imaging.prepare import for_reading, reading_dpi, without_red
from archivist.imaging.render import render, size_of
from archivist.imaging.view import viewed
from archivist.settings import Capture, Imaging

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "resources/sample/scan_10.jpg"
TARGET = ROOT / "docs/pictures/seal-before-after.png"
PART = (0.36, 0.68, 1.0, 0.92)  # of the page: left, top, right, bottom
GAP, GREY = 16, (238, 234, 232)


def main() -> None:
    before, after = (_part(picture) for picture in pictures(PAGE))
    height = max(before.shape[0], after.shape[0])
    sheet = np.full((height + 2 * GAP, before.shape[1] + after.shape[1] + 3 * GAP, 3), GREY, np.uint8)
    left = GAP
    for part in (before, after):
        sheet[GAP : GAP + part.shape[0], left : left + part.shape[1]] = part
        left += part.shape[1] + GAP
    TARGET.write_bytes(cv2.imencode(".png", sheet)[1].tobytes())
    print(TARGET)


def pictures(page: Path) -> tuple[Pixels, Pixels]:
    """The upright page in colour, and the picture of it that the engine gets; both of one size."""
    opened = open_picture(page, limits=Capture())
    dpi = opened.dpi or Capture().default_dpi
    recipe, seen = clean(opened.pixels, dpi, 1, Imaging()).recipe, reading_dpi(dpi)
    read = for_reading(viewed(without_red(opened.pixels), recipe, seen / dpi), seen)
    shown = cv2.resize(render(opened.pixels, recipe), size_of(read), interpolation=cv2.INTER_AREA)
    return np.asarray(shown, np.uint8), read


def _part(picture: Pixels) -> Pixels:
    height, width = picture.shape[:2]
    left, top, right, bottom = PART
    part = picture[int(top * height) : int(bottom * height), int(left * width) : int(right * width)]
    way = cv2.COLOR_GRAY2BGR if part.ndim == 2 else cv2.COLOR_RGB2BGR
    return np.asarray(cv2.resize(cv2.cvtColor(part, way), None, fx=0.6, fy=0.6, interpolation=cv2.INTER_AREA), np.uint8)


if __name__ == "__main__":
    main()
