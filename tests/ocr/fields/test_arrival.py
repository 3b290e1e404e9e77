from dataclasses import replace

import pytest

from archivist.model.geometry import Box
from archivist.model.text import Kind, Line, Word
from archivist.ocr.fields import page_fields
from tests.ocr.fields.read import decision
from tests.ocr.typed import page

AT = Box(100, 300, 300, 340)


def stamped(*words: tuple[str, Kind, tuple[str, ...]]) -> dict[str, str]:
    """The fields of a decision of 12 April 2024 with a stamp of these words."""
    text = page(decision())
    line = Line(tuple(Word(said, AT, 1.0, kind, "", others) for said, kind, others in words), Kind.STAMP)
    return page_fields("p1", replace(text, lines=(*text.lines, line))).values()


def arrival(number: str, day: str, *others: str) -> dict[str, str]:
    label, pen = Kind.STAMP, Kind.HAND
    return stamped(
        ("ĐẾN", label, ()), ("Số:", label, ()), (number, pen, ()), ("Ngày:", label, ()), (day, pen, others)
    )  # fmt: skip


def test_number_and_day_are_proposed_and_asked_about() -> None:
    found = arrival("317", "25/4/2024")
    assert (found["arrival_number"], found["arrival_date"]) == ("317", "2024-04-25")
    text = page(decision())
    words = tuple(Word(said, AT, 1.0, Kind.STAMP) for said in ("ĐẾN", "Số:", "317"))
    (entry,) = [
        e
        for e in page_fields("p1", replace(text, lines=(*text.lines, Line(words, Kind.STAMP)))).entries
        if e.field == "arrival_number"
    ]
    assert not entry.sure
    assert entry.origin.box == AT


@pytest.mark.parametrize("day", ["11/4/2024", "25/4/2026", "251412024", "25/4"])
def test_a_day_that_cannot_be_is_left_empty(day: str) -> None:
    found = arrival("317", day)
    assert "arrival_date" not in found
    assert found["arrival_number"] == "317"


def test_of_two_days_the_one_that_fits_is_taken() -> None:
    assert arrival("3", "1152024", "11/5/2024", "1/5/2023")["arrival_date"] == "2024-05-11"


def test_of_two_that_fit_none_is() -> None:
    assert "arrival_date" not in arrival("3", "1152024", "11/5/2024", "1/5/2024")


def test_other_stamps_say_nothing_of_an_arrival() -> None:
    found = stamped(("KHẨN", Kind.STAMP, ()))
    assert not {"arrival_number", "arrival_date"} & set(found)
