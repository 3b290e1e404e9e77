"""The journal keeps whole lines; what a cut left of a line is set aside, what was altered is noticed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archivist.model.event import GENESIS, Draft, Event, chain_of
from archivist.storage import journal as journals
from archivist.storage.journal import Journal
from archivist.storage.workspace import Workspace
from archivist.troubles import Damaged
from tests.storage import drafts


def events(count: int) -> list[Event]:
    made: list[Event] = []
    for seq in range(1, count + 1):
        previous = made[-1].chain if made else GENESIS
        draft = Draft("value.set", "s", {"field": "f", "value": seq})
        made.append(
            Event(
                seq,
                "2026",
                "lan",
                draft.kind,
                "s",
                "success",
                draft.detail,
                previous,
                chain_of(seq, "2026", "lan", draft, previous),
            )
        )
    return made


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path)


def read(journal: Journal, since: int = 0) -> list[int]:
    return [e.seq for s in journal.segments(since) for e in s.events]


def test_what_is_appended_is_read_back(journal: Journal) -> None:
    made = events(5)
    journal.append(made[:2])
    journal.append(made[2:])
    (segment,) = journal.segments()
    assert segment.events == tuple(made)
    assert segment.rest == b""


def test_long_journals_are_laid_down_in_several_files(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journals, "SEGMENT_BYTES", 700)
    for event in events(9):
        journal.append([event])
    assert len(journal.paths()) > 2
    assert read(journal) == list(range(1, 10))
    late = read(journal, since=7)
    assert {8, 9} <= set(late)
    assert 1 not in late


@pytest.mark.parametrize("old", [b'"value":2', b'"at":"2026"', b'"seq":2', b'"chain":"'])
def test_an_altered_line_ends_what_is_sound(journal: Journal, old: bytes) -> None:
    for event in events(3):
        journal.append([event])
    path = journal.paths()[0]
    first, second, third = path.read_bytes().splitlines(keepends=True)
    altered = second.replace(old, old[:-2] + bytes([old[-2] ^ 1]) + old[-1:])
    assert altered != second
    path.write_bytes(first + altered + third)
    (segment,) = journal.segments()
    assert [e.seq for e in segment.events] == [1]
    assert segment.rest == altered + third


@pytest.mark.parametrize(
    "change", [lambda a, b, c: a + c, lambda a, b, c: a + c + b, lambda a, b, c: b + c, lambda a, b, c: a + a + b]
)
def test_lost_moved_and_doubled_lines_are_noticed(journal: Journal, change: Callable[..., bytes]) -> None:
    for event in events(3):
        journal.append([event])
    path = journal.paths()[0]
    path.write_bytes(change(*path.read_bytes().splitlines(keepends=True)))
    (segment,) = journal.segments()
    assert segment.rest != b""


@pytest.mark.parametrize(
    "line", [b"", b"[]", b"{}", b"null", b'{"events":[1]}', b'{"events":[{"seq":1}]}', b"\xff\xfe", b"[" * 5000]
)
def test_what_is_no_line_has_no_events(line: bytes) -> None:
    assert journals.read_line(line) == ()


# --- at the opening of a workspace ---


@pytest.fixture
def recorded(folder: Path) -> Path:
    """A workspace with three lines in its journal."""
    with Workspace.open(folder) as opened:
        for draft in (drafts.dossier("d", "a"), drafts.batch("b", "d"), drafts.page("p", "b", 1)):
            opened.record([draft])
    return folder


def line(folder: Path) -> Path:
    return folder / "journal" / "000000000001.jsonl"


@pytest.mark.parametrize("torn", [b"{", b'{"events":[{"actor":', b"\x00\x00\x00", b"\x00" * 30 + b"\n"])
def test_a_torn_end_is_set_aside(recorded: Path, torn: bytes) -> None:
    whole = line(recorded).read_bytes()
    line(recorded).write_bytes(whole + torn)
    with Workspace.open(recorded) as opened:
        assert opened.head()[0] == 3
        opened.record([drafts.value("d", "f", 1)])
    assert line(recorded).read_bytes().startswith(whole)
    assert (recorded / "journal" / "000000000001.torn-1.jsonl").read_bytes() == torn


def test_what_the_journal_has_beyond_the_catalogue_is_applied(recorded: Path, tmp_path: Path) -> None:
    catalogue = (recorded / "catalogue.sqlite").read_bytes()
    with Workspace.open(recorded) as opened:
        opened.record([drafts.page("q", "b", 2), drafts.value("q", "f", 1)])
        after = drafts.all_of(opened)
    (recorded / "catalogue.sqlite").write_bytes(catalogue)
    with Workspace.open(recorded) as opened:
        assert drafts.all_of(opened) == after
        assert [p.page_id for p in opened.pages("d")] == ["p", "q"]


@pytest.mark.parametrize("left", [0, 2, 3])
def test_what_the_catalogue_has_beyond_the_journal_is_written_again(recorded: Path, left: int) -> None:
    whole = line(recorded).read_bytes()
    lines = whole.splitlines(keepends=True)
    line(recorded).write_bytes(b"".join(lines[:left]) + (lines[left][:30] if left < 3 else b""))
    with Workspace.open(recorded) as opened:
        assert opened.head()[0] == 3
    (segment,) = Journal(recorded / "journal").segments()
    assert [e.seq for e in segment.events] == [1, 2, 3]


def test_a_lost_journal_is_written_again(recorded: Path) -> None:
    line(recorded).unlink()
    with Workspace.open(recorded) as opened:
        opened.record([drafts.value("d", "f", 1)])
    assert read(Journal(recorded / "journal")) == [1, 2, 3, 4]


def test_an_altered_line_is_damage(recorded: Path) -> None:
    line(recorded).write_bytes(line(recorded).read_bytes().replace(b'"title":"a"', b'"title":"b"'))
    with pytest.raises(Damaged, match="jsonl"):
        Workspace.open(recorded)


def test_another_journal_is_damage(recorded: Path) -> None:
    line(recorded).write_bytes(journals.line_of(events(3)))
    with pytest.raises(Damaged):
        Workspace.open(recorded)


def test_a_catalogue_that_was_chained_anew_is_damage(recorded: Path) -> None:
    line(recorded).write_bytes(journals.line_of(events(2)))
    with pytest.raises(Damaged):
        Workspace.open(recorded)


def test_a_longer_journal_of_another_workspace_is_damage(recorded: Path) -> None:
    line(recorded).write_bytes(journals.line_of(events(5)))
    with pytest.raises(Damaged):
        Workspace.open(recorded)
