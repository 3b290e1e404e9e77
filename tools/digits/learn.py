"""Learns to read the digits of a strip and writes the weights to resources/digits/digits.npz.

The network runs along the strip and says for every other pixel which digit, by hand or in print, is there, or none; the
path through those answers need not be given (CTC, Graves et al. 2006). PyTorch is needed for learning only.
"""

import argparse
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from archivist.ocr.hand.network import BLANK, LAYERS, WEIGHTS
from archivist.ocr.hand.strip import HEIGHT
from archivist.resources import resources
from tools.digits.pool import load
from tools.digits.strips import Drawn

torch: Any = import_module("torch")
functional: Any = import_module("torch.nn.functional")
Weights = dict[str, Any]
BATCH = 48
EVENED = "abcdef"  # the layers whose outputs are made even
EPSILON = 1e-5


def first_weights(seed: int) -> Weights:
    """He's normal start for each layer of the network, and the means and spreads that its outputs are made even by."""
    torch.manual_seed(seed)
    found: Weights = {}
    for name, (out, into, *size) in LAYERS.items():
        fan = into * int(np.prod(size))
        found[name] = torch.nn.Parameter(torch.randn(out, into, *size) * (2 / fan) ** 0.5)
        found[name + "_0"] = torch.nn.Parameter(torch.zeros(out))
        if name in EVENED:
            found[name + "_spread"] = torch.nn.Parameter(torch.ones(out))
            found[name + "_shift"] = torch.nn.Parameter(torch.zeros(out))
            found[name + "_mean"], found[name + "_variance"] = torch.zeros(out), torch.ones(out)
    return found


def forward(w: Weights, ink: Any, drop: float = 0.0) -> Any:
    """N × 1 × HEIGHT × width → N × classes × width / 2; the same steps as the numpy network that is shipped, but that each
    layer's outputs are made even over the batch (Ioffe and Szegedy 2015), without which learning takes five times as long.
    """
    learning = drop > 0
    x = _evened(functional.conv2d(ink, w["a"], w["a_0"], stride=2, padding=2), w, "a", learning=learning)
    x = _evened(functional.conv2d(x, w["b"], w["b_0"], padding=1), w, "b", learning=learning)
    x = functional.max_pool2d(x, (2, 1))
    x = _evened(functional.conv2d(x, w["c"], w["c_0"], padding=1), w, "c", learning=learning)
    x = functional.max_pool2d(x, (2, 1))
    x = _evened(functional.conv2d(x, w["d"], w["d_0"], padding=(0, 1)), w, "d", learning=learning).squeeze(2)
    x = functional.dropout(x, drop)
    x = _evened(functional.conv1d(x, w["e"], w["e_0"], padding=2), w, "e", learning=learning)
    x = functional.dropout(x, drop)
    x = _evened(functional.conv1d(x, w["f"], w["f_0"], padding=2), w, "f", learning=learning)
    return functional.conv1d(x, w["g"], w["g_0"])


def go_on(w: Weights, file: Path) -> None:
    """Takes over weights that were shipped; the first batch shows how to make their outputs even without changing them."""
    with np.load(file) as kept:
        for name in (n for layer in LAYERS for n in (layer, layer + "_0")):
            w[name].data = torch.from_numpy(kept[name].astype(np.float32))
    for name in EVENED:
        w[name + "_variance"].zero_()


def _as_it_is(x: Any, w: Weights, name: str) -> None:
    axes = [0, *range(2, x.ndim)]
    mean, variance = x.detach().mean(axes), x.detach().var(axes) + EPSILON
    w[name + "_mean"].copy_(mean)
    w[name + "_variance"].copy_(variance)
    w[name + "_shift"].data.copy_(mean)
    w[name + "_spread"].data.copy_((variance + EPSILON).sqrt())


def _evened(x: Any, w: Weights, name: str, *, learning: bool) -> Any:
    if not w[name + "_variance"].any():
        _as_it_is(x, w, name)
    kept = (w[name + "_mean"], w[name + "_variance"], w[name + "_spread"], w[name + "_shift"])
    return functional.relu(functional.batch_norm(x, *kept, training=learning, momentum=0.03))


def folded(w: Weights) -> dict[str, Any]:
    """The layers with the evening of their outputs worked into them, as they are shipped."""
    found = {}
    for name, (out, *_rest) in LAYERS.items():
        kernel, bias = w[name].detach(), w[name + "_0"].detach()
        if name in EVENED:
            factor = w[name + "_spread"].detach() / (w[name + "_variance"] + EPSILON).sqrt()
            kernel = kernel * factor.reshape(out, *[1] * (kernel.ndim - 1))
            bias = (bias - w[name + "_mean"]) * factor + w[name + "_shift"].detach()
        found[name], found[name + "_0"] = kernel, bias
    return found


def targets(strip: Drawn) -> list[int]:
    """Classes 0 to 9 by hand, 10 to 19 in print."""
    return [int(d) + (0 if h else 10) for d, h in zip(strip.digits, strip.by_hand, strict=True)]


def batch_of(strips: list[Drawn], rng: np.random.Generator, *, shaken: bool) -> Any:
    """Strips side by side, as wide as the widest, with a little more or less ink than they have."""
    wide = max(s.ink.shape[1] for s in strips)
    wide += wide % 2
    ink = np.zeros((len(strips), 1, HEIGHT, wide), np.float32)
    for one, strip in zip(ink, strips, strict=True):
        part = strip.ink.astype(np.float32) / 255
        if shaken:
            part = np.roll(part, rng.integers(-2, 3), axis=0) ** rng.uniform(0.7, 1.4)
        one[0, :, : part.shape[1]] = part
    return torch.from_numpy(ink)


def columns_of(strips: list[Drawn], columns: int) -> Any:
    """The class of each column (N × columns): of the digit whose middle it shows, BLANK between them; -100, which does not
    count, on the edges of digits and behind the end of a strip.
    """
    told = np.full((len(strips), columns), BLANK)
    for row, strip in zip(told, strips, strict=True):
        row[(strip.ink.shape[1] + 1) // 2 :] = -100
        for (left, right), label in zip(strip.spans, targets(strip), strict=True):
            quarter = (right - left) / 4
            row[max(0, round(left / 2)) : max(0, round(right / 2))] = -100
            row[max(0, int((left + quarter) / 2)) : max(1, round((right - quarter) / 2))] = label
    return torch.from_numpy(told)


def loss_of(w: Weights, strips: list[Drawn], rng: np.random.Generator, drop: float, guided: float) -> Any:
    """CTC, and as far as `guided` (0 to 1) what is known of where each digit stands: without, learning starts slowly."""
    raw = forward(w, batch_of(strips, rng, shaken=drop > 0), drop)
    told = functional.cross_entropy(raw, columns_of(strips, raw.shape[2]), ignore_index=-100)
    if guided >= 1:
        return 10 * told
    scores = raw.permute(2, 0, 1).log_softmax(2)
    labels = [targets(s) for s in strips]
    flat = torch.tensor([c for one in labels for c in one], dtype=torch.long)
    lengths = torch.tensor([len(one) for one in labels])
    # Up to the end of its own strip: the paper beyond, in a wider batch, says nothing.
    steps = torch.tensor([(s.ink.shape[1] + 1) // 2 for s in strips])
    paths = functional.ctc_loss(scores, flat, steps, lengths, blank=BLANK, reduction="none", zero_infinity=True).mean()
    return guided * 10 * told + (1 - guided) * paths


def learn(pool: Path, steps: int, seed: int, weights: Weights, rate: float, *, guided_first: bool) -> Weights:
    """One cycle of Adam: the rate rises, then falls to nothing with the last step."""
    rng = np.random.default_rng(seed)
    strips = [strip for file in sorted(pool.glob("learn-*.npz")) for strip in load(file)]
    adam = torch.optim.AdamW([v for v in weights.values() if v.requires_grad], lr=rate, weight_decay=1e-3)
    mean = 0.0
    for step in range(1, steps + 1):
        done = step / steps
        for group in adam.param_groups:
            group["lr"] = rate * min(1.0, done / 0.05 + 0.05) * 0.5 * (1 + np.cos(np.pi * done))
        drawn = sorted((strips[i] for i in rng.integers(0, len(strips), BATCH * 4)), key=lambda s: s.ink.shape[1])
        start = int(rng.integers(4)) * BATCH  # of like width, so that little of a batch is empty
        guided = float(np.clip(1.2 - 4 * done, 0, 1)) if guided_first else 0.0
        loss = loss_of(weights, drawn[start : start + BATCH], rng, 0.1, guided)
        adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([v for v in weights.values() if v.requires_grad], 2.0)
        adam.step()
        mean = 0.98 * mean + 0.02 * float(loss.detach())
        if step % 100 == 0:
            print(f"{done:5.0%} step {step} strips {len(strips)} loss {mean / (1 - 0.98**step):.3f}", flush=True)
        if step % 500 == 0:
            write(weights, pool / "so-far.npz")
    return weights


def write(weights: Weights, file: Path) -> None:
    np.savez_compressed(file, **{k: v.numpy().astype(np.float16) for k, v in folded(weights).items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pool", type=Path, required=True, help="folder of strips, from tools.digits.pool")
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--rate", type=float, default=5e-3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--on", type=Path, help="go on from these weights")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--into", type=Path, default=resources() / WEIGHTS)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    weights = first_weights(asked.seed)
    if asked.on:
        go_on(weights, asked.on)
    write(learn(asked.pool, asked.steps, asked.seed, weights, asked.rate, guided_first=asked.on is None), asked.into)


if __name__ == "__main__":
    main()
