"""The tables of fields count what is right, what is sure and what a pen wrote, each by itself."""

from pathlib import Path

from tools.bench.fields import Told, field_tables, right
from tools.bench.truth import Truth

SUBJECT = "Về việc phê duyệt kế hoạch chuyển đổi số của xã Hòa Bắc năm 2026"


def page(stem: str, kind: str, by_pen: frozenset[str] = frozenset(), **fields: str) -> Truth:
    return Truth(stem, Path(stem), kind, ("x",), (), fields, by_pen=by_pen)


def rows(*pages: tuple[Truth, Told]) -> dict[str, list[str]]:
    lines = field_tables([p for p, _ in pages], {p.stem: told for p, told in pages}).splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return {line[0]: line[1:] for line in cells}


GOOD = (
    page("a", "clean", number="12", subject=SUBJECT),
    Told({"number": "12", "subject": SUBJECT + "."}, frozenset(("number",))),
)
WRONG = (page("b", "faded", number="12"), Told({"number": "17"}, frozenset(("number",))))


def test_targets_are_met_or_missed() -> None:
    assert rows(GOOD)["number"] == ["1", "100 %", "97 %", "met", "100%", "0"]
    told = rows(GOOD, WRONG)
    assert told["number"] == ["2", "50 %", "97 %", "**missed**", "100%", "1"]
    assert told["sure, but wrong"] == ["at most 0.5%", "50.0% of 2", "**missed**"]
    assert told["values that are sure"] == ["at least 75%", "67% of 3", "**missed**"]


def test_each_class_of_damage_has_a_row() -> None:
    told = rows(GOOD, WRONG)
    assert told["class"] == ["number", "subject", "all fields"]
    assert told["clean"] == ["100% of 1", "100% of 1", "100% of 2"]
    assert told["faded"] == ["0% of 1", "–", "0% of 1"]


def test_what_a_pen_wrote_has_a_target_of_its_own() -> None:
    pen = (page("c", "clean", frozenset(("number",)), number="12"), Told({"number": "17"}, frozenset()))
    told = rows(GOOD, pen)
    assert told["number"][2:4] == ["97 %", "met"]
    assert told["number, by pen"][1:4] == ["0 %", "85 %", "**missed**"]


def test_a_subject_that_is_nearly_right_counts() -> None:
    near = SUBJECT.replace("kế hoạch", "kê hoạch")
    assert right("subject", SUBJECT, near)
    assert not right("subject", SUBJECT, SUBJECT[:40])
    assert not right("agency", SUBJECT, near)
