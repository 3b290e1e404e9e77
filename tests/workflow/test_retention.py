"""A period is proposed with its reason; where no row is meant, none is."""

import json
from pathlib import Path

import pytest

from archivist.model.description import By, Description, Entry, Origin
from archivist.packaging.rules import load_rules
from archivist.troubles import BadSetting
from archivist.workflow.retention import period_of, retention


def about(*subjects: str) -> list[Description]:
    return [Description((Entry("subject", text, Origin(By.MACHINE)),)) for text in subjects]


def code(title: str, *subjects: str) -> str:
    kept = period_of(title, about(*subjects), retention())
    return kept.row.code if kept else ""


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Tập TỜ KHAI ĐĂNG KÝ KẾT HÔN phường Hà Tu năm 2001", "01"),
        ("Tập to khai dang ky ket hon", "01"),
        ("Hồ sơ nhà thầu trúng thầu xây dựng trường mầm non", "05"),
        ("Hồ sơ không trúng thầu", "07"),
        ("Hồ sơ về việc xây dựng đường giao thông nông thôn năm 2019", ""),
        ("", ""),
    ],
)
def test_the_title_says_what_a_dossier_is(title: str, wanted: str) -> None:
    assert code(title) == wanted


def test_most_of_the_subjects_say_it_too() -> None:
    assert code("Hồ sơ số 12", "Đăng ký khai sinh", "Đăng ký khai sinh", "Về việc bổ nhiệm") == "01"
    assert code("Hồ sơ số 12", "Đăng ký khai sinh", "Về việc bổ nhiệm", "Về việc điều động") == ""


def test_of_several_rows_the_longest_period_holds() -> None:
    assert code("Phiếu tín nhiệm và giải quyết khiếu nại") == "05"
    assert code("Giải quyết khiếu nại về thu hồi đất") == "01"


def test_the_reason_names_table_row_and_basis() -> None:
    kept = period_of("Phiếu tín nhiệm", [], retention())
    assert kept is not None
    assert kept.reason(retention()) == "retention-2026: Phiếu tín nhiệm (TT 10/2022/TT-BNV, Phụ lục)"


def test_rows_have_codes_of_the_circular_and_a_basis() -> None:
    codes = load_rules().lists["maintenance"]
    named = {0: "Vĩnh viễn", 70: "70 năm", 50: "50 năm", 30: "30 năm", 20: "20 năm", 10: "10 năm"}
    for row in retention().rows:
        assert codes[row.code] == named.get(row.years, "Khác")
        assert row.basis
        assert row.mark in ("V1", "V2", "D", "R")


def test_an_institution_has_a_table_of_its_own(tmp_path: Path) -> None:
    row = {"group": "Hồ sơ cầu đường", "years": 50, "code": "03", "basis": "QĐ 1/QĐ-UBND", "mark": "V1", "words": ["đường"]}
    own = tmp_path / "own.json"
    own.write_text(json.dumps({"id": "own", "effective": "2026-01-01", "rows": [row]}), encoding="utf-8")
    kept = period_of("Hồ sơ xây dựng đường", [], retention(own))
    assert kept is not None
    assert kept.row.code == "03"


@pytest.mark.parametrize("text", ["", "{}", '{"id": 1, "effective": "x", "rows": [{"group": "x"}]}'])
def test_a_file_that_is_no_table_is_named(tmp_path: Path, text: str) -> None:
    own = tmp_path / "own.json"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(BadSetting, match=r"own\.json"):
        retention(own)
