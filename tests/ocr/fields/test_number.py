from dataclasses import replace

import pytest

from archivist.model.text import Kind, Line, PageText, Word
from archivist.ocr.fields import page_fields
from archivist.ocr.fields.number import Code, code_of, type_of_notation
from archivist.ocr.fields.rules import DocumentType, rules
from tests.ocr.fields.read import decision, fields
from tests.ocr.typed import page, page_of, run

DECISION = DocumentType("Quyết định", "QĐ", "02")
REPORT = DocumentType("Tờ trình", "TTr", "15")


def code(text: str, heading: DocumentType | None = None, initials: tuple[str, ...] = (), confidence: float = 0.95) -> Code:
    found = code_of(Line(tuple(run(300, 300, text, confidence))), heading, initials)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "number", "notation"),
    [
        ("Số: 123/QĐ-UBND", "123", "QĐ-UBND"),
        ("Số: 01 /TTr-UBND", "01", "TTr-UBND"),
        ("Số: 30/2020/NĐ-CP", "30", "2020/NĐ-CP"),
        ("Số: 275/STTTT-CNTT", "275", "STTTT-CNTT"),
        ("Số 15 / QyĐ - UBND", "15", "QyĐ-UBND"),
        ("Só:09/KH-TTra", "09", "KH-TTra"),
        ("Sô : 11/SYT-GAVI.", "11", "SYT-GAVI"),
        ("58 /UBND-ĐCXD", "58", "UBND-ĐCXD"),
        ("Số: 47/TLKS-BS", "47", "TLKS-BS"),
        ("Số: 12/CTr-HĐND", "12", "CTr-HĐND"),
        ("Số: 04/CT-TTg", "04", "CT-TTg"),
        ("Số: 02/CĐ-UBND", "02", "CĐ-UBND"),
    ],
)
def test_forms_of_today(text: str, number: str, notation: str) -> None:
    found = code(text)
    assert (found.number, found.notation, found.glue) == (number, notation, "/")


def test_party_papers_and_old_ones_keep_their_own_form() -> None:
    assert code("Số 123-QĐ/TU") == Code("123", "QĐ/TU", "-", 0.95)
    assert code("Số: 2551 QĐ/UB").notation == "QĐ/UB"
    assert code("Số: 2551 QĐ/UB").number == "2551"


def test_the_code_is_number_and_notation_as_written() -> None:
    found = fields(decision(number="Số: 39/QĐ-UBND"))
    assert (found["code"], found["number"], found["notation"]) == ("39/QĐ-UBND", "39", "QĐ-UBND")


def test_letters_among_digits_are_digits() -> None:
    assert code("Số: O2/QĐ-UBND").number == "02"
    assert code("Số: 2l/QĐ-UBND").number == "21"


@pytest.mark.parametrize("text", ["Số: @4/GM-UBND", "Số: uy/QĐ-UBND", "Số: 2S/QĐ-UBND", "Số: /QĐ-UBND"])
def test_an_unreadable_number_is_left_out_and_the_notation_kept(text: str) -> None:
    assert code(text).number == ""
    assert code(text).notation.endswith("-UBND")


def test_an_unsure_number_is_left_out() -> None:
    assert code("Số: 39/QĐ-XYZ", confidence=0.4).number == ""
    assert code("Số: 39 /QĐ-UBND", confidence=0.4).number == ""


def test_digits_beside_a_notation_that_can_only_be_right_are_right_too() -> None:
    assert code("Số: 39/QĐ-UBND", confidence=0.4) == Code("39", "QĐ-UBND", "/", 0.95)
    assert code("Số: 8/TB-UB", confidence=0.1) == Code("8", "TB-UB", "/", 0.55, "so-ky-hieu-one-digit")


def test_digits_written_into_the_gap_are_half_as_sure() -> None:
    assert code("Số: 39 /QĐ-UBND").confidence == pytest.approx(code("Số: 39/QĐ-UBND").confidence / 2)


def test_the_heading_mends_the_notation() -> None:
    assert code("Số: 239/T1r-UBND", REPORT).notation == "TTr-UBND"
    assert code("Số: 39/QD-UBND", DECISION).notation == "QĐ-UBND"
    assert code("Số: 39/UBND-VP", DECISION).notation == "UBND-VP"


def test_the_agency_mends_the_notation() -> None:
    assert code("Số: 561/TB-DHTD", None, ("ĐHTĐ",)).notation == "TB-ĐHTĐ"


def test_types_are_told_apart_by_their_abbreviations() -> None:
    names = {
        short: kind.name
        for short in ("QĐ", "QyĐ", "CT", "CTr", "CĐ", "TC", "TB", "TTr")
        if (kind := type_of_notation(f"{short}-UBND"))
    }
    assert names == {
        "QĐ": "Quyết định",
        "QyĐ": "Quy định",
        "CT": "Chỉ thị",
        "CTr": "Chương trình",
        "CĐ": "Công điện",
        "TC": "Thông cáo",
        "TB": "Thông báo",
        "TTr": "Tờ trình",
    }
    assert type_of_notation("2020/NĐ-CP") == rules().by_abbreviation()["NĐ"]
    assert type_of_notation("UBND-VP") is None


def test_an_agency_that_begins_like_the_word_for_number_is_none() -> None:
    assert "code" not in fields(decision(["SỞ Y TẾ"], number="SỐ LIỆU"))


def test_a_number_has_its_place_on_the_page() -> None:
    entry = page_fields("p1", page(decision())).get("code")
    assert entry is not None
    assert entry.origin.page_id == "p1"
    assert entry.origin.read == "Số: 39/QĐ-UBND"
    assert entry.origin.box is not None
    assert entry.origin.box.top == pytest.approx(240)


def test_a_page_without_a_number() -> None:
    assert "code" not in page_fields("p1", page_of([])).values()


def numbered(*words: Word) -> Code:
    found = code_of(Line(words), None, ())
    assert found is not None
    return found


def test_digits_of_a_pen_are_as_sure_as_their_reader_says_and_named_so() -> None:
    head, tail = run(300, 300, "Số:")[0], run(500, 300, "/QĐ-UBND")[0]
    (digits,) = run(400, 300, "39", 0.9)
    assert numbered(head, replace(digits, kind=Kind.HAND), tail) == Code("39", "QĐ-UBND", "/", 0.9, "handwritten")
    assert numbered(head, digits, tail) == Code("39", "QĐ-UBND", "/", 0.45, "so-ky-hieu-apart")
    assert numbered(head, *run(400, 300, "39/QĐ-XYZ", 0.9)) == Code("39", "QĐ-XYZ", "/", 0.9, "so-ky-hieu")


def test_a_notation_in_print_is_sure_whatever_the_pen_wrote_beside_it() -> None:
    head, tail = run(300, 300, "Số:", 0.96)[0], run(500, 300, "/QĐ-UBND", 0.97)[0]
    (digits,) = run(400, 300, "39", 0.3)
    line = Line((head, replace(digits, kind=Kind.HAND), tail))
    page_text = PageText((replace(line, column=1), *page(decision()).lines), (1654, 2339), 200.0, "typed", "vie")
    entry = page_fields("p", page_text).get("notation")
    assert entry is not None
    assert entry.sure
