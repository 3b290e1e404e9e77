"""Learns which way up a window of print is, and writes the weights to resources/imaging/uprightness.npz.

One number says how upright a window looks; the same number of its four quarter turns, through a softmax,
says which one is upright. The network is two hidden layers, learnt
by Adam (Kingma and Ba 2015) with plain numpy. Five minutes on one core:

    python -m tools.imaging_train_uprightness
"""

import argparse
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from archivist.imaging.border import outside_of
from archivist.imaging.ink import find_ink
from archivist.imaging.windows import SIDE, letter_windows
from tools.imaging_pages import page

Array = npt.NDArray[np.float32]
Grey = npt.NDArray[np.uint8]
HIDDEN = (64, 24)


def drawn_windows(seeds: range, most: int = 60, without: tuple[str, ...] = ()) -> Grey:
    """Upright windows of many drawn pages, 0 to 255.

    Each page is turned before its windows are found and they are turned back after, so that nothing in how windows are cut
    can tell the turns apart.
    """
    found = []
    for seed in seeds:
        grey = np.ascontiguousarray(np.rot90(page(seed, without), -(seed % 4)))
        ink = find_ink(grey, 100.0, outside_of(grey, 100.0))
        found.append(np.rot90(letter_windows(ink, 100.0, most), seed % 4, axes=(1, 2)) * 255)
    return np.concatenate([np.rint(f).astype(np.uint8) for f in found])


def turned(windows: Grey) -> Array:
    """N × 4 × pixels: each window as it is and turned back by one, two and three quarters."""
    views = [np.rot90(windows, k, axes=(1, 2)).reshape(len(windows), -1) for k in range(4)]
    return (np.stack(views, axis=1) / 255).astype(np.float32)


def first_weights(rng: np.random.Generator) -> list[Array]:
    sizes = (SIDE * SIDE, *HIDDEN, 1)
    weights: list[Array] = []
    for before, after in pairwise(sizes):
        weights.append((rng.normal(0, (2 / before) ** 0.5, (before, after))).astype(np.float32))
        weights.append(np.zeros(after, np.float32))
    return weights


def gradients(weights: list[Array], views: Array) -> tuple[float, list[Array], Array]:
    """Loss, slopes of all weights, and the log-probability of each turn (the first one is right)."""
    count = len(views)
    layers = [views.reshape(count * 4, -1)]
    for at in range(0, len(weights), 2):
        out = layers[-1] @ weights[at] + weights[at + 1]
        layers.append(np.maximum(out, 0) if at < len(weights) - 2 else out)
    scores = layers[-1].reshape(count, 4)
    scores = scores - scores.max(axis=1, keepdims=True)
    logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    slope = np.exp(logs)
    slope[:, 0] -= 1
    back = (slope / count).reshape(-1, 1)
    slopes: list[Array] = [np.zeros(0, np.float32)] * len(weights)
    for at in range(len(weights) - 2, -1, -2):
        slopes[at], slopes[at + 1] = layers[at // 2].T @ back, back.sum(axis=0)
        if at:
            back = (back @ weights[at].T) * (layers[at // 2] > 0)
    return float(-logs[:, 0].mean()), slopes, logs


def learn(windows: Grey, steps: int, batch: int = 256) -> list[Array]:
    rng = np.random.default_rng(1)
    weights = first_weights(rng)
    means, squares = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    lost = 0.0
    for step in range(1, steps + 1):
        chosen = windows[rng.integers(0, len(windows), batch)]
        loss, slopes, _ = gradients(weights, turned(chosen))
        lost = 0.99 * lost + 0.01 * loss if step > 1 else loss
        rate = 1.5e-3 * 0.5 * (1 + np.cos(np.pi * step / steps))
        for at, slope in enumerate(slopes):
            full = slope + 1e-5 * weights[at]
            means[at] += np.float32(0.1) * (full - means[at])
            squares[at] += np.float32(0.001) * (full * full - squares[at])
            weights[at] -= rate * (means[at] / (1 - 0.9**step)) / (np.sqrt(squares[at] / (1 - 0.999**step)) + 1e-8)
        if step % 1000 == 0:
            print(f"step {step}: loss {lost:.3f}", flush=True)
    return weights


def share_right(weights: list[Array], windows: Grey) -> tuple[float, float]:
    """Loss and share of windows whose turn is told rightly."""
    loss, _, logs = gradients(weights, turned(windows))
    return loss, float((logs.argmax(axis=1) == 0).mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--steps", type=int, default=7000)
    parser.add_argument("--without", nargs="*", default=[], help="fonts kept away from learning, for the test on new faces")
    parser.add_argument("--into", type=Path, default=Path("resources/imaging/uprightness.npz"))
    given = parser.parse_args()
    windows = drawn_windows(range(given.pages), without=tuple(given.without))
    print(f"{len(windows)} windows", flush=True)
    weights = learn(windows, given.steps)
    loss, right = share_right(weights, drawn_windows(range(10**6, 10**6 + 200)))
    print(f"pages never seen: loss {loss:.3f}, right {right:.3f}")
    given.into.parent.mkdir(parents=True, exist_ok=True)
    kept: dict[str, Any] = {f"layer_{at}": w.astype(np.float16) for at, w in enumerate(weights)}
    np.savez_compressed(given.into, **kept)


if __name__ == "__main__":
    main()
