"""A second person looks at a sample: its size by the standard, its drawing by a seed, its verdict from what was said."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archivist.settings import Checking, Settings
from archivist.storage.workspace import Workspace
from archivist.troubles import NotFound
from archivist.workflow.sampled import FOUND_WRONG, Verdict, sample_of, sent_back_doubts
from archivist.workflow.sampling import draw, judge
from archivist.workflow.sampling_plan import Draw, by_table, draw_of, drawn, tables
from tests.ui import small


@pytest.mark.parametrize(
    ("lot", "aql", "level", "wanted"),
    [
        (500, "1.0", "II", (50, 1)),  # H
        (1000, "1.0", "II", (80, 2)),  # J
        (3200, "1.0", "II", (125, 3)),  # K
        (1000, "0.65", "II", (80, 1)),  # J
        (1000, "2.5", "II", (80, 5)),  # J
        (1000, "4.0", "II", (80, 7)),  # J
        (20_000, "0.10", "II", (500, 1)),  # M: an arrow down to N
        (100, "1.0", "II", (13, 0)),  # F: an arrow up to E
        (200, "1.0", "II", (50, 1)),  # G: an arrow down to H
        (5, "1.0", "II", (13, 0)),  # A: an arrow down to E
        (1_000_000, "6.5", "III", (200, 21)),  # R: arrows up to L
        (500, "1.0", "I", (13, 0)),
        (500, "1.0", "III", (80, 2)),
    ],
)
def test_sizes_are_those_of_the_standard(lot: int, aql: str, level: str, wanted: tuple[int, int]) -> None:
    assert by_table(lot, aql, level) == wanted


def test_the_plans_say_how_many_are_looked_at() -> None:
    assert draw_of(8, Checking()) == Draw(8, 0)
    assert draw_of(8, Checking(plan="all-and-share")) == Draw(3, 0)
    assert draw_of(1000, Checking(plan="aql", zero=False)) == Draw(80, 2)
    assert draw_of(1000, Checking(plan="aql")) == Draw(80, 0)
    assert draw_of(5, Checking(plan="aql", zero=False)) == Draw(5, 0)  # the whole lot: then none may be wrong
    assert draw_of(1, Checking(plan="aql")) == Draw(1, 0)


@given(st.integers(2, 1_000_000), st.sampled_from(sorted(tables()["zero"])), st.sampled_from(["I", "II", "III"]))
def test_every_lot_has_a_plan(lot: int, aql: str, level: str) -> None:
    size, accept = by_table(lot, aql, level)
    assert size in tables()["sizes"]
    assert 0 <= accept < size
    assert by_table(lot + 1, aql, level)[0] >= 2


@given(st.lists(st.text(min_size=1), unique=True), st.integers(0, 20), st.text())
def test_a_seed_draws_the_same_again(lot: list[str], size: int, seed: str) -> None:
    found = drawn(lot, size, seed)
    assert found == drawn(lot, size, seed)
    assert len(found) == min(size, len(lot))
    assert [i for i in lot if i in found] == list(found)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return small.make(tmp_path / "w")


def test_what_was_drawn_and_said_stays_in_the_ledger(workspace: Path) -> None:
    with Workspace.open(workspace) as opened:
        assert sample_of(opened, small.DOSSIER) is None
        made = draw(opened, small.DOSSIER, Checking(), seed="7")
        assert made.documents == ("page-1", "page-3")
        assert (made.lot, made.accept, made.verdict) == (2, 0, Verdict.OPEN)
        judge(opened, small.DOSSIER, "page-1")
        with pytest.raises(NotFound):
            judge(opened, small.DOSSIER, "page-2")
    with Workspace.open(workspace, write=False) as reader:
        again = sample_of(reader, small.DOSSIER)
        assert again is not None
        assert again.seed == "7"
        assert dict(again.judged) == {"page-1": ""}
        assert again.by


def test_all_right_is_accepted(workspace: Path) -> None:
    with Workspace.open(workspace) as opened:
        draw(opened, small.DOSSIER, Checking())
        for document in ("page-1", "page-3"):
            now = judge(opened, small.DOSSIER, document)
        assert now.verdict is Verdict.ACCEPTED
        assert list(sent_back_doubts(opened, small.DOSSIER)) == []


def test_one_wrong_sends_the_dossier_back_with_its_reason_until_a_new_sample(workspace: Path) -> None:
    with Workspace.open(workspace) as opened:
        draw(opened, small.DOSSIER, Settings().checking)
        now = judge(opened, small.DOSSIER, "page-3", "order")
        assert now.verdict is Verdict.REFUSED
        (event,) = [e for e in opened.events(subject=small.DOSSIER) if e.kind == "dossier.sent-back"]
        assert event.detail["reasons"] == {"page-3": "order"}
        (doubt,) = sent_back_doubts(opened, small.DOSSIER)
        assert (doubt.code, doubt.severity.value, doubt.place.page_id) == (FOUND_WRONG, "grave", "page-3")
        assert str(doubt) == "Pages are in the wrong order, or in the wrong document."
        judge(opened, small.DOSSIER, "page-1", "written in pencil")
        assert [str(d) for d in sent_back_doubts(opened, small.DOSSIER)][-1] == "written in pencil"
        assert len([e for e in opened.events(subject=small.DOSSIER) if e.kind == "dossier.sent-back"]) == 1
        draw(opened, small.DOSSIER, Settings().checking)
        assert list(sent_back_doubts(opened, small.DOSSIER)) == []
