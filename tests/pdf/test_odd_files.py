"""Odd facsimiles, drawn at random from a seed: each is PDF/A-2u in the eyes of an independent judge, and the same twice."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from archivist.model.geometry import Box
from archivist.model.text import Line, PageText, Word
from archivist.pdf.check import check
from archivist.pdf.encode import encode
from archivist.pdf.facsimile import FacsimilePage
from archivist.pdf.pixels import Picture
from archivist.pdf.profile import PROFILES, Name
from archivist.pdf.stamp import Stamp
from archivist.settings import Facsimile
from tests.judges.verapdf import VeraPdf
from tests.pdf.leaves import bound

ALL, BATCH = 500, 50
SIZES = [
    (1, 1),
    (1, 700),
    (900, 2),
    (17, 23),
    (413, 585),
    (585, 413),
    (1170, 827),
    (620, 877),
    (64, 2000),
]  # A3 folded, slips, dots
DPIS = [40.0, 72.0, 99.5, 200.0, 300.0, 600.0, 1200.0]
SIGNS = [
    "số",
    "ký",
    "UBND",
    "e\u0301\u0302",
    "😀",
    "👩‍👩‍👧",
    "漢喃𡨸",
    "\u202eABC",
    "ﷺ",
    "\ue000",
    "\x07",
    "\ud800",
    "\ufffe",
    " ",
    "½",
    "Đ" * 60,
]
Chance = np.random.Generator


def drawn(chance: Chance) -> Picture:
    """Bits, grey or colour; blank, noisy, written, stained or a run of tones."""
    width, height = SIZES[chance.integers(len(SIZES))]
    page = np.full((height, width, 3), chance.integers(150, 256, 3), np.uint8)
    kind = chance.integers(5)
    if kind == 1:
        page = chance.integers(0, 256, page.shape, np.uint8)
    if kind >= 2:
        for _ in range(int(chance.integers(1, 12))):
            at, colour = (
                (int(chance.integers(width)), int(chance.integers(height))),
                [int(c) for c in chance.integers(0, 160, 3)],
            )
            cv2.putText(
                page,
                "Uy ban",
                at,
                cv2.FONT_HERSHEY_SIMPLEX,
                float(chance.uniform(0.2, 2)),
                colour,
                int(chance.integers(1, 4)),
            )
    if kind == 3:
        cv2.circle(page, (width // 2, height // 2), max(1, width // 3), (200, 190, 150), -1)
    if kind == 4:
        page = np.asarray(page * np.linspace(0.2, 1, width)[None, :, None], np.uint8)
    colours = chance.integers(3)
    grey = np.asarray(page[..., 0])
    return [page, grey, np.where(grey < 128, 0, 255).astype(np.uint8)][colours]


def read(chance: Chance, size: tuple[int, int], many: int) -> PageText | None:
    """No words, or words of any signs in boxes of any size, also empty ones and outside of the page."""
    if chance.integers(4) == 0:
        return None
    words = []
    for _ in range(many if chance.integers(20) == 0 else int(chance.integers(0, 40))):
        left, top = (float(chance.uniform(-5, side + 5)) for side in size)
        width, height = (float(chance.uniform(0, 60)) for _ in range(2))
        words.append(Word(str(chance.choice(SIGNS)), Box(left, top, left + width, top + height), float(chance.uniform())))
    lines = tuple(Line(tuple(words[at : at + 7])) for at in range(0, len(words), 7))
    return PageText(lines, size, 300.0, "by hand", "vie")


def odd(seed: int, many: int) -> list[FacsimilePage]:
    chance = np.random.default_rng(seed)
    names: list[Name] = list(PROFILES)
    pages = []
    for leaf in range(int(chance.integers(1, 4))):
        picture, dpi = drawn(chance), float(chance.choice(DPIS))
        stamp = (
            Stamp("H49.64.33.2001.160.0000001" * int(chance.integers(1, 4)), f"{leaf}/9", "Phông 漢")
            if chance.integers(2)
            else None
        )
        encoded = encode(picture, dpi, Facsimile(profile=names[chance.integers(3)]))
        text = read(chance, encoded.size, many)
        pages.append(FacsimilePage(encoded, text, str(leaf or ""), stamp, "Văn bản 😀" if chance.integers(2) else ""))
    return pages


def judged(seed: int, folder: Path, verapdf: VeraPdf, many: int) -> None:
    one, two = (bound(folder / f"{name}.pdf", *odd(seed, many)) for name in ("a", "b"))
    assert one.read_bytes() == two.read_bytes(), seed
    assert verapdf.judge(one).findings == (), seed
    assert [doubt for doubt in check(one) if doubt.severity.value == "grave"] == [], seed


def test_some_odd_files_are_pdfa(tmp_path: Path, verapdf: VeraPdf) -> None:
    for seed in range(5):
        judged(seed, tmp_path, verapdf, many=200)


@pytest.mark.long
@pytest.mark.parametrize("batch", range(ALL // BATCH))
def test_five_hundred_odd_files_are_pdfa(tmp_path: Path, verapdf: VeraPdf, batch: int) -> None:
    """One page in twenty has 20,000 words."""
    for seed in range(1000 + batch * BATCH, 1000 + (batch + 1) * BATCH):
        judged(seed, tmp_path, verapdf, many=20_000)
