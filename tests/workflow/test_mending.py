"""A stack mended in place: pages replaced and put in, fronts and backs brought together, and all of it taken back."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from archivist.model.event import Draft
from archivist.model.page import Aside, Master
from archivist.model.plain import plain
from archivist.storage.workspace import Workspace
from archivist.troubles import SidesDiffer
from archivist.workflow import acts
from archivist.workflow.counts import counts
from archivist.workflow.mending import brought_in, insert_after, pair_sides, replace_page
from tests.workflow import small

DEVICE = "escl:http://192.0.2.7/eSCL"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small.make(tmp_path / "w") as made:
        yield made


def captured(workspace: Workspace, *names: str, batch: str = small.BATCH, dossier: str = small.DOSSIER) -> None:
    """As a source would bring them: one page for each name, which is its id too."""
    if batch not in {b.batch_id for b in workspace.batches(dossier)}:
        workspace.record([Draft("batch.opened", batch, {"dossier": dossier, "device": DEVICE})])
    count = sum(p.batch_id == batch for p in workspace.pages(dossier))
    digest = workspace.vault.put(b"picture")
    for ordinal, name in enumerate(names, count + 1):
        master = plain(Master(digest, 7, (100, 140), 100.0, "RGB", "PNG"))
        told = {"batch": batch, "ordinal": ordinal, "name": name, "frame": 0, "master": master}
        workspace.record([Draft("page.captured", name, told)])


def new(workspace: Workspace, *names: str) -> tuple[str, ...]:
    return brought_in(workspace, small.DOSSIER, lambda: captured(workspace, *names))


def test_a_page_scanned_again_stands_where_the_old_one_stood(workspace: Workspace) -> None:
    came = new(workspace, "again")
    assert workspace.why_aside("again") is Aside.BY_HAND
    assert acts.do(workspace, replace_page(workspace, small.DOSSIER, "p2", came)) is not None
    assert small.arranged(workspace) == [["p1", "again", "p3"], ["p4", "p5"]]
    assert workspace.why_aside("p2") is Aside.REPLACED
    assert acts.undo(workspace) == acts.Done("replace", small.DOSSIER, "again")
    assert small.arranged(workspace) == [["p1", "p2", "p3"], ["p4", "p5"]]
    assert workspace.why_aside("again") is Aside.BY_HAND
    acts.redo(workspace)
    assert small.arranged(workspace) == [["p1", "again", "p3"], ["p4", "p5"]]


def test_the_first_page_of_a_document_is_replaced_and_what_a_hand_set_stays(workspace: Workspace) -> None:
    workspace.record([Draft("value.set", "p4", {"field": "agency", "value": "UBND xã An Bình"})])
    acts.do(workspace, replace_page(workspace, small.DOSSIER, "p4", new(workspace, "again")))
    assert small.arranged(workspace) == [["p1", "p2", "p3"], ["again", "p5"]]
    assert workspace.by_hand("again")["agency"] == "UBND xã An Bình"


def test_one_page_may_be_replaced_by_several(workspace: Workspace) -> None:
    acts.do(workspace, replace_page(workspace, small.DOSSIER, "p5", new(workspace, "left", "right")))
    assert small.arranged(workspace) == [["p1", "p2", "p3"], ["p4", "left", "right"]]


def test_a_missed_sheet_is_put_in_behind_a_page(workspace: Workspace) -> None:
    acts.do(workspace, insert_after(workspace, small.DOSSIER, "p3", new(workspace, "missed", "too")))
    assert small.arranged(workspace) == [["p1", "p2", "p3", "missed", "too"], ["p4", "p5"]]
    acts.undo(workspace)
    assert small.arranged(workspace) == [["p1", "p2", "p3"], ["p4", "p5"]]


def test_behind_the_last_page_too(workspace: Workspace) -> None:
    acts.do(workspace, insert_after(workspace, small.DOSSIER, "p6", new(workspace, "last")))
    assert [p.page_id for p in workspace.pages(small.DOSSIER)][-2:] == ["p6", "last"]


@pytest.fixture
def stacks(tmp_path: Path) -> Iterator[Workspace]:
    """An empty dossier; pages are named as a scanner names them."""
    with Workspace.create(tmp_path / "w") as made:
        made.record([Draft("dossier.opened", small.DOSSIER, {"title": "Hồ sơ"})])
        yield made


def order(workspace: Workspace) -> list[str]:
    return [p.name for p in workspace.pages(small.DOSSIER)]


def go(workspace: Workspace, session: str, count: int, first: int = 1) -> list[str]:
    names = [f"{session}-{n:04d}" for n in range(first, first + count)]
    captured(workspace, *names, batch="s")
    return names


def test_backs_come_last_leaf_first_and_make_leaves_with_their_fronts(stacks: Workspace) -> None:
    fronts, backs = go(stacks, "a", 3), go(stacks, "b", 3)
    assert counts(stacks, small.DOSSIER).received == 6
    acts.do(stacks, pair_sides(stacks, small.DOSSIER))
    assert order(stacks) == [name for pair in zip(fronts, reversed(backs), strict=True) for name in pair]
    assert counts(stacks, small.DOSSIER).received == 3
    acts.undo(stacks)
    assert order(stacks) == [*fronts, *backs]
    assert counts(stacks, small.DOSSIER).received == 6


def test_fronts_may_come_in_several_goes(stacks: Workspace) -> None:
    fronts = [*go(stacks, "a", 2), *go(stacks, "b", 1)]
    backs = go(stacks, "c", 3)
    acts.do(stacks, pair_sides(stacks, small.DOSSIER))
    assert order(stacks) == [name for pair in zip(fronts, reversed(backs), strict=True) for name in pair]


def test_what_was_brought_together_is_left_alone_by_the_next_stack(stacks: Workspace) -> None:
    for session in "abcd":
        go(stacks, session, 2)
        if session in "bd":
            acts.do(stacks, pair_sides(stacks, small.DOSSIER))
    assert order(stacks) == ["a-0001", "b-0002", "a-0002", "b-0001", "c-0001", "d-0002", "c-0002", "d-0001"]


@pytest.mark.parametrize("goes", [(3, 2), (2, 3), (3,), ()])
def test_sides_that_do_not_agree_are_never_paired(stacks: Workspace, goes: Sequence[int]) -> None:
    for session, count in zip("abc", goes, strict=False):
        go(stacks, session, count)
    before = order(stacks)
    with pytest.raises(SidesDiffer):
        pair_sides(stacks, small.DOSSIER)
    assert order(stacks) == before


def test_a_back_that_was_missed_is_put_in_and_the_sides_agree(stacks: Workspace) -> None:
    go(stacks, "a", 3)
    go(stacks, "b", 4)
    acts.do(stacks, acts.Act("aside", small.DOSSIER, "b-0004", (Draft("page.set-aside", "b-0004", {"why": "by-hand"}),)))
    acts.do(stacks, pair_sides(stacks, small.DOSSIER))
    assert counts(stacks, small.DOSSIER).received == 3
