"""The unit of today stands beside the name that was written; where there are several, one answer holds for the agency."""

from archivist.model.description import By, Description, Entry, Origin
from archivist.settings import Settings
from archivist.workflow.units_today import CHOSEN, FIELD, unit_doubts, with_units

SETTINGS = Settings.model_validate({"agency": {"code": "H26.107"}})
DIVIDED, WHOLE = "UBND PHƯỜNG CỐNG VỊ", "UBND PHƯỜNG TRÚC BẠCH"


def paper(agency: str, unit: str = "") -> Description:
    told = [Entry("agency", agency, Origin(By.MACHINE, "p")), Entry("date", "2024-03-01", Origin(By.MACHINE, "p"))]
    return Description((*told, *((Entry(FIELD, unit, Origin(By.HAND)),) if unit else ())))


def test_the_name_stays_as_it_was_written() -> None:
    (described,) = with_units({"d": paper(WHOLE)}, SETTINGS).values()
    assert described.value("agency") == WHOLE
    unit = described.get(FIELD)
    assert unit is not None
    assert (unit.value, unit.origin.by, unit.origin.page_id) == ("Phường Ba Đình, Thành phố Hà Nội (00004)", By.RULE, "p")
    assert unit.origin.rule == "units-2026-07"
    assert list(unit_doubts({"d": paper(WHOLE)}, SETTINGS)) == []


def test_a_divided_commune_is_asked_about_once() -> None:
    papers = {"d1": paper(DIVIDED), "d2": paper(DIVIDED)}
    assert [d.value(FIELD) for d in with_units(papers, SETTINGS).values()] == ["", ""]
    (doubt,) = unit_doubts(papers, SETTINGS)
    assert (doubt.code, doubt.place.subject, doubt.place.field) == ("document.unit-open", "d1", FIELD)
    assert "Giảng Võ" in str(doubt)
    assert "Ngọc Hà" in str(doubt)


def test_the_answer_holds_for_the_other_papers_of_the_agency() -> None:
    answer = "Phường Ngọc Hà, Thành phố Hà Nội (00008)"
    papers = {"d1": paper(DIVIDED, answer), "d2": paper(DIVIDED), "d3": paper(WHOLE)}
    found = with_units(papers, SETTINGS)
    assert found["d2"].value(FIELD) == answer
    entry = found["d2"].get(FIELD)
    assert entry is not None
    assert entry.origin.rule == CHOSEN
    assert found["d3"].value(FIELD).startswith("Phường Ba Đình")
    assert list(unit_doubts(papers, SETTINGS)) == []


def test_papers_of_others_are_left_alone() -> None:
    assert with_units({"d": paper("CÔNG TY TNHH BÌNH AN")}, SETTINGS)["d"].value(FIELD) == ""
