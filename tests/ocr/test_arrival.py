"""The stamp of arrival on the page of the sample that bears one, on drawn frames, and on pages without."""

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from archivist.imaging.clean import clean
from archivist.imaging.decode import open_picture
from archivist.imaging.view import viewed
from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import Kind, PageText
from archivist.ocr.arrival import arrival_frames, days_of, pen_rows, with_arrival
from archivist.ocr.blank import BlankEngine
from archivist.ocr.tesseract import TesseractEngine
from archivist.resources import resource
from archivist.settings import Settings

DPI = 200.0
STAMPED, WITHOUT = "scan_4.jpg", "scan_1.jpg"


def seen(name: str) -> Picture:
    settings = Settings()
    page = open_picture(resource(f"sample/{name}"), 0, limits=settings.capture, name=name).pixels
    return viewed(page, clean(page, DPI, 1, settings.imaging).recipe, 1.0)


def empty(page: Picture) -> PageText:
    return PageText((), (page.shape[1], page.shape[0]), DPI, "none", "vie")


def test_number_and_day_of_the_stamp_are_read() -> None:
    page = seen(STAMPED)
    (line,) = with_arrival(empty(page), page, DPI, TesseractEngine(), 60).lines
    assert line.kind is Kind.STAMP
    assert line.text == "ĐẾN Số: 317 Ngày: 25/3/2019"
    number = next(w for w in line.words if w.text == "317")
    assert number.kind is Kind.HAND
    assert 0 < number.box.left < number.box.right < page.shape[1] / 2


def test_a_grey_copy_of_it_is_known_and_nothing_wrong_is_said() -> None:
    page = np.asarray(seen(STAMPED).min(axis=2), np.uint8)
    (line,) = with_arrival(empty(page), page, DPI, TesseractEngine(), 60).lines
    assert line.text.startswith("ĐẾN")
    assert {w.text for w in line.words} <= {"ĐẾN", "Số:", "317", "Ngày:", "25/3/2019"}


def test_a_page_without_the_stamp_has_none() -> None:
    page = seen(WITHOUT)
    assert with_arrival(empty(page), page, DPI, TesseractEngine(), 60) == empty(page)


def test_an_engine_that_reads_nothing_adds_nothing() -> None:
    page = seen(STAMPED)
    assert with_arrival(empty(page), page, DPI, BlankEngine(), 60) == empty(page)


def framed(width: int, height: int, tilt: float = 0.0, ink: tuple[int, int, int] = (200, 30, 40)) -> Picture:
    sheet = Image.new("RGB", (1200, 1200), "white")
    ImageDraw.Draw(sheet).rectangle((300, 250, 300 + width, 250 + height), outline=ink, width=4)
    return np.asarray(sheet.rotate(tilt, fillcolor="white"), np.uint8)


@pytest.mark.parametrize("tilt", [-6.0, 0.0, 4.0])
@pytest.mark.parametrize("ink", [(200, 30, 40), (30, 30, 30)])
def test_a_frame_of_its_size_is_found_and_turned_level(tilt: float, ink: tuple[int, int, int]) -> None:
    (found,) = arrival_frames(framed(394, 276, tilt, ink), DPI)
    assert found.penned.shape == pytest.approx((276, 394), abs=12)
    edge = found.printed[30:-30, 30:-30]
    assert edge[5:-5, 12:-12].mean() > 250  # the frame lies along the edges, not across


@pytest.mark.parametrize(("width", "height"), [(150, 60), (394, 60), (800, 700), (276, 394)])
def test_frames_of_other_sizes_are_none(width: int, height: int) -> None:
    assert arrival_frames(framed(width, height), DPI) == ()


def test_rows_of_strokes_by_pen_stand_apart() -> None:
    stamp = np.full((276, 394), 255, np.uint8)
    for y, text in ((90, "317"), (160, "25 3")):
        cv2.putText(stamp, text, (180, y), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 0, 3)
    cv2.putText(stamp, "DEN", (10, 130), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 0, 3)
    first, second = pen_rows(stamp, DPI / 25.4)
    assert (first.left, second.left) > (170, 170)
    assert first.bottom < second.top


@pytest.mark.parametrize(
    ("digits", "days"),
    [
        ("251312019", ("25/3/2019",)),
        ("2532019", ("25/3/2019",)),
        ("18110125", ("18/10/2025",)),
        ("3111212024", ("31/12/2024",)),
        ("1123", ("1/1/2023",)),
        ("112124", ("1/2/2024",)),
        ("1112124", ("1/12/2024", "11/2/2024")),
        ("311324", ()),
        ("", ()),
        ("7", ()),
    ],
)
def test_days_are_told_from_digits(digits: str, days: tuple[str, ...]) -> None:
    assert days_of(digits) == days
