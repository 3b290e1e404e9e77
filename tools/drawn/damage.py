"""What befalls a drawn side between the typist and the archive, by name."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from tools.sample import paper
from tools.sample.batch import CREAM, WHITE, Side
from tools.sample.render import image_of
from tools.sample.scanner import BLACK_BACKING, Pass
from tools.sample.sheet import Sheet

Scan = NDArray[np.uint8]  # height x width x 3, RGB


@dataclass(frozen=True, slots=True)
class Damage:
    """How the sheet lies, what is worn on it, and what is done to the finished scan."""

    skew_deg: float = 0.3
    backing: float = 0.93
    tone: tuple[float, float, float] = WHITE
    wear: tuple[paper.Wear, ...] = ()
    blur_px: float = 0.5
    quality: int = 82
    after: Callable[[Scan, int], Scan] = lambda scan, _seed: scan


def bitonal(scan: Scan, _seed: int) -> Scan:
    """As an office copier in black and white makes it."""
    grey = cv2.cvtColor(scan, cv2.COLOR_RGB2GRAY)
    _, ink = cv2.threshold(grey, 150, 255, cv2.THRESH_BINARY)
    return cast(Scan, cv2.cvtColor(ink, cv2.COLOR_GRAY2RGB))


def faded(scan: Scan, _seed: int) -> Scan:
    return np.asarray(np.clip(scan.astype(np.float32) * 0.38 + 148, 0, 255), np.uint8)


def copied(scan: Scan, seed: int) -> Scan:
    """A copy of a copy: letters eaten away, specks of toner."""
    chance = np.random.default_rng(seed)
    grey = cv2.GaussianBlur(cv2.cvtColor(scan, cv2.COLOR_RGB2GRAY), (0, 0), 0.9).astype(np.float32)
    hard = np.clip((grey - 150) * 3.2 + 150, 0, 255)
    specks = cv2.GaussianBlur((chance.random(hard.shape) < 0.00025).astype(np.float32), (0, 0), 0.8) * 900
    grey8 = np.asarray(np.clip(hard - specks, 0, 255), np.uint8)
    return cast(Scan, cv2.cvtColor(grey8, cv2.COLOR_GRAY2RGB))


DAMAGES: dict[str, Damage] = {
    "clean": Damage(),
    "skew": Damage(skew_deg=2.6),
    "border": Damage(skew_deg=-1.8, backing=BLACK_BACKING),
    "aged": Damage(tone=CREAM, wear=(paper.yellowed,), blur_px=0.7),
    "folded": Damage(wear=(paper.folded,)),
    "soft": Damage(blur_px=1.15),
    "bitonal": Damage(after=bitonal),
    "faded": Damage(after=faded),
    "copied": Damage(after=copied),
    "low jpeg": Damage(quality=22),
}


def scanned(sheet: Sheet, name: str, seed: int) -> tuple[Scan, Pass]:
    """The side as the scanner saw it, and how it lay."""
    damage, dice = DAMAGES[name], random.Random(seed)
    skew = damage.skew_deg * dice.uniform(0.6, 1.3)
    how = Pass(seed, skew, backing=damage.backing, blur_px=damage.blur_px, quality=damage.quality)
    side = Side(sheet, "page", how, damage.tone, damage.wear)
    return damage.after(image_of(side), seed), how
