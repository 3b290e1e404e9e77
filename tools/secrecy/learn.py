"""Learns the finder and the reader of secrecy marks from drawn scenes, and writes both to resources/secrecy.

Needs PyTorch and onnx, which Archivist itself does not:

    python -m tools.secrecy.draw FOLDER --count 6000
    python -m tools.secrecy.learn FOLDER finder
    python -m tools.secrecy.learn FOLDER reader
"""

import argparse
import random
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

from archivist.imaging.secrecy.find import candidates
from archivist.imaging.secrecy.strips import SIZE
from archivist.imaging.secrecy.views import views_of
from archivist.imaging.secrecy.words import WORDS
from tools.secrecy.lessons import finder_lessons, kept_scenes, strips
from tools.secrecy.scenes import DPI

INTO = Path("resources/secrecy")


def _layer(before: int, after: int, step: int = 1, apart: int = 1) -> list[nn.Module]:
    """A 3 × 3 convolution, evened out over the batch; the evening out is folded into the weights when they are kept."""
    return [nn.Conv2d(before, after, 3, step, apart, apart, bias=False), nn.BatchNorm2d(after), nn.ReLU()]


def finder() -> nn.Sequential:
    """2 × H × W to 5 × H/8 × W/8; sees 14 cells around each."""
    last = nn.Conv2d(32, 5, 1)
    nn.init.constant_(last.bias, 0.0)
    with torch.no_grad():
        last.bias[0] = -4.0  # most cells are empty
    early = [*_layer(2, 8, 2), *_layer(8, 16, 2), *_layer(16, 20), *_layer(20, 32, 2)]
    return nn.Sequential(*early, *_layer(32, 32), *_layer(32, 32, 1, 2), *_layer(32, 32, 1, 2), last)


def reader() -> nn.Sequential:
    """2 × 48 × 160 to the four answers."""
    seen: list[nn.Module] = []
    for before, after in ((2, 16), (16, 32), (32, 48), (48, 48)):
        seen += [*_layer(before, after), nn.MaxPool2d(2)]
    return nn.Sequential(
        *seen, nn.Flatten(), nn.Dropout(0.2), nn.Linear(48 * 3 * 10, 64), nn.ReLU(), nn.Linear(64, len(WORDS))
    )


def learn_finder(folder: Path, count: int, steps: int) -> nn.Sequential:
    net = finder()
    pixels, answers = (torch.from_numpy(a) for a in finder_lessons(folder, 0, count))
    print("lessons", tuple(pixels.shape), flush=True)
    rule = torch.optim.AdamW(net.parameters(), 2e-3, weight_decay=1e-4)
    pace = torch.optim.lr_scheduler.OneCycleLR(rule, 4e-3, steps)
    running = 0.0
    for step in range(1, steps + 1):
        chosen = torch.randint(0, len(pixels), (40,))
        said = net(pixels[chosen].permute(0, 3, 1, 2).float() / 255)
        loss = _finder_loss(said, answers[chosen])
        rule.zero_grad()
        loss.backward()
        rule.step()
        pace.step()
        running = 0.97 * running + 0.03 * loss.item()
        if step % 50 == 0:
            print(f"step {step}: {running:.4f}", flush=True)
    return net.eval()


def _finder_loss(said: torch.Tensor, answers: torch.Tensor) -> torch.Tensor:
    """Whether a mark is there; where it is, its place, size and lean."""
    weight, right = answers[:, 0], answers[:, 1]
    each = functional.binary_cross_entropy_with_logits(said[:, 0], right, reduction="none")
    scored = (weight * (1 + 3 * right) * each).sum() / (right.sum() + 10)
    placed = (functional.smooth_l1_loss(said[:, 1:], answers[:, 2:], reduction="none", beta=0.2).sum(1) * right).sum()
    return scored + placed / (right.sum() + 10)


def learn_reader(folder: Path, count: int, steps: int) -> nn.Sequential:
    chance, cut, right = random.Random(1), [], []
    for pixels, marks in kept_scenes(folder, 0, count):
        views = views_of(pixels, DPI)
        for strip, word in strips(marks, candidates(views), views, chance):
            cut.append(strip)
            right.append(word)
    seen, answers = torch.from_numpy(np.stack(cut)), torch.tensor(right)
    print("strips", tuple(seen.shape), torch.bincount(answers).tolist(), flush=True)
    net = reader()
    rule = torch.optim.AdamW(net.parameters(), 1e-3, weight_decay=1e-3)
    pace = torch.optim.lr_scheduler.OneCycleLR(rule, 2.5e-3, steps)
    running = 0.0
    for step in range(1, steps + 1):
        chosen = torch.randint(0, len(seen), (96,))
        loss = functional.cross_entropy(net(_varied(seen[chosen])), answers[chosen])
        rule.zero_grad()
        loss.backward()
        rule.step()
        pace.step()
        running = 0.97 * running + 0.03 * loss.item()
        if step % 50 == 0:
            print(f"step {step}: {running:.4f}", flush=True)
    return net.eval()


def _varied(strips_: torch.Tensor) -> torch.Tensor:
    """Fainter, without colour, shifted a little, a strip of it missing: more than the scenes hold."""
    shown = strips_.permute(0, 3, 1, 2).float() / 255
    count = len(shown)
    shown = shown * (0.6 + 0.4 * torch.rand(count, 2, 1, 1))
    shown[torch.rand(count) < 0.15, 1] = 0
    return torch.roll(shown, (random.randint(-1, 1), random.randint(-2, 2)), (2, 3))


def keep(net: nn.Sequential, name: str, example: torch.Tensor) -> None:
    INTO.mkdir(parents=True, exist_ok=True)
    sizes = {"page": {2: "height", 3: "width"}, "said": {2: "rows", 3: "columns"}} if name == "finder" else None
    torch.onnx.export(
        net,
        (example,),
        str(INTO / f"{name}.onnx"),
        input_names=["page"],
        output_names=["said"],
        dynamic_axes=sizes,
        dynamo=False,
    )
    print(name, (INTO / f"{name}.onnx").stat().st_size, "bytes")


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", type=Path)
    words.add_argument("what", choices=("finder", "reader"))
    words.add_argument("--count", type=int, default=6000)
    words.add_argument("--steps", type=int, default=3000)
    words.add_argument("--threads", type=int, default=1)
    given = words.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(given.threads)
    if given.what == "finder":
        keep(learn_finder(given.folder, given.count, given.steps), "finder", torch.zeros(1, 2, 256, 352))
    else:
        keep(learn_reader(given.folder, given.count, given.steps), "reader", torch.zeros(1, 2, SIZE[1], SIZE[0]))


if __name__ == "__main__":
    main()
