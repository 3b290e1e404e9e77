"""Builds resources/units/communes-2026-07.json from the two public tables of administrative units.

`python -m tools.units COMMUNES.csv BEFORE.csv`: the communes in force, and the communes before 1 July 2025 with what each
became; both from data sets under the MIT licence that the file names.
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from archivist import durable
from archivist.ocr.fields.unit_names import key, level_of

_LONG = ("communes", "now", "before")
INTO = Path(__file__).resolve().parents[1] / "resources/units/communes-2026-07.json"
ABOUT = {
    "id": "units-2026-07",
    "title": "Communes in force in July 2026, and what the communes before 1 July 2025 became",
    "effective": "2025-07-01",
    "sources": [
        "https://github.com/thanglequoc/vietnamese-provinces-database (MIT): QĐ 19/2025/QĐ-TTg up to NQ 30/2026/QH16",
        "https://github.com/tranngocminhhieu/vietnamadminunits (MIT): what each commune of before became",
    ],
    "notes": [
        "communes: by the code of the province, 'code name'.",
        "now: by name without level, as archivist.ocr.fields.unit_names.key folds it, the codes.",
        "before: by such a name, 'level|district|former province|code', several codes where divided.",
        "A former province is named by the first three digits of its personal numbers.",
        "A district without communes (an island) is itself meant.",
    ],
}
Row = dict[str, str]


def built(communes: Sequence[Row], before: Iterable[Row]) -> dict[str, object]:
    """The table as its file has it. A successor whose code is not in force is found by its name within its province."""
    listed: dict[str, list[str]] = defaultdict(list)
    now: dict[str, list[str]] = defaultdict(list)
    for row in communes:
        listed[row["province_code"]].append(f"{row['commune_code']} {row['commune_name']}")
        now[key(row["commune_name"])].append(row["commune_code"])
    codes = {(row["province_code"], row["commune_name"]): row["commune_code"] for row in communes}
    return ABOUT | {"communes": dict(listed), "now": now, "before": _before(before, codes)}


def _before(rows: Iterable[Row], codes: dict[tuple[str, str], str]) -> dict[str, list[str]]:
    known = set(codes.values())
    became: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in rows:
        new = row["new_commune_code"]
        new = new if new in known else codes[row["new_province_code"], row["new_commune"]]
        became[row["old_commune"] or row["old_district"], row["old_district"], f"0{row['old_province_code']}"].append(new)
    found: dict[str, list[str]] = defaultdict(list)
    for (name, district, province), after in became.items():
        found[key(name)].append("|".join((level_of(name), district, province, " ".join(after))))
    return found


def compact(table: dict[str, object]) -> str:
    """JSON with one line for each province, and for each name."""
    lines = [f" {_json(name)}: {_json(value)}" for name, value in table.items() if name not in _LONG]
    for name in _LONG:
        rows = table[name]
        assert isinstance(rows, dict)
        lines.append(f" {_json(name)}: {{\n" + ",\n".join(f"  {_json(k)}: {_json(v)}" for k, v in rows.items()) + "\n }")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _rows(path: str) -> list[Row]:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    durable.keep(INTO, compact(built(_rows(sys.argv[1]), _rows(sys.argv[2]))).encode())
