"""Tests of what the desk reads: rows, states and counts, from what is recorded."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archivist.model.doubt import Doubt, Severity
from archivist.model.doubt import Place as DoubtPlace
from archivist.model.event import Draft
from archivist.model.page import Aside
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.troubles import NotFound, Truncated
from archivist.ui.sight.description import described
from archivist.ui.sight.doubts import doubts_of
from archivist.ui.sight.news import News, news
from archivist.ui.sight.outline import Counts
from archivist.ui.sight.page import page_sight
from archivist.ui.sight.place import Place, walk_of
from archivist.ui.sight.reading import dossier_names, dossier_row
from archivist.ui.sight.states import State
from archivist.workflow.doubts import name_of
from archivist.workflow.stages.keeping import failed, kept
from tests.ui import small


@pytest.fixture
def writer(workspace: Path) -> Iterator[Workspace]:
    with Workspace.open(workspace) as opened:
        yield opened


def test_counts_tell_how_far_the_line_is(writer: Workspace) -> None:
    row = dossier_row(writer, small.DOSSIER, ("AIP_hoso",))
    assert row.counts == Counts(captured=4, aside=1, cleaned=4, read=3, documents=2, described=2, bound=1)
    assert row.state is State.DESCRIBED
    assert (row.counts + row.counts).captured == 8
    assert row.counts.to_read == 3


def test_a_package_and_its_delivery_are_seen(writer: Workspace) -> None:
    value = {
        "name": "a.zip",
        "format": "BagIt",
        "object_id": "x",
        "digest": "d" * 64,
        "length": 5,
        "doubts": [],
        "valid": True,
    }
    writer.record([kept("pack:BagIt", small.DOSSIER, "key", value)])
    assert dossier_row(writer, small.DOSSIER, ("BagIt",)).state is State.PACKED
    receipt = {"dossier": small.DOSSIER, "destination": "usb", "place": "/usb/a.zip", "digest": "d" * 64, "length": 5}
    writer.record([Draft("package.delivered", "d" * 64, receipt | {"received_at": "2026-01-02T03:04:05.000000Z"})])
    row = dossier_row(writer, small.DOSSIER, ("BagIt",))
    assert (row.state, row.counts.packages, row.counts.delivered) == (State.DELIVERED, 1, 1)
    assert dossier_row(writer, small.DOSSIER, ("AIP_hoso",)).counts.packages == 0


def test_a_page_that_failed_is_failed(writer: Workspace) -> None:
    writer.record([failed("read", "page-2", "key", Truncated(name="scan_2.png"))])
    pages = {p.page_id: p for p in dossier_row(writer, small.DOSSIER, ()).pages}
    assert pages["page-2"].state is State.FAILED
    assert pages["page-1"].state is State.READ


def test_a_page_that_was_set_aside_lies_in_the_tray_at_once(writer: Workspace) -> None:
    """Even before the line has arranged the dossier again."""
    writer.record([Draft("page.set-aside", "page-2", {"why": Aside.BY_HAND.value})])
    row = dossier_row(writer, small.DOSSIER, ())
    assert [(p.page_id, p.leaf, p.why) for p in row.tray] == [("page-2", 1, Aside.BY_HAND), ("page-4", 2, Aside.BLANK)]
    assert [p.page_id for p in row.documents[0].pages] == ["page-1"]


def test_what_is_not_arranged_yet_stands_in_its_batch(writer: Workspace) -> None:
    small.capture(writer, "page-5", 5)
    (batch,) = dossier_row(writer, small.DOSSIER, ()).batches
    assert [(p.page_id, p.leaf, p.state) for p in batch.pages] == [("page-5", 5, State.WAITING)]


def test_the_walk_goes_through_every_page_once(writer: Workspace) -> None:
    small.capture(writer, "page-5", 5)
    walk = walk_of(dossier_row(writer, small.DOSSIER, ()))
    assert [s.place.page_id for s in walk.steps] == ["page-1", "page-2", "page-3", "page-5", "page-4"]
    assert [s.begins for s in walk.steps] == [True, False, True, True, True]
    assert walk.near(walk.position("page-2")) == ("page-3", "page-1")
    assert walk.position("no such page") == -1
    assert walk.steps[1].place == Place(small.DOSSIER, "page-1", "page-2")


def test_names_come_without_contents(writer: Workspace) -> None:
    (row,) = dossier_names(writer)
    assert (row.title, row.loaded, row.documents) == ("Hồ sơ đường thôn", False, ())
    with pytest.raises(NotFound):
        dossier_row(writer, "no such dossier", ())


def test_a_page_is_seen_with_recipe_and_text(writer: Workspace) -> None:
    sight = page_sight(writer, "page-1")
    assert (sight.size, sight.page.name) == (small.UPRIGHT, "scan_1.png")
    assert sight.text == small.page_text()
    assert page_sight(writer, "page-1", with_text=False).text is None
    assert page_sight(writer, "page-4").text is None
    assert sight.as_captured.recipe != sight.wanted.recipe


def test_a_doubt_knows_its_page(writer: Workspace) -> None:
    found = doubts_of(writer, small.DOSSIER, Settings())
    assert [(a.doubt.code, a.document_id, a.page_id) for a in found.asked] == [
        ("test.doubt", "page-3", "page-3"),
        ("field.unsure", "page-1", "page-1"),
    ]
    assert found.asked[0].name
    assert found.ready


def test_what_the_check_of_a_facsimile_found_names_the_document_not_the_file(writer: Workspace) -> None:
    found = Doubt(
        "pdf.x", Severity.MINOR, "Look at {file}.", "", DoubtPlace(file="page-1.pdf"), {"file": "page-1.pdf", "page": 2}
    )
    writer.record([small.bound("page-1", found)])
    asked = next(a for a in doubts_of(writer, small.DOSSIER, Settings()).asked if a.doubt.code == "pdf.x")
    assert (asked.document_id, asked.page_id, str(asked.doubt)) == ("page-1", "page-2", "Look at document 1.")
    assert asked.name == name_of(found)


def test_the_description_is_that_of_document_or_dossier(writer: Workspace) -> None:
    document = described(writer, small.DOSSIER, "page-1", Settings())
    values = {row.field: (row.value, row.by_hand) for row in document.fields}
    assert values["subject"] == ("Về việc làm đường thôn", True)
    assert values["code"] == ("12/QĐ-UBND", False)
    assert values["agency"] == ("UBND xã An Bình", True)
    dossier = described(writer, small.DOSSIER, None, Settings())
    assert {row.field: row.value for row in dossier.fields}["start_date"] == "2019-03-05"


def test_news_name_what_changed(writer: Workspace) -> None:
    head = writer.head()[0]
    assert news(writer, head) == News(head)
    small.capture(writer, "page-5", 5)
    heard = news(writer, head)
    assert heard == News(head + 1, frozenset({"page-5", small.BATCH}))
    writer.record([Draft("dossier.opened", "dossier-2", {"title": ""})])
    assert news(writer, heard.head).new_dossiers
    assert news(writer, 10**9).subjects is None
