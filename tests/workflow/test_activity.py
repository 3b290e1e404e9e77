"""Activity tells acts once, in words, with their places."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archivist.model.event import Draft
from archivist.storage.workspace import Workspace
from archivist.workflow import acts, values
from archivist.workflow.activity import activity, fitting
from tests.workflow import small


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small.make(tmp_path / "w") as made:
        yield made


def test_an_act_is_told_once_with_its_place(workspace: Workspace) -> None:
    acts.do(workspace, values.set_field(small.DOSSIER, "p4", "code", "12/QĐ-UBND"))
    acts.undo(workspace)
    told = [(h.told(), h.dossier_id, h.page_id) for h in activity(workspace)]
    assert told == [
        ("Taken back: Set a field", "d", ""),
        ("Set a field", "d", "p4"),
        ("Scanned from test", "d", ""),
        ("Dossier opened: Hồ sơ", "d", ""),
    ]


def test_what_was_done_without_the_desk_is_told_too(workspace: Workspace) -> None:
    workspace.record([Draft("value.set", "p1", {"field": "subject", "value": "x"})], "lan")
    workspace.record([Draft("page.set-aside", "p2", {"why": "by-hand"})], "hoa")
    assert [(h.actor, h.told(), h.page_id) for h in activity(workspace)[:2]] == [
        ("hoa", "Set aside", "p2"),
        ("lan", "Set by hand: subject", "p1"),
    ]


def test_it_is_sifted_without_diacritics_and_read_in_parts(workspace: Workspace) -> None:
    workspace.record([Draft("value.set", "p1", {"field": "subject", "value": "x"})], "Hòa")
    every = activity(workspace)
    assert [h.actor for h in fitting(every, "hoa by hand")] == ["Hòa"]
    assert fitting(every, "nothing") == ()
    first = activity(workspace, most=1)
    assert (*first, *activity(workspace, first[-1].seq)) == every


def test_of_a_folder_its_name_is_told(workspace: Workspace) -> None:
    workspace.record([Draft("batch.opened", "b2", {"dossier": "d", "device": "files:/somewhere/far/scans"})])
    assert activity(workspace)[0].told() == "Scanned from scans"


def test_an_event_that_tells_little_is_told_all_the_same(workspace: Workspace) -> None:
    workspace.record([Draft("copy.made", "", {"blobs": 1}), Draft("page.removed", "gone", {"digest": "x"})])
    assert [(h.told(), h.dossier_id) for h in activity(workspace)[:2]] == [
        ("Page removed for good: –", ""),
        ("Second copy brought up to date", ""),
    ]
