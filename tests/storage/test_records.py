"""The records of the ledger alone: whatever is edited, deleted, moved or cut off is found and the first one named."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from archivist import clock
from archivist.cli import main
from archivist.model.event import GENESIS, Draft, Event, chain_of
from archivist.storage.fold import event_row
from archivist.storage.journal import Head, line_of
from archivist.storage.layout import Layout
from archivist.storage.records import record_doubts, sound_head
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from tests.storage import drafts

Mutation = Callable[[random.Random, Path], None]


@pytest.fixture
def ledger(folder: Path) -> Path:
    """Forty records on lines of different lengths, with whatever JSON has to escape."""
    with Workspace.open(folder) as opened:
        opened.record([drafts.dossier("d", 'Hồ sơ "thử" \\ 1\n\t\x7f'), drafts.batch("b", "d")])
        for number in range(12):
            page = f"p{number}"
            opened.record(
                [drafts.page(page, "b", number + 1), drafts.value(page, "turn", number), drafts.result("clean", page)]
            )
        opened.record([drafts.value("d", "title", None), Draft("page.set-aside", "p3", {"why": "by-hand"}, "failure")])
    return folder


def journal(folder: Path) -> Path:
    (path,) = (folder / "journal").glob("*.jsonl")
    return path


def head(folder: Path) -> Head | None:
    return sound_head(Layout(folder))


def test_a_sound_ledger_is_left_alone_and_its_head_told(ledger: Path) -> None:
    with Workspace.open(ledger, write=False) as opened:
        assert head(ledger) == opened.head() == (40, opened.head()[1])
    assert record_doubts(ledger) == []


def test_a_new_workspace_is_left_alone(folder: Path) -> None:
    assert head(folder) == (0, GENESIS)
    assert record_doubts(folder) == []


def test_beside_a_writer_and_after_a_cut(ledger: Path) -> None:
    """The journal may know more than the catalogue, and may end with half a line: nobody relied on that yet."""
    with Workspace.open(ledger) as opened:
        opened.record([drafts.value("d", "f", 2)])
        assert record_doubts(ledger) == []
    forget(ledger, "DELETE FROM event WHERE seq = 41")
    with journal(ledger).open("ab") as file:
        file.write(b'{"events":[{"act')
    assert head(ledger) is not None
    assert record_doubts(ledger) == []


def test_the_first_altered_record_is_named(ledger: Path) -> None:
    path = journal(ledger)
    path.write_bytes(path.read_bytes().replace(b'"p7"', b'"p8"', 1))
    (doubt,) = record_doubts(ledger)
    assert (doubt.code, doubt.details["seq"]) == ("journal.event-lost", 24)
    alter(ledger, "UPDATE event SET actor = 'nobody' WHERE seq IN (11, 30)")
    first = record_doubts(ledger)[0]
    assert (first.code, first.details["seq"]) == ("catalogue.event-altered", 11)


def test_the_command_looks_at_the_ledger_only(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workspace", "verify", str(ledger)]) == Exit.DOUBTS, "pages without bytes"
    assert main(["workspace", "verify", str(ledger), "--ledger"]) == Exit.DONE
    alter(ledger, "UPDATE event SET detail = '{}' WHERE seq = 5")
    assert main(["workspace", "verify", str(ledger), "--ledger"]) == Exit.DOUBTS
    assert "5" in capsys.readouterr().out


# --- mutants ---


def alter(folder: Path, *statements: str) -> None:
    """As somebody with a tool for databases would: the triggers that refuse it are put back afterwards."""
    with closing(sqlite3.connect(folder / "catalogue.sqlite")) as connection, connection:
        connection.execute("PRAGMA synchronous = OFF")
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _name, sql in triggers:
            connection.execute(sql)


forget = alter


def edit_row(dice: random.Random, folder: Path) -> None:
    column = dice.choice(["at", "actor", "kind", "subject", "outcome", "detail", "previous", "chain"])
    alter(folder, f"UPDATE event SET {column} = {column} || '{dice.choice('x 0')}' WHERE seq = {dice.randint(1, 40)}")


def delete_rows(dice: random.Random, folder: Path) -> None:
    first = dice.randint(1, 38)
    alter(folder, f"DELETE FROM event WHERE seq BETWEEN {first} AND {dice.randint(first, 39)}")


def swap_rows(dice: random.Random, folder: Path) -> None:
    one, other = dice.sample(range(1, 41), 2)
    alter(
        folder,
        f"UPDATE event SET seq = -1 WHERE seq = {one}",
        f"UPDATE event SET seq = {one} WHERE seq = {other}",
        f"UPDATE event SET seq = {other} WHERE seq = -1",
    )


def edit_line(dice: random.Random, folder: Path) -> None:
    whole = bytearray(journal(folder).read_bytes())
    place = dice.randrange(len(whole))
    whole[place] ^= 1 << dice.randrange(8)
    journal(folder).write_bytes(bytes(whole))


def delete_lines(dice: random.Random, folder: Path) -> None:
    lines = journal(folder).read_bytes().splitlines(keepends=True)
    first = dice.randrange(len(lines))
    del lines[first : dice.randint(first + 1, len(lines))]
    journal(folder).write_bytes(b"".join(lines))


def swap_lines(dice: random.Random, folder: Path) -> None:
    lines = journal(folder).read_bytes().splitlines(keepends=True)
    one, other = dice.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    journal(folder).write_bytes(b"".join(lines))


def truncate(dice: random.Random, folder: Path) -> None:
    whole = journal(folder).read_bytes()
    journal(folder).write_bytes(whole[: dice.randrange(len(whole))])


def truncate_both(dice: random.Random, folder: Path) -> None:
    """The worst: both end earlier, and agree. Only a head that was noted elsewhere tells."""
    lines = journal(folder).read_bytes().splitlines(keepends=True)
    kept = dice.randrange(len(lines))
    journal(folder).write_bytes(b"".join(lines[:kept]))
    events = b"".join(lines[:kept]).count(b'"chain":')
    alter(folder, f"DELETE FROM event WHERE seq > {events}")


MUTATIONS: tuple[Mutation, ...] = (
    edit_row, delete_rows, swap_rows, edit_line, edit_line, delete_lines, swap_lines, truncate, truncate_both,
)  # fmt: skip


def missed(ledger: Path, count: int, seed: int) -> list[str]:
    """The mutants, of so many, against which the noted head still stands; one in fifty is named the slow way too."""
    dice, noted = random.Random(seed), head(ledger)
    catalogue, lines = (ledger / "catalogue.sqlite").read_bytes(), journal(ledger).read_bytes()
    found = []
    for number in range(count):
        mutation = MUTATIONS[number % len(MUTATIONS)]
        mutation(dice, ledger)
        if head(ledger) == noted:
            found.append(f"{number}: {mutation.__name__}")
        if number % 50 == 0 and mutation is not truncate_both and not record_doubts(ledger):
            found.append(f"{number}: {mutation.__name__}, not named")
        (ledger / "catalogue.sqlite").write_bytes(catalogue)
        journal(ledger).write_bytes(lines)
    assert head(ledger) == noted
    return found


@pytest.fixture
def settled(ledger: Path) -> Path:
    """The same in one file, without a write-ahead log beside it, so that it can be put back byte by byte."""
    with closing(sqlite3.connect(ledger / "catalogue.sqlite")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    return ledger


def test_mutants_of_every_kind_are_found(settled: Path) -> None:
    assert missed(settled, 180, seed=1) == []


@pytest.mark.long
def test_a_hundred_thousand_mutants_are_found(settled: Path) -> None:
    assert missed(settled, 100_000, seed=2026) == []


@pytest.mark.long
def test_a_million_records_are_verified(folder: Path) -> None:
    """How long it takes is measured by `python -m tools.bench.ledger`."""
    last = filled(folder, 1_000_000)
    assert head(folder) == last


def filled(folder: Path, count: int) -> Head:
    """So many records on lines of 500, written past the recorder, which would take a quarter of an hour."""
    path, previous, at = folder / "journal/000000000001.jsonl", GENESIS, clock.stamp()
    detail = {"stage": "clean", "key": "ab" * 32, "value": {"skew": 0.12, "words": 312}, "blob": None, "trouble": None}
    columns = ("seq", "at", "actor", "kind", "subject", "outcome", "detail", "previous", "chain")
    marks = ",".join(f":{c}" for c in columns)
    with closing(sqlite3.connect(folder / "catalogue.sqlite")) as connection, connection, path.open("wb") as file:
        for start in range(1, count + 1, 500):
            events = []
            for seq in range(start, min(start + 500, count + 1)):
                draft = Draft("result.kept", f"0190a1b2-c3d4-7e5f-8a9b-{seq:012d}", detail)
                chain = chain_of(seq, at, "lan", draft, previous)
                events.append(Event(seq, at, "lan", draft.kind, draft.subject, "success", detail, previous, chain))
                previous = chain
            file.write(line_of(events))
            connection.executemany(f"INSERT INTO event ({','.join(columns)}) VALUES ({marks})", map(event_row, events))
    return count, previous
