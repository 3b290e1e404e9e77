import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import Kind
from archivist.ocr.blank import BlankEngine
from archivist.ocr.fields import page_fields
from archivist.ocr.stamps import framed_stamps, with_stamps
from archivist.ocr.tesseract import TesseractEngine
from archivist.resources import resource
from tests.ocr.fields.read import decision
from tests.ocr.typed import DPI, SIZE, page

RED, BLACK = (200, 30, 40), (20, 20, 20)


def stamped(text: str, tilt: float = 0.0, ink: tuple[int, int, int] = RED, top: int = 360, width: int = 300) -> Picture:
    """A page in colour with a stamp: a frame of 38 × 10 mm with letters in it."""
    stamp = Image.new("RGB", (width + 100, 180), "white")
    pen = ImageDraw.Draw(stamp)
    pen.rectangle((50, 50, 50 + width, 130), outline=ink, width=4)
    font = ImageFont.truetype(str(resource("fonts/LiberationSans-Regular.ttf")), 44)
    pen.text((50 + width / 2, 90), text, fill=ink, font=font, anchor="mm")
    sheet = Image.new("RGB", SIZE, "white")
    sheet.paste(stamp.rotate(tilt, fillcolor="white", expand=True), (220, top))
    return np.asarray(sheet, np.uint8)


@pytest.mark.parametrize("tilt", [-12.0, 0.0, 9.0])
def test_a_frame_is_found_and_turned_upright(tilt: float) -> None:
    (framed,) = framed_stamps(stamped("MẬT", tilt), DPI)
    assert framed.picture.ndim == 2
    assert framed.box.left > 220
    assert 360 < framed.box.top < framed.box.bottom < 640
    rows = np.flatnonzero((framed.picture < 128).any(axis=1))
    assert rows.max() - rows.min() < 34  # upright letters are no higher than their frame was


@pytest.mark.parametrize(
    ("text", "tilt", "ink", "field", "value"),
    [
        ("TỐI MẬT", 8.0, RED, "secrecy", "TỐI MẬT"),
        ("MẬT", -6.0, BLACK, "secrecy", "MẬT"),
        ("HỎA TỐC", -10.0, RED, "urgency", "HỎA TỐC"),
        ("THƯỢNG KHẨN", 0.0, BLACK, "urgency", "THƯỢNG KHẨN"),
    ],
)
def test_stamps_are_read_and_described(text: str, tilt: float, ink: tuple[int, int, int], field: str, value: str) -> None:
    picture = stamped(text, tilt, ink, width=380)
    read = with_stamps(page(decision()), picture, DPI, TesseractEngine(), 60)
    assert [line.kind for line in read.lines].count(Kind.STAMP) == 1
    assert page_fields("p1", read).value(field) == value


def test_a_frame_around_other_words_is_no_stamp_of_these() -> None:
    text = page(decision())
    assert with_stamps(text, stamped("ĐẾN 12"), DPI, TesseractEngine(), 60) == text


def test_an_engine_that_reads_nothing_adds_nothing() -> None:
    text = page(decision())
    assert with_stamps(text, stamped("MẬT"), DPI, BlankEngine(), 60) == text


def test_letters_without_a_frame_are_no_frame() -> None:
    sheet = Image.new("RGB", SIZE, "white")
    font = ImageFont.truetype(str(resource("fonts/LiberationSans-Regular.ttf")), 44)
    ImageDraw.Draw(sheet).text((300, 300), "ỦY BAN NHÂN DÂN XÃ HÒA BẮC", fill=BLACK, font=font)
    assert framed_stamps(np.asarray(sheet, np.uint8), DPI) == ()


def test_a_frame_in_the_lower_half_or_of_another_size_is_none() -> None:
    assert framed_stamps(stamped("MẬT", width=900), DPI) == ()


@pytest.mark.parametrize("shape", [(1, 1), (300, 200), (300, 200, 3)])
def test_an_empty_picture_has_none(shape: tuple[int, ...]) -> None:
    assert framed_stamps(np.full(shape, 255, np.uint8), DPI) == ()


def test_a_table_gives_no_more_than_a_few() -> None:
    sheet = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(sheet)
    for i in range(5):
        for j in range(3):
            pen.rectangle((200 + 300 * j, 200 + 90 * i, 500 + 300 * j, 290 + 90 * i), outline=BLACK, width=3)
    assert len(framed_stamps(np.asarray(sheet, np.uint8), DPI)) <= 4
