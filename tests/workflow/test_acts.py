"""A person's acts are done, taken back and done again; what was set by hand is never lost on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archivist.model.event import Draft
from archivist.model.page import Aside
from archivist.storage.recover import recover
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.workflow import acts, arranging, values
from archivist.workflow.bound import arrangement_of, descriptions
from tests.workflow import small


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small.make(tmp_path / "w") as made:
        yield made


def agency(workspace: Workspace, document: str) -> str:
    arrangement = arrangement_of(workspace, small.DOSSIER)
    assert arrangement is not None
    return descriptions(workspace, arrangement)[document].value("agency")


def test_a_field_is_set_taken_back_and_set_again_even_after_a_restart(tmp_path: Path) -> None:
    with small.make(tmp_path / "w") as workspace:
        assert acts.do(workspace, values.set_field("d", "p1", "agency", "UBND xã An Bình")) is not None
    with Workspace.open(tmp_path / "w") as workspace:
        assert acts.words_of(workspace) == ("field", "")
        done = acts.undo(workspace)
        assert done == acts.Done("field", "d", "p1")
        assert (agency(workspace, "p1"), workspace.by_hand("p1")) == ("UBND xã An", {})
        assert acts.words_of(workspace) == ("", "field")
    with Workspace.open(tmp_path / "w") as workspace:
        acts.redo(workspace)
        assert agency(workspace, "p1") == "UBND xã An Bình"
        assert acts.redo(workspace) is None
    assert verify(tmp_path / "w") == []
    recover(tmp_path / "w")
    with Workspace.open(tmp_path / "w") as workspace:
        assert acts.words_of(workspace) == ("field", "")


def test_what_changes_nothing_is_no_act(workspace: Workspace) -> None:
    acts.do(workspace, values.set_field("d", "p1", "agency", "X"))
    before = workspace.head()
    assert acts.do(workspace, values.set_field("d", "p1", "agency", "X")) is None
    assert workspace.head() == before
    assert acts.undo(workspace) is not None
    assert acts.undo(workspace) is None


def test_a_new_act_forgets_what_was_taken_back(workspace: Workspace) -> None:
    acts.do(workspace, values.set_field("d", "p1", "agency", "X"))
    acts.undo(workspace)
    acts.do(workspace, values.set_field("d", "p4", "subject", "Y"))
    assert acts.words_of(workspace) == ("field", "")
    assert acts.redo(workspace) is None


def test_the_parts_of_a_number_follow_it(workspace: Workspace) -> None:
    acts.do(workspace, values.set_field("d", "p1", "code", "12 / QĐ-UBND"))
    assert workspace.by_hand("p1") == {"code": "12 / QĐ-UBND", "number": "12", "notation": "QĐ-UBND"}
    acts.undo(workspace)
    assert workspace.by_hand("p1") == {}


def test_alike_fields_are_answered_together_but_not_those_set_by_hand(workspace: Workspace) -> None:
    acts.do(workspace, values.set_alike(workspace, "d", "p1", "agency", "UBND xã An Bình"))
    assert (agency(workspace, "p1"), agency(workspace, "p4")) == ("UBND xã An Bình",) * 2
    acts.undo(workspace)
    acts.do(workspace, values.set_field("d", "p4", "agency", "Z"))
    acts.do(workspace, values.set_alike(workspace, "d", "p1", "agency", "UBND xã An Bình"))
    assert agency(workspace, "p4") == "Z"


def test_a_doubt_is_settled_and_reopened(workspace: Workspace) -> None:
    acts.do(workspace, values.settle("d", "abc", "seen", "p1"))
    assert workspace.settled("d") == {"abc"}
    acts.undo(workspace)
    assert workspace.settled("d") == set()
    acts.redo(workspace)
    assert workspace.settled_reasons("d") == {"abc": "seen"}


def test_pages_move_and_come_back(workspace: Workspace) -> None:
    acts.do(workspace, arranging.move(workspace, "d", ["p5", "p2"], "p1"))
    assert [p.page_id for p in workspace.pages("d")] == ["p2", "p5", "p1", "p3", "p4", "p6"]
    assert small.arranged(workspace) == [["p2", "p5"], ["p1", "p3"], ["p4"]]
    acts.do(workspace, arranging.move(workspace, "d", ["p2"], None))
    assert [p.page_id for p in workspace.pages("d")] == ["p5", "p1", "p3", "p4", "p6", "p2"]
    acts.undo(workspace)
    acts.undo(workspace)
    assert small.arranged(workspace) == [["p1", "p2", "p3"], ["p4", "p5"]]


def test_a_page_goes_one_place_on_past_the_grey_tray(tmp_path: Path) -> None:
    with small.make(tmp_path / "w", starts=("p4",), blank=("p2",)) as workspace:
        acts.do(workspace, arranging.moved_by(workspace, "d", ["p1"], 1))
        assert small.arranged(workspace)[0] == ["p3", "p1"]
        acts.do(workspace, arranging.moved_by(workspace, "d", ["p1"], -1))
        assert small.arranged(workspace)[0] == ["p1", "p3"]
        acts.do(workspace, arranging.moved_by(workspace, "d", ["p1"], -1))
        assert small.arranged(workspace)[0] == ["p1", "p3"]


def test_a_boundary_comes_and_goes(workspace: Workspace) -> None:
    acts.do(workspace, arranging.toggle_boundary(workspace, "d", "p2"))
    assert small.arranged(workspace) == [["p1"], ["p2", "p3"], ["p4", "p5"]]
    acts.do(workspace, arranging.toggle_boundary(workspace, "d", "p4"))
    assert small.arranged(workspace) == [["p1"], ["p2", "p3", "p4", "p5"]]
    acts.undo(workspace)
    acts.undo(workspace)
    assert small.arranged(workspace) == [["p1", "p2", "p3"], ["p4", "p5"]]


def test_pages_go_to_the_grey_tray_and_come_back(workspace: Workspace) -> None:
    acts.do(workspace, arranging.set_aside(workspace, "d", ["p5", "p3"]))
    assert workspace.asides("d") == {"p5": Aside.BY_HAND, "p3": Aside.BY_HAND}
    acts.do(workspace, arranging.take_back(workspace, "d", ["p3", "p6"]))
    assert small.arranged(workspace) == [["p1", "p2", "p3"], ["p4", "p6"]]
    acts.undo(workspace)
    assert small.arranged(workspace) == [["p1", "p2"], ["p4"]]


def test_a_turn_is_over_the_recipe_in_force(workspace: Workspace) -> None:
    for _ in range(3):
        acts.do(workspace, arranging.turn(workspace, "d", ["p1"]))
    recipe = workspace.by_hand("p1")["recipe"]
    assert [o["quarters"] for o in recipe["operations"]] == [3]
    acts.do(workspace, arranging.turn(workspace, "d", ["p1"]))
    assert workspace.by_hand("p1")["recipe"]["operations"] == []


def test_what_was_set_stays_where_a_document_goes_into_one_that_was_there(workspace: Workspace) -> None:
    acts.do(workspace, values.set_field("d", "p1", "agency", "One"))
    acts.do(workspace, values.set_field("d", "p4", "agency", "Four"))
    acts.do(workspace, arranging.toggle_boundary(workspace, "d", "p4"))
    assert small.arranged(workspace) == [["p1", "p2", "p3", "p4", "p5"]]
    assert agency(workspace, "p1") == "One"
    acts.undo(workspace)
    small.arranged(workspace)
    assert agency(workspace, "p4") == "Four"


def test_what_was_set_goes_with_the_pages_to_the_document_that_takes_its_place(tmp_path: Path) -> None:
    with small.make(tmp_path / "w", starts=("p1",)) as workspace:
        acts.do(workspace, values.set_field("d", "p1", "agency", "By hand"))
        acts.do(workspace, arranging.set_aside(workspace, "d", ["p1"]))
        small.arranged(workspace)
        assert agency(workspace, "p2") == "By hand"
        acts.undo(workspace)
        small.arranged(workspace)
        assert (agency(workspace, "p1"), workspace.by_hand("p2")) == ("By hand", {})


def test_a_boundary_is_no_field_of_the_document(workspace: Workspace) -> None:
    acts.do(workspace, arranging.toggle_boundary(workspace, "d", "p2"))
    small.arranged(workspace)
    arrangement = arrangement_of(workspace, "d")
    assert arrangement is not None
    assert descriptions(workspace, arrangement)["p2"].entries == ()


DEEDS = ("aside", "back", "turn", "boundary", "move", "field")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.sampled_from(small.PAGES), st.sampled_from(small.PAGES)), max_size=6))
def test_taking_everything_back_leaves_everything_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, story: list[tuple[str, str, str]]
) -> None:
    with small.make(tmp_path_factory.mktemp("acts") / "w") as workspace:
        before = everything(workspace)
        done = sum(acts.do(workspace, act(workspace, *step)) is not None for step in story)
        after = everything(workspace)
        for _ in range(done):
            assert acts.undo(workspace) is not None
        assert acts.undo(workspace) is None
        assert everything(workspace) == before
        for _ in range(done):
            acts.redo(workspace)
        assert everything(workspace) == after


def act(workspace: Workspace, deed: str, page: str, other: str) -> acts.Act:
    return {
        "aside": lambda: arranging.set_aside(workspace, "d", [page]),
        "back": lambda: arranging.take_back(workspace, "d", [page]),
        "turn": lambda: arranging.turn(workspace, "d", [page]),
        "boundary": lambda: arranging.toggle_boundary(workspace, "d", page),
        "move": lambda: arranging.move(workspace, "d", [page], other),
        "field": lambda: values.set_field("d", page, "agency", other),
    }[deed]()


def everything(workspace: Workspace) -> tuple[object, ...]:
    hand = {i: dict(v) for i, v in workspace.all_by_hand(small.PAGES).items()}
    return [p.page_id for p in workspace.pages("d")], workspace.asides("d"), hand, workspace.settled("d")


def test_events_of_other_kinds_are_no_part_of_an_act(workspace: Workspace) -> None:
    assert acts.opposite(workspace, Draft("dossier.opened", "x", {})) is None
