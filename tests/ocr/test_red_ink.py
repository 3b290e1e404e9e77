"""Stamps in red: with a frame or without, tilted, over print, faint; other words and other inks are none."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import Kind
from archivist.ocr.blank import BlankEngine
from archivist.ocr.fields import page_fields, secrecy_of
from archivist.ocr.red_ink import level_word, red_words, redness, tilt_of, with_red_stamps
from archivist.ocr.tesseract import TesseractEngine
from archivist.resources import resource
from tests.ocr.fields.read import decision
from tests.ocr.typed import DPI, SIZE, page

RED, FAINT, BLUE, BLACK = (200, 30, 40), (235, 170, 175), (40, 50, 190), (25, 25, 25)
FACE = str(resource("fonts/LiberationSans-Regular.ttf"))
PRINT = "Căn cứ Luật Tổ chức chính quyền địa phương và các quy định khác có liên quan"


def stamped(
    text: str, tilt: float = 0.0, ink: tuple[int, int, int] = RED, *, frame: bool = True, over: bool = False, top: int = 400
) -> Picture:
    """A page with a stamp around (500, `top`), at times over lines of print."""
    face = ImageFont.truetype(FACE, 46)
    mask = Image.new("L", (700, 400), 0)
    pen = ImageDraw.Draw(mask)
    wide = face.getlength(text)
    pen.text((350, 200), text, 255, face, "mm", stroke_width=1)
    if frame:
        pen.rectangle((330 - wide / 2, 160, 370 + wide / 2, 245), outline=255, width=4)
    turned = np.asarray(mask.rotate(tilt, Image.Resampling.BICUBIC), np.float32)[:, :, None] / 255
    sheet = Image.new("RGB", SIZE, "white")
    if over:
        for row in range(5):
            ImageDraw.Draw(sheet).text((160, top - 110 + 50 * row), PRINT, BLACK, ImageFont.truetype(FACE, 30))
    whole = np.array(sheet, np.float32)
    part = whole[top - 200 : top + 200, 150:850]
    part *= 1 - turned * (1 - np.array(ink, np.float32) / 255)
    return whole.astype(np.uint8)


def seen(picture: Picture) -> str:
    """The mark of secrecy, as a page says it on which nothing else tells."""
    return secrecy_of(with_red_stamps(page(decision()), picture, DPI, TesseractEngine(), 60))


@pytest.mark.parametrize(
    ("word", "tilt", "ink", "frame", "over"),
    [
        ("MẬT", 0.0, RED, True, False),
        ("TỐI MẬT", 24.0, RED, True, False),
        ("TUYỆT MẬT", -28.0, RED, False, False),
        ("TỐI MẬT", 4.0, RED, False, True),
        ("MẬT", -5.0, FAINT, True, False),
    ],
)
def test_secrecy_marks_in_red_are_seen(word: str, tilt: float, ink: tuple[int, int, int], frame: bool, over: bool) -> None:
    assert seen(stamped(word, tilt, ink, frame=frame, over=over)) == word


def test_in_the_lower_half_too() -> None:
    assert seen(stamped("TỐI MẬT", top=1900)) == "TỐI MẬT"


def test_haste_in_red_is_urgency() -> None:
    text = with_red_stamps(page(decision()), stamped("HỎA TỐC", 12.0, frame=False), DPI, TesseractEngine(), 60)
    assert page_fields("p1", text).value("urgency") == "HỎA TỐC"
    assert secrecy_of(text) == ""


@pytest.mark.parametrize("word", ["ĐẾN", "SAO Y BẢN CHÍNH", "ĐÃ THU PHÍ", "CÔNG CHỨNG", "BẢO MẬT", "bảo mật", "Lê Văn Mật"])
def test_other_words_in_red_are_no_marks(word: str) -> None:
    text = page(decision())
    assert with_red_stamps(text, stamped(word), DPI, TesseractEngine(), 60) == text


@pytest.mark.parametrize("ink", [BLACK, BLUE])
def test_other_inks_are_not_red(ink: tuple[int, int, int]) -> None:
    assert red_words(stamped("MẬT", ink=ink), DPI) == ()
    assert redness(stamped("MẬT", ink=ink)).max() < 20


def test_what_is_known_already_is_not_said_twice() -> None:
    picture = stamped("MẬT")
    once = with_red_stamps(page(decision()), picture, DPI, TesseractEngine(), 60)
    assert [line.kind for line in once.lines].count(Kind.STAMP) == 1
    assert with_red_stamps(once, picture, DPI, TesseractEngine(), 60) == once


def test_an_engine_that_reads_nothing_adds_nothing() -> None:
    text = page(decision())
    assert with_red_stamps(text, stamped("MẬT"), DPI, BlankEngine(), 60) == text


@pytest.mark.parametrize("tilt", [-25.0, 0.0, 18.0])
def test_a_word_is_levelled_and_loses_its_frame(tilt: float) -> None:
    picture = stamped("TỐI MẬT", tilt)
    (contour,) = red_words(picture, DPI)
    assert tilt_of(contour) == pytest.approx(-tilt, abs=2)
    rows = np.flatnonzero((level_word(picture, contour, DPI) < 128).any(axis=1))
    assert rows.max() - rows.min() < 36  # the letters alone: the frame was 40 px high


@pytest.mark.parametrize("shape", [(1, 1, 3), (300, 200), (300, 200, 3)])
def test_an_empty_or_grey_picture_has_none(shape: tuple[int, ...]) -> None:
    assert red_words(np.full(shape, 255, np.uint8), DPI) == ()
