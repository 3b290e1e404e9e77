"""Pages that nobody can read get an answer within the time limit (or TooSlow is raised) and no sure words."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from archivist.imaging.prepare import for_reading
from archivist.model.promises.ocr_engine import OcrEngine, Picture
from archivist.ocr.fields import page_fields
from archivist.ocr.tesseract import TesseractEngine
from archivist.ocr.tesserocr import TesserocrEngine
from tests.ocr.typed import picture

DPI, SECONDS, SIZE = 150.0, 30.0, (900, 700)
WORDS = ["ỦY BAN NHÂN DÂN XÃ AN BÌNH", "Căn cứ Luật Tổ chức chính quyền", "Xét đề nghị của Trưởng phòng Nội vụ"]


def scribble() -> Picture:
    """Loops of a pen that are no letters."""
    page, rng = np.full(SIZE, 255, np.uint8), np.random.default_rng(4)
    for row in range(120, 800, 110):
        x = np.linspace(60, 640, 90)
        points = np.stack([x + rng.normal(0, 14, 90), row + rng.normal(0, 22, 90)], axis=1).astype(np.int32)
        cv2.polylines(page, [points], isClosed=False, color=40, thickness=3)
    return page


def strokes() -> Picture:
    """Square signs of crossing strokes, as a page of Chinese looks to an engine that knows Latin letters."""
    page, rng = np.full(SIZE, 255, np.uint8), np.random.default_rng(9)
    for top in range(80, 820, 60):
        for left in range(60, 640, 44):
            for _ in range(7):
                a, b = rng.integers(0, 34, 2), rng.integers(0, 34, 2)
                end = (int(left + b[0]), int(top + a[1])) if rng.random() < 0.5 else (int(left + a[0]), int(top + b[1]))
                cv2.line(page, (int(left + a[0]), int(top + a[1])), end, 20, 3)
    return page


def mirrored() -> Picture:
    """Print that shows through from behind, or was scanned as a mirror sees it."""
    return np.ascontiguousarray(picture([(40.0, 60.0 + 70 * i, WORDS[i % 3]) for i in range(9)], (900, 700))[:, ::-1])


ODD: dict[str, Callable[[], Picture]] = {
    "black": lambda: np.zeros(SIZE, np.uint8),
    "noise": lambda: np.random.default_rng(2).integers(0, 256, SIZE).astype(np.uint8),
    "grains": lambda: np.where(np.random.default_rng(3).random(SIZE) < 0.02, 0, 255).astype(np.uint8),
    "scribble": scribble,
    "strokes": strokes,
    "mirrored": mirrored,
    "one pixel": lambda: np.zeros((1, 1), np.uint8),
    "a thread": lambda: np.zeros((2, 3000), np.uint8),
}


@pytest.mark.parametrize("kind", ODD)
@pytest.mark.parametrize("engine", [TesserocrEngine(), TesseractEngine()], ids=["tesserocr", "tesseract"])
def test_an_unreadable_page_has_an_answer_without_sure_words(engine: OcrEngine, kind: str) -> None:
    text = engine.read(for_reading(ODD[kind](), DPI), DPI, "vie", SECONDS)
    sure = [w.text for w in text.words if w.confidence > 0.9 and sum(c.isalpha() for c in w.text) > 3]
    assert len(sure) <= 1, sure
    assert not page_fields("page", text).values().keys() & {"agency", "code", "number", "date", "subject", "signer_name"}
