"""Each doubt has a case that raises it and a clean one that does not."""

from dataclasses import replace
from typing import Any

from archivist.model.dossier import Arrangement
from archivist.model.doubt import Doubt, Severity
from archivist.model.measures import Cleaned, Measures
from archivist.model.page import Aside, Master, Page
from archivist.model.plain import plain
from archivist.model.recipe import Recipe, Turn
from archivist.storage.rows import Kept, Refused
from archivist.troubles import Truncated
from archivist.workflow.doubts import document_doubts, dossier_doubts, name_of, page_doubts, refused_doubts
from archivist.workflow.pages import PageState

GOOD = Measures(0, True, 0.0, False, 0.05, 200.0, 180.0, 250.0)


def kept(stage: str, value: Any = None, trouble: dict[str, Any] | None = None) -> Kept:
    return Kept(stage, "p", "key", value, None, trouble, "2026-01-01T00:00:00.000000Z")


def state(page_id: str = "p", digest: str = "a" * 64, **more: Any) -> PageState:
    master = Master(digest, 10, (100, 100), 300.0, "RGB", "JPEG", signed=more.pop("signed", False))
    page = Page(page_id, "b", 1, f"{page_id}.jpg", 0, master)
    measures = more.pop("measures", GOOD)
    stages = more.pop("kept", {"clean": kept("clean", plain(Cleaned(Recipe(), measures)))})
    return PageState(page, stages, more.pop("by_hand", {}), more.pop("aside", None))


def codes(*states: PageState) -> list[str]:
    return [d.code for d in page_doubts(states)]


def test_a_good_page_asks_for_nothing() -> None:
    assert codes(state()) == []


def test_a_file_that_did_not_become_a_page_is_grave_and_names_itself() -> None:
    (doubt,) = refused_doubts([Refused("3.jpg", 0, "input.truncated", {"name": "3.jpg"}, "b")])
    assert (doubt.code, doubt.severity, doubt.place.file) == ("input.truncated", Severity.GRAVE, "3.jpg")
    assert "3.jpg" in str(doubt)
    assert doubt.advice()


def test_a_trouble_of_a_stage_stays_with_its_page() -> None:
    trouble = Truncated(name="p.jpg")
    told = {"code": trouble.code, "details": trouble.details, "sentence": trouble.sentence, "remedy": trouble.remedy}
    assert codes(state(kept={"clean": kept("clean", trouble=told)})) == ["input.truncated"]
    assert codes(state(kept={"clean": kept("clean", trouble=told)}, aside=Aside.BY_HAND)) == []


def test_an_unsure_way_up_is_asked_once_and_not_after_a_hand_has_turned_the_page() -> None:
    unsure = replace(GOOD, rotation_sure=False)
    assert codes(state(measures=unsure)) == ["page.which-way-up"]
    assert codes(state(measures=unsure, by_hand={"recipe": plain(Recipe((Turn(2),)))})) == []
    assert codes(state(measures=replace(unsure, blank=True))) == []


def test_the_same_picture_twice_is_asked_of_the_second() -> None:
    doubts = list(page_doubts([state("p1"), state("p2"), state("p3", "b" * 64)]))
    assert [(d.code, d.place.page_id) for d in doubts] == [("page.duplicate", "p2")]


def test_a_signed_original_is_noted_and_holds_nothing_back() -> None:
    (doubt,) = page_doubts([state(signed=True)])
    assert (doubt.code, doubt.severity) == ("page.signed-original", Severity.NOTE)


def test_what_the_checks_of_facsimile_and_package_found_is_passed_on() -> None:
    found = Doubt("pdf.no-title", Severity.MINOR, "There is no title.", "Give one.")
    assert [d.code for d in document_doubts("d", kept("bind", {"doubts": [plain(found)]}))] == ["pdf.no-title"]
    assert [d.code for d in dossier_doubts(None, [kept("pack", {"doubts": [plain(found)]})])] == ["pdf.no-title"]


def test_a_dossier_without_pages_is_grave() -> None:
    assert [d.code for d in dossier_doubts(Arrangement(()), [])] == ["dossier.empty"]
    assert list(dossier_doubts(None, [])) == []


def test_a_doubt_keeps_its_name_as_long_as_it_is_the_same() -> None:
    one, again = (next(iter(page_doubts([state(signed=True)]))) for _ in range(2))
    (other,) = page_doubts([state("q", signed=True)])
    assert name_of(one) == name_of(again) != name_of(other)
