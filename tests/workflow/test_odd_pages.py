"""Pages that nobody can read go the whole way of a page: an answer in time, no sure nonsense, no invented field."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from archivist.model.text import PageText
from archivist.ocr.fields import page_fields
from archivist.ocr.tesserocr import TesserocrEngine
from archivist.settings import Settings
from archivist.troubles import Trouble
from archivist.workflow.page_work import PageDone, PageJob, work_on_page
from tests.imaging.sheets import Pixels, blank_sheet, text_sheet

DPI = 150.0
INVENTED = {"agency", "agency_parent", "code", "number", "notation", "date", "subject", "signer_name", "place"}


def small(sheet: Pixels) -> Pixels:
    return np.ascontiguousarray(sheet[:900, :900])


def signs(strokes: int, roundness: float) -> Pixels:
    """Rows of signs of no Latin script: square ones of crossing strokes (Chinese), or rings with hooks below (Khmer)."""
    page, rng = blank_sheet(255, 0, (900, 900)), np.random.default_rng(7)
    for top in range(80, 820, 64):
        for left in range(60, 800, 44):
            for _ in range(strokes):
                x, y = (int(v) for v in rng.integers(0, 30, 2))
                if rng.random() < roundness:
                    cv2.ellipse(page, (left + x, top + y), (8, 6), 20, 0, int(rng.integers(200, 330)), 20, 2)
                else:
                    end = (left + 32, top + y) if rng.random() < 0.5 else (left + x, top + 34)
                    cv2.line(page, (left + x // 2, top + y // 2), end, 20, 2)
    return page


def hand() -> Pixels:
    """A page of loops by pen and nothing else."""
    page, rng = blank_sheet(255, 0, (900, 900)), np.random.default_rng(11)
    for row in range(100, 820, 90):
        x = np.linspace(70, 800, 160)
        y = row + 16 * np.sin(x / 6) * rng.uniform(0.4, 1.0, 160) + rng.normal(0, 3, 160)
        cv2.polylines(page, [np.stack([x, y], axis=1).astype(np.int32)], isClosed=False, color=60, thickness=3)
    return page


ODD: dict[str, Callable[[], Pixels]] = {
    "all black": lambda: np.zeros((900, 700), np.uint8),
    "all noise": lambda: np.random.default_rng(2).integers(0, 256, (700, 600, 3)).astype(np.uint8),
    "one pixel": lambda: np.zeros((1, 1), np.uint8),
    "one row": lambda: np.zeros((1, 4000), np.uint8),
    "one column": lambda: np.full((4000, 1), 255, np.uint8),
    "a ribbon": lambda: np.ascontiguousarray(text_sheet()[320:360, 100:1200]),
    "20 px high": lambda: np.ascontiguousarray(cv2.resize(text_sheet()[315:360, 150:1100], (420, 20))),
    "upside down in a mirror": lambda: np.ascontiguousarray(small(text_sheet())[::-1]),
    "in a mirror": lambda: np.ascontiguousarray(small(text_sheet())[:, ::-1]),
    "Chinese": lambda: signs(7, 0.0),
    "Khmer": lambda: signs(4, 0.8),
    "handwriting": hand,
}


def done(tmp_path: Path, page: Pixels) -> PageDone:
    path = tmp_path / "page.png"
    cv2.imwrite(str(path), page)
    return work_on_page(PageJob(path, 0, path.name, DPI, 1, Settings(), TesserocrEngine(), encode=False))


@pytest.mark.parametrize("kind", ODD)
def test_there_is_an_answer_and_no_invented_field(tmp_path: Path, kind: str) -> None:
    text = done(tmp_path, ODD[kind]()).text
    assert not isinstance(text, Trouble)
    if text is not None:
        assert not page_fields("page", text).values().keys() & INVENTED


@pytest.mark.parametrize("kind", ["upside down in a mirror", "in a mirror", "Chinese", "Khmer", "handwriting", "all noise"])
def test_confidence_is_honest_where_nothing_can_be_read(tmp_path: Path, kind: str) -> None:
    text = done(tmp_path, ODD[kind]()).text
    assert text is None or isinstance(text, PageText)
    words = text.words if text else ()
    sure = [w.text for w in words if w.confidence > 0.9 and sum(c.isalpha() for c in w.text) > 3]
    assert len(sure) <= max(1, 0.05 * len(words)), sure
    assert text is None or text.confidence < 0.65
    assert not any(w.raw for w in words)


def test_a_clean_page_on_the_same_way_is_read(tmp_path: Path) -> None:
    text = done(tmp_path, small(text_sheet())).text
    assert isinstance(text, PageText)
    assert text.confidence > 0.85
    assert "QUYẾT ĐỊNH" in text.text
