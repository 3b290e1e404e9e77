"""The table of units is built from rows; a successor's stale code is found by its name."""

import json

from tools.units import INTO, built, compact

NOW = [
    {"province_code": "22", "commune_code": "06970", "commune_name": "Xã Ba Chẽ"},
    {"province_code": "22", "commune_code": "06985", "commune_name": "Xã Lương Minh"},
]


def before(commune: str, code: str, name: str) -> dict[str, str]:
    told = {"old_province_code": "22", "old_province": "Tỉnh Quảng Ninh", "old_district": "Huyện Ba Chẽ"}
    return told | {"old_commune": commune, "new_province_code": "22", "new_commune_code": code, "new_commune": name}


def test_divided_communes_have_several_codes() -> None:
    rows = [before("Xã Đồn Đạc", "06978", "Xã Ba Chẽ"), before("Xã Đồn Đạc", "06985", "Xã Lương Minh")]
    table = json.loads(compact(built(NOW, rows)))
    assert table["communes"] == {"22": ["06970 Xã Ba Chẽ", "06985 Xã Lương Minh"]}
    assert table["now"] == {"ba chẽ": ["06970"], "lương minh": ["06985"]}
    assert table["before"] == {"đồn đạc": ["xã|Huyện Ba Chẽ|022|06970 06985"]}


def test_a_district_without_communes_is_meant_itself() -> None:
    table = built(NOW, [before("", "06970", "Xã Ba Chẽ")])
    assert table["before"] == {"ba chẽ": ["huyện|Huyện Ba Chẽ|022|06970"]}


def test_the_shipped_table_names_its_sources() -> None:
    table = json.loads(INTO.read_text(encoding="utf-8"))
    assert all("MIT" in source for source in table["sources"])
    assert (
        sum(line.count(" ") > line.rpartition("|")[0].count(" ") for rows in table["before"].values() for line in rows)
        == 471
    )
