"""Events are chained in one lane, with times that never run backwards."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from archivist import clock
from archivist.model.event import GENESIS, Draft
from archivist.storage.lock import login
from archivist.storage.workspace import Workspace
from tests.storage import drafts


def test_events_are_numbered_chained_and_given_back(workspace: Workspace) -> None:
    given = workspace.record([drafts.dossier("d"), drafts.batch("b", "d")], actor="lan")
    assert [(e.seq, e.kind, e.actor) for e in given] == [(1, "dossier.opened", "lan"), (2, "batch.opened", "lan")]
    assert given[0].previous == GENESIS
    assert given[1].previous == given[0].chain
    assert all(e.proves() for e in given)
    assert tuple(workspace.events()) == given
    assert workspace.head() == (2, given[1].chain)


def test_the_actor_is_the_person_here_unless_said_otherwise(workspace: Workspace) -> None:
    assert workspace.record([drafts.dossier("d")])[0].actor == login()


def test_nothing_to_record_records_nothing(workspace: Workspace) -> None:
    assert workspace.record([]) == ()
    assert workspace.head()[0] == 0


def test_a_list_is_one_line_of_the_journal(workspace: Workspace) -> None:
    workspace.record([drafts.dossier("d"), drafts.batch("b", "d")])
    workspace.record([drafts.page("p", "b", 1)])
    lines = (workspace.path / "journal" / "000000000001.jsonl").read_text().splitlines()
    assert [[e["seq"] for e in json.loads(line)["events"]] for line in lines] == [[1, 2], [3]]


def test_what_the_tables_refuse_never_reaches_the_journal(workspace: Workspace) -> None:
    workspace.record([drafts.dossier("d")])
    with pytest.raises(IntegrityError):
        workspace.record([drafts.batch("b", "d"), drafts.page("p", "no such batch", 1)])
    assert workspace.head()[0] == 1
    assert workspace.batches("d") == ()
    assert workspace.record([drafts.batch("b", "d")])[0].seq == 2


@pytest.mark.parametrize("detail", [{"a": float("nan")}, {"a": {1, 2}}, {"a": b"x"}])
def test_only_plain_details_are_recorded(workspace: Workspace, detail: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        workspace.record([Draft("any.kind", "s", detail)])
    assert workspace.head()[0] == 0


def test_details_come_back_as_they_were_given_out(workspace: Workspace) -> None:
    told = {"z": (1, 2.5, None), "a": "đ\n\x00\u2028'\"", "n": {"b": True, "a": -0.0}}
    given = workspace.record([Draft("any.kind", "s", told)])
    assert tuple(workspace.events()) == given
    assert given[0].detail["z"] == [1, 2.5, None]


def test_unknown_kinds_are_kept_and_change_nothing(workspace: Workspace) -> None:
    workspace.record([drafts.dossier("d")])
    before = workspace.dossiers()
    workspace.record([Draft("moon.rose", "d", {"title": "x"}, outcome="failure")])
    assert workspace.dossiers() == before
    assert [(e.kind, e.outcome) for e in workspace.events(since=1)] == [("moon.rose", "failure")]


def test_events_of_one_subject_and_from_a_number_on(workspace: Workspace) -> None:
    workspace.record([drafts.dossier("d"), drafts.dossier("e"), drafts.value("d", "title", "x")])
    assert [e.seq for e in workspace.events(subject="d")] == [1, 3]
    assert [e.seq for e in workspace.events(since=1, subject="d")] == [3]


def test_many_events_come_in_parts(workspace: Workspace) -> None:
    workspace.record([drafts.value("s", "f", n) for n in range(2005)])
    assert [e.seq for e in workspace.events()] == list(range(1, 2006))


def test_threads_take_turns(workspace: Workspace) -> None:
    workspace.record([drafts.dossier("d"), drafts.batch("b", "d")])
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(lambda n: workspace.record([drafts.page(f"p{n}", "b", n)]), range(1, 41)))
    events = list(workspace.events())
    assert [e.seq for e in events] == list(range(1, 43))
    assert all(after.previous == before.chain for before, after in pairwise(events))
    assert len(workspace.pages("d")) == 40


def _at(monkeypatch: pytest.MonkeyPatch, minute: int) -> None:
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 1, 2, 3, minute, tzinfo=UTC))


def test_a_clock_that_jumps_back_is_told_once_and_not_followed(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    for minute in (10, 5, 6, 11):
        _at(monkeypatch, minute)
        given = workspace.record([drafts.value("s", "f", minute)])
        assert [e.kind for e in given] == ["value.set"]
    events = list(workspace.events())
    assert [e.kind for e in events] == ["value.set", "clock.jumped", "value.set", "value.set", "value.set"]
    assert [e.at[14:16] for e in events] == ["10", "10", "10", "10", "11"]
    assert events[1].detail == {"before": "2026-01-02T03:10:00.000000Z", "now": "2026-01-02T03:05:00.000000Z"}


def test_a_clock_that_was_put_back_while_closed_is_told_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for minute in (10, 5):
        _at(monkeypatch, minute)
        with Workspace.open(folder) as opened:
            opened.record([drafts.value("s", "f", minute)])
    with Workspace.open(folder) as opened:
        assert [e.kind for e in opened.events()] == ["value.set", "clock.jumped", "value.set"]


def test_a_clock_that_stands_still_is_no_jump(workspace: Workspace, fixed_clock: datetime) -> None:
    workspace.record([drafts.value("s", "f", 1)])
    workspace.record([drafts.value("s", "f", 2)])
    assert {e.at for e in workspace.events()} == {clock.stamp(fixed_clock)}
    assert workspace.head()[0] == 2
