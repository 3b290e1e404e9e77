"""Doubts about pictures: each has a case that raises it and a clean one that does not."""

from dataclasses import replace
from typing import Any

import pytest

from archivist.model.measures import Cleaned, Measures
from archivist.model.measures import Quality as Figures
from archivist.model.page import Aside, Master, Page
from archivist.model.plain import plain
from archivist.model.recipe import Recipe, Size
from archivist.model.sheet_size import is_archive_size, likely_dpi
from archivist.settings import Quality
from archivist.storage.rows import Kept
from archivist.workflow.page_quality import quality_doubts, ranked
from archivist.workflow.pages import PageState

SHARP = Figures(0.05, 2.3, 0.0, 0)
GOOD = Measures(0, True, 0.0, False, 0.05, 200.0, 180.0, 250.0, quality=SHARP)
A4: Size = (2480, 3508)


def state(number: int = 1, measures: Measures = GOOD, size: Size = A4, dpi: float = 300.0, **more: Any) -> PageState:
    master = Master(f"{number:064d}", 10, size, dpi, "RGB", "JPEG")
    page = Page(f"p{number}", more.pop("batch", "b"), number, f"p{number}.jpg", 0, master)
    clean = Kept("clean", "p", "key", plain(Cleaned(Recipe(), measures)), None, None, "2026-01-01T00:00:00.000000Z")
    return PageState(page, {"clean": clean}, {}, more.pop("aside", None))


BOUNDS = Quality()


def codes(*states: PageState, bounds: Quality = BOUNDS) -> list[str]:
    return [d.code for d in quality_doubts(states, bounds)]


@pytest.mark.parametrize(
    ("measures", "code"),
    [
        (replace(GOOD, quality=replace(SHARP, blur_mm=0.2)), "page.blurred"),
        (replace(GOOD, contrast=30.0), "page.faint"),
        (replace(GOOD, paper=90.0), "page.dark"),
        (replace(GOOD, quality=replace(SHARP, cast=60.0)), "page.colour-cast"),
        (replace(GOOD, quality=replace(SHARP, cut=9)), "page.cut-off"),
    ],
)
def test_what_is_beyond_a_bound_is_doubted_and_a_page_within_is_not(measures: Measures, code: str) -> None:
    assert codes(state()) == []
    (doubt,) = quality_doubts([state(measures=measures)], Quality())
    assert doubt.code == code
    assert "p1.jpg" in str(doubt)
    assert doubt.advice()


def test_bounds_are_settings() -> None:
    assert codes(state(), bounds=Quality(most_blur=0.01)) == ["page.blurred"]
    assert codes(state(measures=replace(GOOD, contrast=30.0)), bounds=Quality(least_contrast=20.0)) == []


def test_pages_in_the_tray_and_pages_without_measures_are_not_doubted() -> None:
    bad = replace(GOOD, contrast=1.0)
    assert codes(state(measures=bad, aside=Aside.BY_HAND)) == []
    assert codes(state(measures=replace(bad, blank=True))) == []
    assert codes(state(measures=replace(bad, quality=None))) == []


@pytest.mark.parametrize("size", [A4, (3508, 2480), (1748, 2480), (4961, 3508), (2550, 3300), (2480, 3900)])
def test_sheets_from_a5_to_a3_are_usual(size: Size) -> None:
    assert is_archive_size(size, 300.0, 0.1)
    assert codes(state(size=size)) == []


def test_a_resolution_that_cannot_be_is_named_with_the_one_that_can() -> None:
    (doubt,) = quality_doubts([state(dpi=72.0)], Quality())
    assert doubt.code == "page.declared-dpi"
    assert "300" in str(doubt)
    assert likely_dpi((1240, 1754)) == 150


def test_a_slip_is_only_noted() -> None:
    assert codes(state(size=(900, 700))) == ["page.odd-size"]
    assert likely_dpi((900, 700)) is None


def test_a_page_unlike_its_batch_is_told_and_the_worst_stands_first() -> None:
    batch = [state(n, replace(GOOD, paper=248.0 + n % 3)) for n in range(8)]
    assert codes(*batch) == []
    grey, black = state(8, replace(GOOD, paper=170.0)), state(9, replace(GOOD, paper=120.0))
    doubts = [d for d in quality_doubts([grey, *batch, black], Quality()) if d.code == "page.unlike-batch"]
    assert [d.place.page_id for d in doubts] == ["p9", "p8"]
    assert codes(grey, *[state(n, batch="other") for n in range(8)]) == []


def test_of_a_few_pages_none_is_usual() -> None:
    assert ranked([(state(n), replace(GOOD, paper=50.0 * n)) for n in range(4)]) == []


@pytest.mark.parametrize("odd", [replace(GOOD, skew_deg=7.0), replace(GOOD, ink=0.0002)], ids=["askew", "hardly any ink"])
def test_a_page_that_lies_askew_or_is_nearly_blank_among_full_ones_is_told_first(odd: Measures) -> None:
    usual = [replace(GOOD, skew_deg=0.1 * n, ink=0.04 + 0.004 * n) for n in range(6)]
    assert codes(*(state(n, m) for n, m in enumerate(usual))) == []
    pages = [state(n, m) for n, m in enumerate([*usual, odd])]
    assert codes(*pages) == ["page.unlike-batch"]
    assert ranked([(p, p.cleaned.measures) for p in pages if p.cleaned])[0][1].page.page_id == "p6"
