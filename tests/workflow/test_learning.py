"""What a person sets in one document is a lesson for all others, until it is forgotten."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archivist.model.description import By, Description, Entry, Origin
from archivist.model.event import Draft
from archivist.model.lessons import Lesson
from archivist.storage.workspace import Workspace
from archivist.workflow.learning import FORGOTTEN, lessons_of
from archivist.workflow.stages.keeping import kept

READ, MEANT = "TRƯỜNG MÂM NON\nHOA SEN", "TRƯỜNG MẦM NON HOA SEN"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w") as made:
        yield made


def described(workspace: Workspace, document: str, field: str = "agency", read: str = READ) -> None:
    entry = Entry(field, read.replace("\n", " "), Origin(By.MACHINE, document, None, read))
    workspace.record([kept("describe", document, "key", Description((entry,)))])


def put_right(workspace: Workspace, document: str, value: object = MEANT, field: str = "agency") -> None:
    workspace.record([Draft("value.set", document, {"field": field, "value": value})])


def test_corrections_are_counted(workspace: Workspace) -> None:
    for document in ("d1", "d2"):
        described(workspace, document)
        put_right(workspace, document)
    assert lessons_of(workspace).all == (Lesson("agency", "TRƯỜNG MÂM NON HOA SEN", MEANT, 2),)
    assert lessons_of(workspace).of("place") == ()


def test_only_names_that_come_again_are_lessons(workspace: Workspace) -> None:
    described(workspace, "d1", "subject", "Về viec bổ nhiệm")
    put_right(workspace, "d1", "Về việc bổ nhiệm", "subject")
    assert lessons_of(workspace).all == ()


def test_what_was_taken_away_teaches_nothing(workspace: Workspace) -> None:
    put_right(workspace, "d1")
    assert lessons_of(workspace).all == ()


def test_a_lesson_is_forgotten_by_its_name(workspace: Workspace) -> None:
    described(workspace, "d1")
    put_right(workspace, "d1")
    (lesson,) = lessons_of(workspace).all
    workspace.record([Draft("value.set", FORGOTTEN, {"field": lesson.name, "value": "forgotten"})])
    assert lessons_of(workspace).all == ()
    assert workspace.by_hand("d1") == {"agency": MEANT}


def test_a_correction_that_is_withdrawn_is_no_lesson_any_more(workspace: Workspace) -> None:
    described(workspace, "d1")
    put_right(workspace, "d1")
    workspace.record([Draft("value.cleared", "d1", {"field": "agency"})])
    assert lessons_of(workspace).all == ()
