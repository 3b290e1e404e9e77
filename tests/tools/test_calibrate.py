import xml.etree.ElementTree as ET

from tools.calibrate import Value, fitted, steps
from tools.reliability import picture


def values(field: str, measure: float, right: int, wrong: int) -> list[Value]:
    return [Value(field, "r", measure, i < right) for i in range(right + wrong)]


def test_neighbours_that_fall_are_pooled() -> None:
    blocks = steps([*values("a", 0.3, 5, 5), *values("a", 0.5, 2, 8), *values("a", 0.9, 10, 0)])
    assert [(b.count, b.right) for b in blocks] == [(20, 7.0), (10, 10.0)]


def test_a_field_that_is_wrong_more_often_gets_a_greater_ratio() -> None:
    told = fitted([*values("good", 0.9, 60, 0), *values("bad", 0.9, 45, 15), *values("rare", 0.9, 3, 0)])
    ratios = told["ratios"]
    assert isinstance(ratios, dict)
    assert ratios["good"] < 1 < ratios["bad"]
    assert "rare" not in ratios


def test_the_picture_is_well_formed_and_tells_how_many_values_there_were() -> None:
    drawn = ET.fromstring(picture([(0.2, False), (0.95, True), (0.95, True)]))
    assert [t.text for t in drawn.iter("{http://www.w3.org/2000/svg}text")][-2:] == ["1", "2"]
