"""Pages that no clerk can describe from what they say: the fields stay empty rather than wrong."""

import pytest

from archivist.ocr.fields.contradiction import HEAD
from tests.ocr.fields.read import decision, fields
from tests.ocr.typed import LONG, Placed, body, centred, head

FIRST = "Số: 39/QĐ-UBND"
DATE = "Hòa Bắc, ngày 12 tháng 04 năm 2024"
FOREIGN = "The committee of the board has resolved that the following matters shall be taken into account by all"


def below(number: str, date: str, agency: str = "HUYỆN LÂM PHƯỚC") -> list[Placed]:
    """A second letterhead, in the lower half."""
    second = [(x, y + 1000, text) for x, y, text in head(("ỦY BAN NHÂN DÂN", agency), number, date)]
    return [*second, centred(1430, "THÔNG BÁO"), *body(1500, LONG)]


def test_two_letterheads_that_differ_leave_the_head_empty() -> None:
    assert HEAD & set(fields(decision()))
    found = fields([*decision(), *below("Số: 77/TB-UBND", "Lâm Phước, ngày 03 tháng 05 năm 2023")])
    assert not HEAD & set(found)


def test_two_halves_of_one_form_agree() -> None:
    assert fields([*decision(), *below(FIRST, DATE, "XÃ HÒA BẮC")])["code"] == "39/QĐ-UBND"


def test_two_dates_in_one_head_leave_the_date_empty() -> None:
    found = fields([*decision(date=DATE), (900, 330, "Hòa Bắc, ngày 15 tháng 06 năm 2021")])
    assert "date" not in found
    assert found["code"] == "39/QĐ-UBND"


def test_dates_of_running_text_contradict_nothing() -> None:
    text = "Căn cứ Quyết định số 12/QĐ-UBND của Chủ tịch, ban hành ngày 15 tháng 06 năm 2021"
    assert fields([*decision(date=DATE), *body(650, text)])["date"] == "2024-04-12"


def test_a_paper_in_another_language_says_nothing_of_our_fields() -> None:
    top = [
        (200, 150, "MINISTRY OF EDUCATION"), (200, 200, "No. 12/QD-ABC"), (900, 150, "SOCIALIST REPUBLIC OF VIETNAM"),
        (900, 200, "Hanoi, 12 April 2024"), centred(400, "DECISION"),
    ]  # fmt: skip
    assert not HEAD & set(fields([*top, *body(700, FOREIGN, FOREIGN, FOREIGN)]))


@pytest.mark.parametrize("hidden", ["Số", "UBND", "ngày", "QUYẾT"])
def test_what_a_hand_hides_is_left_empty_and_the_rest_is_read(hidden: str) -> None:
    """A hand over the form: the lines with that word are gone."""
    whole = fields(decision())
    seen = [line for line in decision() if hidden not in line[2]]
    found = fields(seen)
    assert len(found) < len(whole)
    assert {field: value for field, value in found.items() if field in whole and whole[field] != value} == {}
