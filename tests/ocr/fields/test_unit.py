"""Communes and provinces of today, from the names on the paper and what they stood for on its day."""

import pytest

from archivist.model.description import By, Description, Entry, Origin
from archivist.ocr.fields.unit import units_today
from archivist.ocr.fields.unit_names import key, level_of, units

QUANG_NINH, DA_NANG, HA_NOI = "H49.64", "H17.12", "H26.1"


def today(home: str = "", **told: str) -> list[str]:
    entries = tuple(Entry(field, value, Origin(By.MACHINE)) for field, value in told.items())
    return [str(unit) for unit in units_today(Description(entries), home)]


@pytest.mark.parametrize(
    ("told", "home", "unit"),
    [
        (
            {"agency": "ỦY BAN NHÂN DÂN XÃ HÒA BẮC", "date": "2024-04-12"},
            DA_NANG,
            "Phường Hải Vân, Thành phố Đà Nẵng (20194)",
        ),
        ({"agency": "UBND XÃ HOÀ BẮC", "agency_parent": "HUYỆN HÒA VANG"}, "", "Phường Hải Vân, Thành phố Đà Nẵng (20194)"),
        ({"agency": "UBND XÃ HÒA BẮC", "place": "Lâm Đồng", "date": "2026-01-05"}, "", "Xã Hoà Bắc, Tỉnh Lâm Đồng (25042)"),
        ({"agency": "UBND PHƯỜNG BA ĐÌNH", "date": "2025-08-01"}, HA_NOI, "Phường Ba Đình, Thành phố Hà Nội (00004)"),
        ({"agency": "SỞ Y TẾ", "agency_parent": "UBND TỈNH HÀ GIANG", "date": "2019-08-01"}, "", "Tỉnh Tuyên Quang (08)"),
        ({"agency": "UBND TỈNH THỪA THIÊN HUẾ", "date": "2011-08-01"}, "", "Thành phố Huế (46)"),
        (
            {"agency": "PHÒNG VĂN HÓA - XÃ HỘI", "agency_parent": "UBND XÃ HÒA BẮC", "date": "2024-04-12"},
            DA_NANG,
            "Phường Hải Vân, Thành phố Đà Nẵng (20194)",
        ),
    ],
)
def test_the_one_unit_that_is_meant(told: dict[str, str], home: str, unit: str) -> None:
    assert today(home, **told) == [unit]


def test_a_divided_commune_has_all_its_successors() -> None:
    found = today(HA_NOI, agency="UBND PHƯỜNG CỐNG VỊ", date="2024-01-02")
    assert found == ["Phường Giảng Võ, Thành phố Hà Nội (00025)", "Phường Ngọc Hà, Thành phố Hà Nội (00008)"]


@pytest.mark.parametrize(
    "told",
    [
        {"agency": "UBND XÃ HÒA BẮC", "date": "2024-04-12"},  # there are two, and nothing says which
        {"agency": "UBND XÃ HÒA BẮC", "date": "2026-04-12", "place": "Đà Nẵng"},  # none of that name is left there
        {"agency": "UBND PHƯỜNG HÒA BẮC", "agency_parent": "HUYỆN HÒA VANG"},  # it was no ward
        {"agency": "UBND THÀNH PHỐ BẮC NINH"},  # a city within the province, and no unit today
        {"agency": "UBND HUYỆN HÒA VANG"},
        {"agency": "CÔNG TY TNHH BÌNH AN"},
        {},
    ],
)
def test_nothing_rather_than_a_wrong_one(told: dict[str, str]) -> None:
    assert today("", **told) == []


def test_each_commune_in_force_is_found_by_its_name() -> None:
    told = units()
    assert len(told.communes) == 3321
    for unit in told.communes:
        assert unit in [one.became[0] for one in told.today(unit.name)]


def test_each_former_province_has_a_successor_and_an_identifier() -> None:
    told = units()
    assert {told.of_identifier(f"H{n:02d}.5") for n in range(1, 64)} == set(told.provinces)
    assert len(told.provinces) == 34
    assert told.of_identifier("G09") is None


@pytest.mark.parametrize(("name", "folded"), [("Xã Hoà Bắc", "hòa bắc"), ("Phường 01", "1"), ("TP. Huế", "huế")])
def test_names_are_compared_without_level_and_place_of_tone(name: str, folded: str) -> None:
    assert key(name) == folded


def test_levels() -> None:
    assert [level_of(n) for n in ("Xã A", "TX. B", "Bà Rịa – Vũng Tàu", "Thành phố C")] == ["xã", "thị xã", "", "thành phố"]


@pytest.mark.parametrize(
    ("name", "borne"),
    [("xã Hòa Bắc", True), ("Xã HOÀ BẮC", True), ("phường Hòa Bắc", False), ("Hòa Bắc", True), ("huyện Hòa Vang", True),
     ("Hà Giang", True), ("tỉnh Hà Giang", True), ("xã Hà Giang Bắc", False), ("Hòa Bấc", False), ("", False)],
)  # fmt: skip
def test_names_that_units_bear_or_bore(name: str, borne: bool) -> None:
    assert units().bears(name) is borne
