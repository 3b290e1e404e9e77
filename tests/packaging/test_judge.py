"""Single rules: dates that exist, several codes in one field."""

from datetime import date

import pytest

from archivist.packaging.judge import read_date, split_codes

ALL = ("DD/MM/YYYY", "MM/YYYY", "YYYY")


@pytest.mark.parametrize(
    ("text", "first"),
    [("29/02/2000", date(2000, 2, 29)), ("02/2001", date(2001, 2, 1)), ("2001", date(2001, 1, 1)), ("29/02/2001", None),
     ("3/2/2001", None), ("2001-02-03", None), ("00/01/2001", None), ("13/2001", None), ("0000", None), ("٢٠٠١", None),
     ("", None)],
)  # fmt: skip
def test_dates(text: str, first: date | None) -> None:
    assert read_date(text, ALL) == first


def test_only_whole_days() -> None:
    assert read_date("2001", ALL[:1]) is None
    assert read_date("03/02/2001", ALL[:1]) == date(2001, 2, 3)


def test_codes() -> None:
    assert split_codes("01, 02;09 11") == ["01", "02", "09", "11"]
    assert split_codes(" ") == []
