"""List and paper prove each other, or somebody is asked; what a hand has set stays."""

import pytest

from archivist.model.description import By, Description, Entry, Origin
from archivist.model.given import Given, GivenDossier, Level, Matched, Why
from archivist.workflow.given import PROOF, conflicts, same, with_given, without_paper


def rows(**told: str) -> tuple[Matched, ...]:
    return (Matched(Given(Level.DOCUMENT, "list.xlsx", 7, told), Why.CODE),)


def read(value: str, by: By = By.MACHINE, confidence: float = 0.8, field: str = "subject") -> Description:
    return Description((Entry(field, value, Origin(by, "p", read=value, confidence=confidence)),))


def entry(description: Description, field: str = "subject") -> Entry:
    found = description.get(field)
    assert found is not None
    return found


def test_what_both_say_is_proved() -> None:
    one = entry(with_given(read("Về việc phê duyệt dự án"), rows(subject="Phê duyệt dự án")))
    assert (one.value, one.origin.proved, one.origin.proof) == ("Về việc phê duyệt dự án", True, PROOF)


def test_what_was_not_read_is_taken_from_the_list() -> None:
    one = entry(with_given(Description(), rows(subject="Phê duyệt dự án")))
    assert (one.value, one.origin.by, one.origin.rule) == ("Phê duyệt dự án", By.GIVEN, "list.xlsx, 7")


def test_a_doubtful_reading_gives_way_and_somebody_is_asked() -> None:
    own = read("Phe duyet cu an")
    assert entry(with_given(own, rows(subject="Phê duyệt dự án"))).value == "Phê duyệt dự án"
    (doubt,) = conflicts({"d": own}, {"d": rows(subject="Phê duyệt dự án")})
    assert (doubt.code, doubt.place.field, doubt.place.page_id) == ("given.conflict", "subject", "p")
    assert str(doubt) == "list.xlsx, 7 says Phê duyệt dự án; on the paper stands Phe duyet cu an."


def test_a_sure_reading_stays_and_somebody_is_asked() -> None:
    own = read("Phê duyệt dự án", confidence=0.999)
    assert entry(with_given(own, rows(subject="Bổ nhiệm"))).value == "Phê duyệt dự án"
    assert len(list(conflicts({"d": own}, {"d": rows(subject="Bổ nhiệm")}))) == 1


def test_what_a_hand_has_set_stays_and_nobody_is_asked() -> None:
    own = read("Phê duyệt dự án", By.HAND, 1.0)
    assert entry(with_given(own, rows(subject="Bổ nhiệm"))).value == "Phê duyệt dự án"
    assert list(conflicts({"d": own}, {"d": rows(subject="Bổ nhiệm")})) == []


def test_where_they_agree_nobody_is_asked() -> None:
    assert list(conflicts({"d": read("Phê duyệt dự án")}, {"d": rows(subject="V/v phê duyệt dự án.")})) == []


@pytest.mark.parametrize(
    ("field", "one", "other", "alike"),
    [("code", "07/QĐ-UBND", "7/QĐ-UBND", True), ("code", "7/QĐ-UBND", "8/QĐ-UBND", False),
     ("date", "2019-03-02", "2019", True), ("date", "2019-03-02", "2019-04", False),
     ("agency", "UBND XÃ HOÀ BẮC", "UBND xã Hòa Bắc", True), ("agency", "UBND XÃ HÒA BẮC", "UBND xã Hoa Bắc", False),
     ("subject", "Về việc bổ nhiệm", "V/v bổ nhiệm.", True)],
)  # fmt: skip
def test_what_means_the_same(field: str, one: str, other: str, alike: bool) -> None:
    assert same(field, one, other) is alike


def test_a_row_without_a_paper() -> None:
    missing = Given(Level.DOCUMENT, "list.xlsx", 9, {"code": "12/TB-UBND"})
    (doubt,) = without_paper("dossier", GivenDossier(unmatched=(missing,)))
    assert str(doubt) == "12/TB-UBND stands in the list (list.xlsx, 9), but no document of the dossier is it."
    assert list(without_paper("dossier", GivenDossier())) == []
