from dataclasses import replace

import pytest

from archivist.model.text import Kind, Line, PageText
from archivist.ocr.fields import page_fields
from tests.ocr.fields.read import decision, fields
from tests.ocr.typed import LONG, body, page, run


@pytest.mark.parametrize(
    ("read", "field", "value"),
    [
        ("HỎA TỐC", "urgency", "HỎA TỐC"),
        ("HÓA TỐC] _", "urgency", "HỎA TỐC"),
        ("[ THƯỢNG KHẨN |", "urgency", "THƯỢNG KHẨN"),
        ("KHẨN", "urgency", "KHẨN"),
        ("TỐI MẬT", "secrecy", "TỐI MẬT"),
        ("TUYỆT MẬT", "secrecy", "TUYỆT MẬT"),
        ("MẬT", "secrecy", "MẬT"),
    ],
)
def test_stamps_of_the_head(read: str, field: str, value: str) -> None:
    assert fields([*decision(), (280, 340, read)])[field] == value


def test_a_stamp_read_from_its_own_colour_counts_too() -> None:
    text = page(decision())
    stamp = Line(tuple(run(280, 340, "TỐI MẬT")), Kind.STAMP)
    coloured: PageText = replace(text, lines=(*text.lines, stamp))
    assert page_fields("p1", coloured).value("secrecy") == "TỐI MẬT"


@pytest.mark.parametrize("text", ["bí mật nhà nước", "Bảo mật", "MẶT", "MẤT", "CHẨN", "Đề nghị khẩn trương"])
def test_the_same_letters_in_other_words_are_none(text: str) -> None:
    found = fields([*decision(), (280, 340, text), *body(900, LONG)])
    assert "secrecy" not in found
    assert "urgency" not in found


def test_a_word_in_the_lower_half_is_none() -> None:
    assert "secrecy" not in fields([*decision(), *body(1500, LONG, "MẬT")])
