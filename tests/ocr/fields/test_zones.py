"""Zones drawn once read the next forms; other pages are left alone."""

from dataclasses import replace

import pytest

from archivist.model.geometry import Box
from archivist.model.template import MM_PER_INCH, Area, Template, Zone, ZoneKind
from archivist.model.text import PageText
from archivist.ocr.fields import describe
from archivist.ocr.fields.zones import zone_at, zone_entries
from tests.ocr.typed import DECISION, DPI, Placed, page

SLIP: list[Placed] = [
    (300, 200, "PHIẾU TIẾP NHẬN HỒ SƠ"),
    (300, 400, "Họ và tên chủ hộ: Nguyễn Văn An"),
    (300, 500, "Ngày nhận: 05/03/2019"),
    (900, 500, "Số thửa: 1 245"),
    (300, 600, "Lý do ghi dưới đây"),
    (300, 660, "Xin tách thửa đất ở"),
    (300, 720, "thôn Đông"),
]
TEMPLATE = Template(
    "phieu",
    ("Phiếu tiếp nhận hồ sơ",),
    (
        Zone("holder_name", "Họ và tên chủ hộ", ZoneKind.NAME),
        Zone("date", "Ngày nhận", ZoneKind.DATE),
        Zone("plot", "Số thửa", ZoneKind.NUMBER),
        Zone("subject", "Lý do ghi dưới đây", ZoneKind.TEXT, Area(-2, 6, 120, 16)),
    ),
)
READ = {"holder_name": "Nguyễn Văn An", "date": "2019-03-05", "plot": "1245", "subject": "Xin tách thửa đất ở thôn Đông"}


def read(text: PageText, *templates: Template) -> dict[str, str]:
    return {e.field: e.value for e in zone_entries("p1", text, templates)}


def moved(lines: list[Placed], right: float, down: float) -> list[Placed]:
    return [(x + right, y + down, text) for x, y, text in lines]


def test_each_zone_of_a_form() -> None:
    zones = replace(TEMPLATE, zones=tuple(z for z in TEMPLATE.zones if z.field != "date"))
    assert read(page(SLIP), zones) == {f: v for f, v in READ.items() if f != "date"}
    without_neighbour = [x for x in SLIP if "thửa:" not in x[2]]
    assert read(page(without_neighbour), TEMPLATE)["date"] == READ["date"]


def test_zones_go_with_their_anchor() -> None:
    assert read(page(moved(SLIP, 60, 110)), TEMPLATE)["subject"] == READ["subject"]


def test_misread_signs_and_anchors_are_known() -> None:
    worn = [(x, y, text.replace("TIẾP NHẬN", "TIÊP NHÂN").replace("chủ hộ", "chu hô")) for x, y, text in SLIP]
    assert read(page(worn), TEMPLATE)["holder_name"] == "Nguyễn Văn An"


def test_other_pages_are_left_alone() -> None:
    assert read(page(DECISION), TEMPLATE) == {}
    assert read(page(SLIP)) == {}


@pytest.mark.parametrize("value", ["........", "nguyễn văn an", "12"])
def test_a_zone_that_holds_something_else_is_left_out(value: str) -> None:
    lines = [(x, y, text.replace("Nguyễn Văn An", value)) for x, y, text in SLIP]
    assert "holder_name" not in read(page(lines), TEMPLATE)


def test_of_two_kinds_the_one_with_more_signs() -> None:
    other = Template("other", ("Phiếu tiếp nhận hồ sơ", "Lý do ghi dưới đây"), (Zone("note", "Số thửa"),))
    assert list(read(page(SLIP), TEMPLATE, other)) == ["note"]


def test_a_rectangle_finds_its_label_and_reads_the_next_form() -> None:
    px = DPI / MM_PER_INCH
    text = page(SLIP)
    name = next(w for w in text.words if w.text == "Nguyễn")
    zone = zone_at(text, Box(name.box.left - 5, name.box.top - 5, name.box.left + 60 * px, name.box.bottom + 5), "who")
    assert zone is not None
    assert zone.anchor == "và tên chủ hộ"
    other = [(x, y, t.replace("Nguyễn Văn An", "Trần Thị Bình")) for x, y, t in moved(SLIP, -40, 90)]
    assert read(page(other), Template("t", TEMPLATE.signs, (zone,))) == {"who": "Trần Thị Bình"}


def test_a_rectangle_below_its_label() -> None:
    text = page(SLIP)
    zone = zone_at(text, Box(290, 650, 1200, 760), "subject")
    assert zone is not None
    assert zone.anchor == "Lý do ghi dưới"
    assert read(text, Template("t", TEMPLATE.signs, (zone,))) == {"subject": READ["subject"]}


def test_a_rectangle_on_an_empty_page_has_no_label() -> None:
    assert zone_at(page([]), Box(0, 0, 100, 100), "who") is None


def test_the_description_is_read_by_them() -> None:
    whole = describe([("p1", page([x for x in SLIP if "thửa:" not in x[2]]))], templates=(TEMPLATE,))
    entry = whole.get("subject")
    assert entry is not None
    assert (entry.value, entry.origin.rule) == (READ["subject"], "template phieu")
    assert entry.origin.box is not None
