"""Each proof has a page on which two sources agree, and one on which the second is missing or says something else."""

import pytest

from archivist.model.description import Description, Entry
from archivist.ocr.fields import describe
from tests.ocr.fields.read import decision
from tests.ocr.typed import DECISION, LETTER, LONG, Placed, body, centred, page

ANNEX = [
    centred(150, "PHỤ LỤC"),
    centred(200, "(Kèm theo Quyết định số 39/QĐ-UBND ngày 12 tháng 4 năm 2024 của Ủy ban nhân dân xã)"),
    *body(300, LONG, LONG),
]


def described(*pages: list[Placed]) -> Description:
    return describe([(f"p{i}", page(lines, 0.8)) for i, lines in enumerate(pages)])


def proof(field: str, *pages: list[Placed]) -> str:
    return entry(field, *pages).origin.proof


def entry(field: str, *pages: list[Placed]) -> Entry:
    found = described(*pages).get(field)
    assert found is not None
    assert found.origin.proved == bool(found.origin.proof)
    return found


def test_a_kind_is_proved_by_its_abbreviation_as_it_was_read() -> None:
    assert proof("doc_type", DECISION) == "notation"
    assert proof("doc_type", decision(number="Số: 39")) == ""
    assert proof("doc_type", decision(number="Số: 39/OĐ-UBND")) == ""


def test_a_letter_is_proved_by_subject_and_addressee() -> None:
    assert proof("doc_type", LETTER) == "addressee"


def test_a_notation_is_proved_by_heading_and_agency() -> None:
    assert proof("notation", DECISION) == "heading and agency"
    assert proof("notation", decision(number="Số: 39/QĐ-UBMD")) == ""
    assert proof("notation", decision(number="Số: 39/QD-UBND")) == ""


def test_a_place_is_proved_by_the_name_of_the_agency() -> None:
    assert proof("place", DECISION) == "agency"
    assert proof("place", decision(date="Hà Nội 2, ngày 12 tháng 04 năm 2024")) == ""


def test_an_agency_is_proved_by_place_and_notation_or_by_standing_there_twice() -> None:
    assert proof("agency", DECISION) == "read twice"
    assert proof("agency", decision()) == "place and notation"
    assert proof("agency", decision(["ỦY BAN NHÂN DÂN", "XÃ HÒA BẮC NAM"], "Số: 39/QĐ-STC")) == ""
    assert proof("agency", decision(["UBND TỈNH PHÚ THỌ", "TRƯỜNG MẦM NON HOA SEN"])) == ""


def test_accents_that_differ_between_place_and_agency_prove_nothing_and_are_asked_about() -> None:
    pages = decision(date="Hóa Bắc, ngày 12 tháng 04 năm 2024")
    assert not entry("place", pages).sure
    assert not entry("agency", pages).sure


def test_right_and_office_prove_each_other() -> None:
    assert proof("signer_title", DECISION) == "right and office"
    assert proof("signer_authority", DECISION) == "right and office"
    assert proof("signer_title", LETTER) == ""


def test_an_annex_proves_number_and_date() -> None:
    found = described(DECISION, ANNEX)
    assert {e.field for e in found.entries if e.origin.proof == "annex"} == {"code", "number", "notation", "date"}
    other = [*ANNEX[:1], (150.0, 200.0, "(Kèm theo Quyết định số 38/QĐ-UBND ngày 13 tháng 4 năm 2024)"), *ANNEX[2:]]
    assert not {e.field for e in described(DECISION, other).entries if e.origin.proof == "annex"}


@pytest.mark.parametrize("field", ["doc_type", "notation", "code"])
def test_a_heading_that_its_notation_contradicts_is_asked_about(field: str) -> None:
    assert not entry(field, decision(number="Số: 39/KH-UBND")).sure


def test_the_weekday_of_a_day_proves_it_or_speaks_against_it() -> None:
    said = "Thời gian: 8 giờ 00, thứ {} ngày 12/4/2024 tại hội trường"
    proving, denying = ([*decision(), *body(820, said.format(day))] for day in ("Sáu,", "Hai,"))
    assert proof("date", proving) == "weekday"
    assert not entry("date", denying).sure
    assert entry("date", denying).origin.confidence <= 0.3
    assert proof("date", [*decision(), *body(820, said.format("Bảy,").replace("12/4", "13/4"))]) == ""


def test_a_name_on_the_list_of_units_is_read_rightly() -> None:
    known = decision(["ỦY BAN NHÂN DÂN", "XÃ HÒA BẮC"], "Số: 39/QĐ-X", "Đà Nẵng, ngày 12 tháng 04 năm 2024")
    other = decision(["ỦY BAN NHÂN DÂN", "XÃ HÒA BẤC"], "Số: 39/QĐ-X", "Tân Lĩnh Hạ, ngày 12 tháng 04 năm 2024")
    assert (proof("agency", known), proof("place", known)) == ("list of units", "list of units")
    assert (proof("agency", other), proof("place", other)) == ("", "")
