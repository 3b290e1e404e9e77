from archivist.model.description import By, Entry, Origin
from archivist.model.lessons import Lesson, Lessons
from archivist.ocr.fields import describe
from archivist.ocr.fields.learned import with_lessons
from tests.ocr.typed import DECISION, page

READ, MEANT = "TRƯỜNG MÂM NON HOA SEN", "TRƯỜNG MẦM NON HOA SEN"


def entry(value: str = READ, confidence: float = 0.9, *, proved: bool = False) -> Entry:
    return Entry("agency", value, Origin(By.MACHINE, "p", None, READ, confidence, "head-left", proved))


def taught(one: Entry, *lessons: Lesson) -> Entry:
    return with_lessons([one], Lessons(lessons))[0]


def test_a_correction_is_proposed_when_the_same_is_read_again_and_surer_each_time() -> None:
    found = [taught(entry(), Lesson("agency", READ, MEANT, times)) for times in (1, 2, 3, 9)]
    assert {e.value for e in found} == {MEANT}
    assert {e.origin.rule for e in found} == {"learned"}
    assert [e.sure for e in found] == [False, False, True, True]
    assert found[0].origin.read == READ


def test_two_corrections_that_differ_are_asked_about() -> None:
    found = taught(entry(), Lesson("agency", READ, MEANT, 5), Lesson("agency", READ, "TRƯỜNG MẦM NON HOA SÚNG", 1))
    assert not found.sure


def test_a_name_that_was_confirmed_before_is_proved() -> None:
    found = taught(entry(MEANT), Lesson("agency", "something else", MEANT, 1))
    assert (found.value, found.origin.proved, found.origin.proof) == (MEANT, True, "confirmed before")


def test_what_is_much_alike_is_proposed_and_still_asked_about() -> None:
    found = taught(entry("TRƯỜNG MẦM NON HOA SEM"), Lesson("agency", "x", MEANT, 4))
    assert (found.value, found.origin.rule, found.sure) == (MEANT, "learned-alike", False)
    other = taught(entry("TRƯỜNG MẦM NON HOA SEM"), Lesson("agency", "x", MEANT, 4), Lesson("agency", "y", f"{MEANT}A", 4))
    assert other.value == "TRƯỜNG MẦM NON HOA SEM"


def test_what_is_sure_or_proved_or_of_another_field_stays() -> None:
    lesson = Lesson("agency", "x", MEANT, 9)
    assert taught(entry(READ, 0.999), lesson).value == READ
    assert taught(entry(READ, proved=True), Lesson("agency", READ, MEANT, 9)).value == READ
    assert taught(entry(), Lesson("place", READ, MEANT, 9)).value == READ


def test_a_document_is_described_with_what_was_taught() -> None:
    lessons = Lessons((Lesson("signer_name", "Phạm Công Tuấn", "Phạm Công Tuân", 3),))
    assert describe([("p", page(DECISION))], lessons).value("signer_name") == "Phạm Công Tuân"
    assert describe([("p", page(DECISION))]).value("signer_name") == "Phạm Công Tuấn"
