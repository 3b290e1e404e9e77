"""Whatever is altered, lost or added in a workspace is found and named; a sound one is left alone."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from archivist.model.event import Draft
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.troubles import Damaged, NoWorkspace
from tests.storage import drafts


@pytest.fixture
def used(folder: Path) -> Path:
    """A workspace with something in every table."""
    with Workspace.open(folder) as opened:
        one, two = opened.vault.put(b"one"), opened.vault.put(b"two")
        opened.record([drafts.dossier("d", "Hồ sơ"), drafts.batch("b", "d"), drafts.page("p", "b", 1, one)])
        opened.record([drafts.result("clean", "p", blob=two), drafts.value("d", "f", 1), drafts.refusal("b", "x.jpg")])
        opened.record([Draft("page.set-aside", "p", {"why": "by-hand"}), drafts.delivered("ab" * 32, "d")])
        opened.record([Draft("doubt.settled", "p", {"doubt": "page.blur", "reason": ""})])
        opened.allocate("d", "H49.64", 2019)
    return folder


def found(folder: Path) -> list[tuple[str, str | None]]:
    return [(d.code, d.place.subject) for d in verify(folder)]


def alter(folder: Path, *statements: str) -> None:
    connection = sqlite3.connect(folder / "catalogue.sqlite")
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def blob(folder: Path, data: bytes) -> Path:
    with Workspace.open(folder) as opened:
        path = opened.vault.path(opened.vault.put(data))
    path.chmod(0o644)
    return path


def test_a_sound_workspace_is_left_alone(used: Path) -> None:
    assert verify(used) == []


def test_a_new_workspace_is_left_alone(folder: Path) -> None:
    assert verify(folder) == []


def test_beside_a_writer(used: Path) -> None:
    with Workspace.open(used) as opened:
        opened.record([drafts.value("d", "f", 2)])
        assert verify(used) == []


def test_blobs_that_no_row_names_are_no_doubt(used: Path) -> None:
    blob(used, b"orphan")
    assert verify(used) == []


def test_an_altered_blob_is_named_with_its_page(used: Path) -> None:
    path = blob(used, b"one")
    path.write_bytes(b"onf")
    (doubt,) = verify(used)
    assert (doubt.code, doubt.place.subject, doubt.place.file) == ("vault.altered", "p", path.name)
    assert str(path) in str(doubt)


def test_a_lost_blob_is_named_with_its_page(used: Path) -> None:
    blob(used, b"two").unlink()
    assert found(used) == [("vault.missing", "p")]


def test_an_altered_event_is_named(used: Path) -> None:
    alter(used, "DROP TRIGGER event_no_update", "UPDATE event SET actor = 'nobody' WHERE seq = 3")
    alter(
        used,
        "CREATE TRIGGER event_no_update BEFORE update ON event BEGIN SELECT RAISE(ABORT, 'events stay as they are'); END",
    )
    (doubt,) = verify(used)
    assert (doubt.code, doubt.place.subject, doubt.details) == (
        "catalogue.event-altered", "p", {"seq": 3, "kind": "page.captured"},
    )  # fmt: skip


def test_a_removed_trigger_is_found(used: Path) -> None:
    alter(used, "DROP TRIGGER event_no_delete")
    assert found(used) == [("workspace.damaged", None)]


def test_a_removed_last_event_is_found(used: Path) -> None:
    alter(used, "DROP TRIGGER event_no_delete", "DELETE FROM event WHERE seq = 10")
    assert ("workspace.damaged", None) in found(used)


def test_events_chained_anew_differ_from_the_journal(used: Path, blank: Path, tmp_path: Path) -> None:
    other = shutil.copytree(blank, tmp_path / "other")
    with Workspace.open(other) as opened:
        opened.record([drafts.dossier("d", "another")])
    shutil.copy(other / "catalogue.sqlite", used / "catalogue.sqlite")
    assert ("journal.event-altered", "d") in found(used)


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE page SET ordinal = 2", "page"),
        ("UPDATE dossier SET title = 'x'", "dossier"),
        ("DELETE FROM hand", "hand"),
        ("INSERT INTO settled VALUES ('d', 'x', '')", "settled"),
        ("UPDATE result SET key = 'fresh'", "result"),
        ("UPDATE code SET number = 7", "code"),
        ("UPDATE delivery SET place = '/y'", "delivery"),
        ("DELETE FROM aside", "aside"),
        ("DELETE FROM refused", "refused"),
        ("UPDATE batch SET actor = 'x'", "batch"),
    ],
)
def test_rows_that_do_not_follow_from_the_events_are_named(used: Path, statement: str, table: str) -> None:
    alter(used, statement)
    (doubt,) = verify(used)
    assert (doubt.code, doubt.details["table"]) == ("catalogue.row-altered", table)


def test_an_altered_journal_is_named_by_its_first_event(used: Path) -> None:
    path = used / "journal" / "000000000001.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"stage":"clean"', b'"stage":"clear"'))
    (doubt,) = verify(used)
    assert (doubt.code, doubt.details["seq"], doubt.place.file) == ("journal.event-lost", 4, path.name)


def test_a_shortened_journal_is_found(used: Path) -> None:
    path = used / "journal" / "000000000001.jsonl"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert [d.code for d in verify(used)] == ["journal.event-lost"]


def test_an_end_that_nobody_relied_on_is_no_doubt(used: Path) -> None:
    path = used / "journal" / "000000000001.jsonl"
    path.write_bytes(path.read_bytes() + b'{"events":[{"act')
    assert verify(used) == []


def test_a_garbled_card_and_a_lost_catalogue_are_named(used: Path) -> None:
    (used / "workspace.toml").write_text("]")
    (used / "catalogue.sqlite").unlink()
    named = [d.details["path"] for d in verify(used) if d.code == "workspace.damaged"]
    assert named == [str(used / "workspace.toml"), str(used / "catalogue.sqlite")]


def test_a_row_of_another_type_is_found(used: Path) -> None:
    """As a flipped bit in the head of a row makes it; no statement can."""
    alter(
        used,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'detail TEXT NOT NULL', 'detail TEXT')",
    )
    alter(used, "DROP TRIGGER event_no_update", "UPDATE event SET detail = NULL WHERE seq = 10")
    assert {"workspace.damaged", "catalogue.event-altered"} <= {d.code for d in verify(used)}
    with Workspace.open(used, write=False) as opened, pytest.raises(Damaged):
        list(opened.events())


def test_any_folder_is_not_a_workspace(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspace):
        verify(tmp_path)


def flips(path: Path, count: int) -> list[tuple[int, int]]:
    """Among the bytes that hold anything."""
    chance = random.Random(7)
    used = [at for at, byte in enumerate(path.read_bytes()) if byte]
    return [(chance.choice(used), 1 << chance.randrange(8)) for _ in range(count)]


def flip(path: Path, at: int, bit: int) -> None:
    whole = bytearray(path.read_bytes())
    whole[at] ^= bit
    path.write_bytes(whole)


def test_every_flipped_bit_of_the_journal_is_found(used: Path) -> None:
    path = used / "journal" / "000000000001.jsonl"
    whole = path.read_bytes()
    for at, bit in flips(path, 8):
        flip(path, at, bit)
        assert [d.code for d in verify(used)] in (["journal.event-lost"], ["journal.event-altered"]), (at, bit)
        path.write_bytes(whole)


@pytest.mark.parametrize("count", [12, pytest.param(100, marks=pytest.mark.long)])
def test_every_flipped_bit_of_the_catalogue_is_found_or_changes_no_answer(used: Path, count: int) -> None:
    path = used / "catalogue.sqlite"
    whole = path.read_bytes()
    with Workspace.open(used, write=False) as opened:
        right = drafts.all_of(opened)
    caught = 0
    for at, bit in flips(path, count):
        flip(path, at, bit)
        if verify(used):
            caught += 1
        else:
            with Workspace.open(used, write=False) as opened:
                assert drafts.all_of(opened) == right, (at, bit)
        path.write_bytes(whole)
        for suffix in ("-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    assert caught > 0
