import cv2
import numpy as np
import pytest
from rapidfuzz import fuzz

from archivist.model.geometry import Box
from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import Word
from archivist.ocr.overlaid import hardened, large_marks, overlaid_places, repaired, without_scrawl
from archivist.ocr.tesserocr import TesserocrEngine
from tests.ocr.typed import DPI, LONG, body, picture, run

LINES = body(400, LONG, "Đề nghị các đại biểu sắp xếp thời gian, tham dự đầy đủ", LONG)
MARK = Box(600, 380, 900, 500)


def stamped(ink: int) -> Picture:
    """Print with the ring of a black seal and a frame over it, both in a grey lighter than print."""
    page = picture(LINES)
    over = np.full_like(page, 255)
    cv2.circle(over, (700, 480), 130, ink, 8)
    cv2.circle(over, (700, 480), 95, ink, 4)
    cv2.putText(over, "SAO Y", (620, 500), cv2.FONT_HERSHEY_SIMPLEX, 1.6, ink, 7)
    return np.asarray(np.minimum(page, over), np.uint8)


def texts(runs: list[list[Word]]) -> list[str]:
    return [" ".join(w.text for w in r) for r in runs]


def test_a_seal_is_larger_than_print() -> None:
    (mark,) = large_marks(stamped(90), DPI)
    assert mark.overlap(Box(570, 350, 830, 610)).area > 0.8 * 260 * 260


def test_print_has_no_large_marks() -> None:
    assert large_marks(picture(LINES), DPI) == []
    assert large_marks(np.full((2, 400), 255, np.uint8), DPI) == []


def test_lines_under_a_black_seal_are_read() -> None:
    page = stamped(120)
    read = TesserocrEngine().read(page, DPI, "vie", 60)
    second = [line.text for line in read.lines if "sắp" in line.text]
    assert fuzz.ratio(second[0], LINES[1][2]) > 93


def test_hardened_keeps_print_alone() -> None:
    grey = hardened(stamped(150))
    assert (grey[picture(LINES) < 20] < 60).all()
    assert (grey[590:620, 650:750] > 250).mean() > 0.95  # the foot of the ring, beside print


def test_only_unsure_words_are_looked_at_again() -> None:
    page = np.full((800, 1654), 255, np.uint8)
    sure, unsure = run(230, 400, LONG, 0.95), run(230, 400, LONG, 0.6)
    assert overlaid_places(page, [MARK], [sure], DPI) == ()
    (place,) = overlaid_places(page, [MARK], [unsure], DPI)
    assert place.left < 230
    assert place.right > unsure[-1].box.right


def test_a_mark_over_which_nothing_was_read_is_looked_at() -> None:
    page = np.full((800, 1654), 255, np.uint8)
    assert len(overlaid_places(page, [MARK], [run(230, 700, LONG)], DPI)) == 1


def test_only_what_lies_under_a_mark_is_exchanged() -> None:
    first = [[*run(300, 400, "đã đề nghị", 0.9), *run(640, 400, "tbờ. gian", 0.5)]]
    again = [[*run(300, 401, "da de nghi", 0.99), *run(640, 401, "thời gian", 0.9)]]
    assert texts(repaired(first, again, [MARK])) == ["đã đề nghị thời gian"]


def test_a_worse_reading_changes_nothing() -> None:
    first, again = [run(640, 400, "thời gian", 0.9)], [run(640, 401, "tho gi", 0.6)]
    assert repaired(first, again, [MARK]) == first


def test_a_line_that_was_overlooked_is_added_and_others_stay() -> None:
    first = [run(640, 390, "Bùi Hữu Hải")]
    assert texts(repaired(first, [run(640, 450, "CHỦ TỊCH", 0.9)], [MARK])) == ["Bùi Hữu Hải", "CHỦ TỊCH"]


@pytest.mark.parametrize(("text", "stays"), [("1n", False), ("\\T", False), ("có", True), ("07", True), ("VT.", True)])
def test_strokes_of_a_pen_are_no_words(text: str, stays: bool) -> None:
    assert bool(without_scrawl([run(650, 420, text, 0.8)], [MARK])[0]) is stays
    assert without_scrawl([run(50, 420, text, 0.8)], [MARK])[0]
