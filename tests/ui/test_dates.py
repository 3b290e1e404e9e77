"""Tests of dates as a clerk reads them."""

import pytest

from archivist.translation import choose_language
from archivist.ui.dates import shown_date, shown_moment


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("2019-03-05", "05/03/2019"), ("2019-03", "03/2019"), ("2019", "2019"), ("", ""), ("about 1950", "about 1950")],
)
def test_dates_stand_the_way_they_are_written(iso: str, shown: str) -> None:
    assert shown_date(iso) == shown
    choose_language("ru")
    assert shown_date(iso) == shown.replace("/", ".")


def test_moments_are_told_in_the_time_of_vietnam() -> None:
    assert shown_moment("2026-11-22T20:04:05.678901Z") == "23/11/2026 03:04"
