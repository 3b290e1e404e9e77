"""Draws many strips into files, to learn from or to measure with."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tools.digits.hands import Hand, faces, font_hand, mnist_hand, read_mnist, spline_hand, with_ways_of
from tools.digits.strips import Drawn, draw_strip, system_faces

CHUNK = 2000
KEPT_BACK = ("caveat", "kalam", "nanum", "just-another")  # handwriting fonts that are never learnt from


def hands_to_learn(mnist: Path, fonts: Path) -> list[Hand]:
    """Half of the strings by people, the rest by drawn hands and fonts."""
    drawn = [spline_hand(hand) for hand in range(400)]
    typed = [font_hand(face) for face in faces(fonts, without=KEPT_BACK)]
    people = mnist_hand(read_mnist(mnist, "train"))
    taught = [with_ways_of(people, spline_hand(hand)) for hand in range(300)]
    return [*[people] * 150, *taught, *drawn, *(typed * (100 // max(1, len(typed))))]


def hands_to_test(mnist: Path, fonts: Path) -> list[Hand]:
    """Only people and fonts that were never learnt from."""
    typed = [font_hand(face) for face in faces(fonts, only=KEPT_BACK)]
    return [*[mnist_hand(read_mnist(mnist, "t10k"))] * 70, *(typed * (30 // max(1, len(typed))))]


def save(strips: Sequence[Drawn], file: Path) -> None:
    """All strips side by side in one picture, with their widths and truths."""
    by_hand = ["".join("h" if h else "p" for h in s.by_hand) for s in strips]
    np.savez_compressed(
        file,
        ink=np.hstack([s.ink for s in strips]),
        widths=np.array([s.ink.shape[1] for s in strips]),
        digits=np.array([s.digits for s in strips]),
        kinds=np.array(by_hand),
        spans=np.array([span for s in strips for span in s.spans], np.float32).reshape(-1, 2),
    )


def load(file: Path) -> list[Drawn]:
    with np.load(file) as kept:
        ends = np.cumsum(kept["widths"])
        parts = np.split(kept["ink"], ends[:-1], axis=1)
        spans = iter([(float(a), float(b)) for a, b in kept["spans"]])
        truths = zip(parts, kept["digits"], kept["kinds"], strict=True)
        return [Drawn(part, str(d), tuple(c == "h" for c in k), tuple(next(spans) for _ in d)) for part, d, k in truths]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mnist", type=Path, required=True, help="folder of the four IDX files of MNIST")
    parser.add_argument("--fonts", type=Path, required=True, help="folder of handwriting fonts")
    parser.add_argument("--into", type=Path, required=True)
    parser.add_argument("--chunks", type=int, default=30, help=f"each of {CHUNK} strips")
    parser.add_argument("--first", type=int, default=0, help="number of the first chunk, the seed of its strips")
    parser.add_argument("--test", action="store_true", help="from people and fonts that are never learnt from")
    asked = parser.parse_args()
    hands = (hands_to_test if asked.test else hands_to_learn)(asked.mnist, asked.fonts)
    asked.into.mkdir(parents=True, exist_ok=True)
    for chunk in range(asked.first, asked.first + asked.chunks):
        rng = np.random.default_rng((chunk, int(asked.test)))
        half = asked.into / "half-written.npz"
        save([draw_strip(hands, system_faces(), rng) for _ in range(CHUNK)], half)
        half.rename(asked.into / f"{'test' if asked.test else 'learn'}-{chunk:03d}.npz")


if __name__ == "__main__":
    main()
