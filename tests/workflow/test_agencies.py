"""Agencies are found by a few letters, in the order of the Vietnamese alphabet."""

from archivist.model.letters import vietnamese_order
from archivist.workflow.agencies import agencies, fitting


def test_every_unit_of_today_has_its_committee() -> None:
    every = agencies()
    assert len(every) > 3300
    assert sum(a.name.removeprefix("Ủy ban nhân dân ").startswith(("tỉnh", "thành phố")) for a in every) >= 34
    assert all(a.identifier.startswith("H") for a in every)


def test_a_unit_is_found_without_diacritics() -> None:
    (first, *_others) = fitting("ba dinh ha noi")
    assert (first.name, first.province) == ("Ủy ban nhân dân phường Ba Đình", "Thành phố Hà Nội")
    assert fitting("không có nơi này") == []
    assert len(fitting("phuong")) == 50


def test_lists_are_sorted_as_in_vietnamese_dictionaries() -> None:
    words = ["ông", "đa", "da", "ăn", "an", "ân", "bà", "ba", "bá", "bạ", "bả", "bã", "zz", "10", "Ơn", "on"]
    assert sorted(words, key=vietnamese_order) == [
        "10", "an", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ", "da", "đa", "on", "ông", "Ơn", "zz",
    ]  # fmt: skip
