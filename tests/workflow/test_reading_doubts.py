"""Each doubt has a dossier that raises it and a clean one that does not."""

import datetime as dt

from archivist.model.description import By, Description, Entry, Origin
from archivist.model.dossier import Arrangement, Because, Document
from archivist.model.doubt import Doubt
from archivist.workflow.reading_doubts import reading_doubts

TODAY = dt.date(2026, 11, 22)


def described(number: str, date: str, **more: str) -> Description:
    told = {"agency": "UBND XÃ HÒA BẮC", "notation": "QĐ-UBND", "code": f"{number}/QĐ-UBND", "number": number, "date": date}
    return Description(tuple(Entry(f, v, Origin(By.MACHINE, "p", None, v)) for f, v in (told | more).items()))


def doubts(*documents: Description, period: tuple[str, str] = ("", "")) -> list[Doubt]:
    arranged = tuple(Document(f"d{i}", i, (f"d{i}",), Because.FIRST) for i in range(1, len(documents) + 1))
    return list(reading_doubts(Arrangement(arranged), {}, {f"d{i}": d for i, d in enumerate(documents, 1)}, TODAY, period))


def missing(*numbers: int | None) -> list[Doubt]:
    pages = tuple(f"p{i}" for i in range(len(numbers)))
    arrangement = Arrangement((Document("p0", 1, pages, Because.FIRST),))
    return list(reading_doubts(arrangement, dict(zip(pages, numbers, strict=True)), {"p0": Description()}, TODAY))


def test_a_page_number_that_is_missing() -> None:
    (doubt,) = missing(None, 2, 4)
    assert (doubt.code, doubt.place.page_id, doubt.details) == ("document.page-missing", "p2", {"before": 2, "after": 4})
    assert missing(None, 2, 3, None, 5) == []
    assert missing(None, 2, 3, 1, 2) == []
    assert missing(None, None) == []


def test_a_date_to_come() -> None:
    (doubt,) = doubts(described("12", "2027-01-05"))
    assert (doubt.code, doubt.place.field) == ("document.date-to-come", "date")
    assert "05/01/2027" in str(doubt)
    assert doubts(described("12", "2026-11-22")) == []
    assert doubts(described("12", "không rõ")) == []


def test_one_number_on_two_days() -> None:
    assert [d.code for d in doubts(described("12", "2024-03-01"), described("12", "2024-04-01"))] == [
        "document.number-twice"
    ]
    assert doubts(described("12", "2024-03-01"), described("12", "2024-03-01")) == []
    assert doubts(described("12", "2024-03-01"), described("12", "2023-03-01")) == []
    assert doubts(described("12", "2024-03-01"), described("12", "2024-04-01", notation="KH-UBND")) == []


def test_numbers_against_the_order_of_the_days() -> None:
    (doubt,) = doubts(described("90", "2024-02-01"), described("12", "2024-03-01"))
    assert doubt.code == "document.number-order"
    assert str(doubt) == "90/QĐ-UBND is dated 01/02/2024, before 12/QĐ-UBND of 01/03/2024, which has a smaller number."
    assert doubts(described("12", "2024-02-01"), described("90", "2024-03-01")) == []
    assert doubts(described("90", "2024-02-01"), described("12", "2024-03-01", agency="SỞ Y TẾ")) == []


def test_a_date_outside_the_years_of_the_dossier() -> None:
    (doubt,) = doubts(described("12", "2024-03-01"), described("13", "1924-03-05"), period=("2023-05-01", "2024"))
    assert (doubt.code, doubt.place.subject, doubt.place.field) == ("document.date-outside", "d2", "date")
    assert str(doubt) == "The date 05/03/1924 lies outside the years of the dossier, 2023 to 2024."
    assert doubts(described("12", "2023-01-01"), period=("2023-05-01", "2024-02-01")) == []
    assert doubts(described("12", "1999-01-01"), period=("2023-05-01", "")) == []


def test_a_date_that_is_proved_or_set_is_not_asked_about() -> None:
    entry = Entry("date", "1999-01-01", Origin(By.MACHINE, proved=True))
    assert doubts(Description((entry,)), period=("2023", "2024")) == []
    assert doubts(Description((Entry("date", "1999-01-01", Origin(By.HAND)),)), period=("2023", "2024")) == []
