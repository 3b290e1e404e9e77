"""Draws many scenes into a folder: pictures as JPEG, and what is on them.

python -m tools.secrecy.draw FOLDER --first 0 --count 3000
"""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import cv2

from tools.secrecy.scenes import scene


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", type=Path)
    words.add_argument("--first", type=int, default=0)
    words.add_argument("--count", type=int, default=3000)
    words.add_argument("--without", default="\0", help="fonts kept away from learning")
    given = words.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    cv2.setNumThreads(1)
    for seed in range(given.first, given.first + given.count):
        drawn = scene(seed, without=given.without)
        path = given.folder / f"{seed:06d}.jpg"
        cv2.imwrite(str(path), drawn.pixels[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, 95])
        path.with_suffix(".json").write_text(json.dumps([asdict(m) for m in drawn.marks], ensure_ascii=False))


if __name__ == "__main__":
    main()
