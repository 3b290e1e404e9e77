"""The cover of a paper dossier is read by its labels; other pages are no covers."""

import pytest

from archivist.ocr.fields import describe
from archivist.ocr.fields.folder_cover import cover_entries
from tests.ocr.fields.read import decision, sheet
from tests.ocr.typed import LETTER, Placed, centred, page

COVER: list[Placed] = [
    centred(150, "UBND XÃ HÒA BẮC"),
    centred(200, "VĂN PHÒNG HĐND VÀ UBND"),
    centred(700, "HỒ SƠ"),
    centred(800, "Về việc xây dựng nông thôn mới"),
    centred(850, "xã Hòa Bắc giai đoạn 2011 - 2015"),
    centred(1100, "Từ ngày 05/01/2011 đến ngày 28/12/2015"),
    centred(1150, "Gồm 120 tờ"),
    (230.0, 1700.0, "Phông số: 12"),
    (230.0, 1750.0, "Mục lục số: 3"),
    (230.0, 1800.0, "Hộp số: 07"),
    (230.0, 1850.0, "Hồ sơ số: 145"),
    (900.0, 1850.0, "Thời hạn bảo quản: Vĩnh viễn"),
]


def test_each_label_of_a_cover() -> None:
    assert {e.field: e.value for e in cover_entries(sheet(COVER))} == {
        "cover_fonds": "12",
        "cover_inventory": "3",
        "cover_box": "07",
        "cover_number": "145",
        "cover_leaves": "120",
        "cover_retention": "01",
        "cover_start": "2011-01-05",
        "cover_end": "2015-12-28",
        "cover_title": "Về việc xây dựng nông thôn mới xã Hòa Bắc giai đoạn 2011 - 2015",
    }


def test_each_value_has_its_place() -> None:
    (number,) = (e for e in describe([("p1", page(COVER))]).entries if e.field == "cover_number")
    assert number.origin.page_id == "p1"
    assert number.origin.box is not None
    assert number.origin.rule == "folder-cover"


@pytest.mark.parametrize("lines", [decision(), LETTER, COVER[:7], [*COVER[:10], centred(1850, "Hồ sơ số: ………")][:3]])
def test_other_pages_are_no_covers(lines: list[Placed]) -> None:
    assert cover_entries(sheet(lines)) == []


def test_a_number_that_nobody_filled_in_is_left_out() -> None:
    empty = [*COVER[:9], (230.0, 1800.0, "Hộp số: ……"), (230.0, 1850.0, "Hồ sơ số: ………")]
    assert "cover_number" not in {e.field for e in cover_entries(sheet(empty))}


def test_a_period_that_runs_backwards_is_left_out() -> None:
    backwards = [x if "Từ ngày" not in x[2] else centred(1100, "Từ ngày 05/01/2015 đến ngày 28/12/2011") for x in COVER]
    assert not {"cover_start", "cover_end"} & {e.field for e in cover_entries(sheet(backwards))}
