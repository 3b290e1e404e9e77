"""A refusal opens a doubt where a person can mend it, and only as long as the refused package is the present one."""

import pytest

from archivist.model.dossier import Arrangement, Because, Document
from archivist.model.doubt import Place, Severity
from archivist.model.promises.destination import Verdict
from archivist.model.transfer import Standing, Transfer
from archivist.workflow.refusals import refusal_doubts

ARRANGED = Arrangement((Document("p1", 1, ("p1", "p2"), Because.FIRST), Document("p3", 2, ("p3",), Because.LETTERHEAD)))


def transfer(standing: Standing, *verdicts: Verdict) -> Transfer:
    return Transfer("ab", "tinh", "d", standing, 1, "2026", verdicts=verdicts)


def failed(document: str, field: str = "", page: int = 0) -> Verdict:
    return Verdict(document, passed=False, reason="mờ", field=field, page=page)


@pytest.mark.parametrize(
    ("verdict", "place"),
    [
        (failed("H49.64.2019.05.1", "subject", 2), Place("p2", "p1", field="subject")),
        (failed("H49.64.2019.05.0000002"), Place("p3", "p3")),
        (failed("H49.64.2019.05.1", page=9), Place("p1", "p1")),
        (failed("H49.64.2019.05.7"), Place(subject="d")),
        (failed("", "title"), Place(subject="d", field="title")),
        (failed("no number"), Place(subject="d")),
    ],
)
def test_where_it_is_mended(verdict: Verdict, place: Place) -> None:
    passed = Verdict("H49.64.2019.05.2", passed=True)
    (doubt,) = refusal_doubts([transfer(Standing.PARTLY, passed, verdict)], {"ab"}, ARRANGED, "d")
    assert (doubt.place, doubt.severity) == (place, Severity.GRAVE)
    assert "mờ" in str(doubt)
    assert "tinh" in str(doubt)


def test_a_refusal_without_a_reason_is_one_all_the_same() -> None:
    assert len(list(refusal_doubts([transfer(Standing.REFUSED)], {"ab"}, None, "d"))) == 1


@pytest.mark.parametrize("standing", [Standing.ACCEPTED, Standing.CONFIRMED, Standing.QUEUED])
def test_what_is_not_refused_is_left_alone(standing: Standing) -> None:
    assert list(refusal_doubts([transfer(standing, failed("a.1"))], {"ab"}, ARRANGED, "d")) == []


def test_another_package_has_taken_its_place() -> None:
    assert list(refusal_doubts([transfer(Standing.REFUSED, failed("a.1"))], {"cd"}, ARRANGED, "d")) == []
