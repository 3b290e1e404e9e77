"""Measures the recogniser on strips from people and fonts that it never learnt from: how many are read exactly, how honest
its confidence is, how often print is taken for a hand.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from archivist.ocr.hand.digits import DigitReading, reading_of
from archivist.ocr.hand.strip import HEIGHT
from tools.digits.pool import load
from tools.digits.strips import Drawn

Pair = tuple[Drawn, DigitReading]


def read_all(strips: Sequence[Drawn]) -> list[Pair]:
    return [(s, reading_of(s.ink.astype(np.float32) / np.float32(255))) for s in strips if s.ink.shape[0] == HEIGHT]


def told(pairs: Sequence[Pair], name: str) -> str:
    right = sum(s.digits == r.text for s, r in pairs)
    return f"{name:<28} {right}/{len(pairs)} = {right / max(1, len(pairs)):.1%}"


def trust(pairs: Sequence[Pair], floor: float) -> str:
    """Of the readings from a confidence on: how many of all they are, and how many of them are wrong."""
    sure = [(s, r) for s, r in pairs if r.text and r.confidence >= floor]
    wrong = sum(s.digits != r.text for s, r in sure)
    share, missed = len(sure) / max(1, len(pairs)), wrong / max(1, len(sure))
    return f"confidence >= {floor:.2f}: {share:6.1%} of all, wrong {wrong} = {missed:.2%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pool", type=Path, required=True, help="folder of test strips, from tools.digits.pool --test")
    parser.add_argument("--most", type=int, default=4000)
    asked = parser.parse_args()
    pairs = read_all([s for file in sorted(asked.pool.glob("test-*.npz")) for s in load(file)][: asked.most])
    hand = [(s, r) for s, r in pairs if s.by_hand and all(s.by_hand)]
    print(told(hand, "all by hand"))
    for length in range(1, 6):
        print(told([(s, r) for s, r in hand if len(s.digits) == length], f"  of {length} digits"))
    print(told([(s, r) for s, r in pairs if s.by_hand and not any(s.by_hand)], "all in print"))
    print(told([(s, r) for s, r in pairs if any(s.by_hand) and not all(s.by_hand)], "print and hand"))
    print(told([(s, r) for s, r in pairs if not s.digits], "nothing there"))
    for floor in (0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99):
        print(trust(hand, floor), " | all places", trust(pairs, floor))
    kind = [(s, r) for s, r in pairs if r.text and r.confidence >= 0.5 and s.by_hand and len(set(s.by_hand)) == 1]
    print("hand taken for print", sum(s.by_hand[0] and not r.by_hand for s, r in kind), "print for hand",
          sum(not s.by_hand[0] and r.by_hand for s, r in kind), "of", len(kind))  # fmt: skip


if __name__ == "__main__":
    main()
