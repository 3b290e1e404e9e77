"""Pages drawn for the tests of the facsimile, and files bound from them."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from archivist.model.geometry import Box
from archivist.model.text import Line, PageText, Word
from archivist.pdf.bind import bind
from archivist.pdf.encode import encode
from archivist.pdf.encoded import EncodedPage
from archivist.pdf.facsimile import About, FacsimilePage
from archivist.pdf.pixels import Picture
from archivist.pdf.stamp import Stamp
from archivist.settings import Facsimile

DPI = 200.0
SETTINGS = Facsimile()
A5 = 1165, 1654  # px at 200 dpi
STAMP = Stamp("H49.64.33.2001.160.0000001", "3/12", "Phông 01")
ABOUT = About(
    title="Hồ sơ về việc xây dựng đường giao thông & cầu <Khe Trai>",
    agency="Ủy ban nhân dân xã An Bình",
    archive_code="H49.64.33.2001.160",
    fonds="Phông UBND xã An Bình",
    made_at=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
    software="Archivist 0.1.0",
    rules="tt05-2025/2026-01-01",
)


@cache
def paper(size: tuple[int, int] = A5, *, seed: int = 7, shade: tuple[int, int, int] = (238, 232, 214)) -> Picture:
    """Yellowed paper with grain, without a mark."""
    width, height = size
    grain = np.random.default_rng(seed).normal(0, 2, (height, width, 1))
    drawn = np.clip(np.array(shade) + grain, 0, 255).astype(np.uint8)
    drawn.flags.writeable = False
    return drawn


@cache
def written(size: tuple[int, int] = A5, *, foot: bool = True) -> Picture:
    """Paper with typed lines, a red seal and a blue stroke; `foot` leaves the bottom margin (30 mm) empty."""
    page, (width, height) = paper(size).copy(), size
    last = height - (260 if foot else 10)
    for y in range(60, last, 34):
        cv2.putText(page, "Uy ban nhan dan xa An Binh " * 4, (40, y), cv2.FONT_HERSHEY_SIMPLEX, 0.7, (30, 28, 34), 2)
    cv2.circle(page, (width * 3 // 4, last - 120), min(90, width // 5), (196, 30, 48), 6)
    cv2.polylines(
        page,
        [np.array([(width // 2, last - 90), (width * 5 // 8, last - 160), (width - 60, last - 80)])],
        False,
        (40, 60, 170),
        4,
    )
    page.flags.writeable = False
    return page


@cache
def colour_page(foot: bool = True) -> EncodedPage:
    return encode(written(foot=foot), DPI, Facsimile())


def text_on(size: tuple[int, int], *lines: list[tuple[str, Box]], dpi: float = DPI) -> PageText:
    """Words with their boxes, line by line."""
    read = tuple(Line(tuple(Word(text, box, 0.9) for text, box in line)) for line in lines)
    return PageText(read, size, dpi, "by hand", "vie")


def spread(text: str, size: tuple[int, int], *, left: float = 60, top: float = 80, height: float = 26) -> PageText:
    """Text set in lines of letters as wide as half their height, as a page would have it."""
    rows = []
    for number, line in enumerate(text.splitlines()):
        at, row = left, []
        for word in line.split():
            across = len(word) * height / 2
            row.append((word, Box(at, top + number * height * 1.5, at + across, top + number * height * 1.5 + height)))
            at += across + height / 2
        rows.append(row)
    return text_on(size, *rows)


def bound(into: Path, *pages: FacsimilePage, about: About = ABOUT) -> Path:
    bind(pages, about, into)
    return into


def one_page(rendition: Picture, into: Path, *, dpi: float = DPI, settings: Facsimile = SETTINGS, **of_page: Any) -> Path:
    """A facsimile of a single page."""
    return bound(into, FacsimilePage(encode(rendition, dpi, settings), **of_page))
