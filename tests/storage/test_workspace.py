"""A workspace is made, opened, closed, and says clearly why it cannot be."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from archivist import durable
from archivist.storage import layout as layouts
from archivist.storage.workspace import Workspace
from archivist.troubles import Damaged, DiskFull, NotEmpty, NotFound, NoWorkspace, ReadOnly, TooNew, WorkspaceInUse
from tests.storage import drafts


def test_a_new_workspace_has_its_folders_and_is_empty(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "a b % Hồ sơ") as made:
        assert made.dossiers() == ()
        assert made.head() == (0, "0" * 64)
        assert made.packages.is_dir()
        assert made.temporary.is_dir()
        assert made.path == tmp_path / "a b % Hồ sơ"
        name = made.workspace_id
    with Workspace.open(tmp_path / "a b % Hồ sơ") as again:
        assert again.workspace_id == name


def test_what_was_recorded_is_there_after_reopening(folder: Path) -> None:
    with Workspace.open(folder) as opened:
        opened.record([drafts.dossier("d", "Hồ sơ"), drafts.batch("b", "d"), drafts.page("p", "b", 1)])
        before = drafts.all_of(opened)
    with Workspace.open(folder) as opened:
        assert drafts.all_of(opened) == before
        assert opened.page("p").master == drafts.master()


def test_a_folder_in_use_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    with pytest.raises(NotEmpty):
        Workspace.create(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_a_workspace_is_not_made_twice(folder: Path) -> None:
    with pytest.raises(NotEmpty):
        Workspace.create(folder)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").touch()
    with pytest.raises(NotEmpty):
        Workspace.create(tmp_path / "letter.txt")


def test_any_folder_is_not_a_workspace(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspace):
        Workspace.open(tmp_path)


def test_one_writer_and_any_number_of_readers(folder: Path) -> None:
    with Workspace.open(folder) as writer, Workspace.open(folder, write=False) as reader:
        writer.record([drafts.dossier("d")])
        assert [d.dossier_id for d in reader.dossiers()] == ["d"]
        with pytest.raises(WorkspaceInUse):
            Workspace.open(folder)
        with pytest.raises(ReadOnly):
            reader.record([drafts.dossier("e")])
    with Workspace.open(folder, write=False) as reader:
        assert reader.dossier("d").dossier_id == "d"


def test_a_failed_opening_holds_nothing(folder: Path) -> None:
    (folder / "catalogue.sqlite").write_bytes(b"no database at all" * 100)
    for _ in range(2):
        with pytest.raises(Damaged):
            Workspace.open(folder)


def test_a_reader_cannot_write_by_any_means(workspace: Workspace) -> None:
    with Workspace.open(workspace.path, write=False) as reader, pytest.raises(ReadOnly), reader._asking() as connection:
        connection.exec_driver_sql("DELETE FROM dossier")


def test_a_workspace_without_its_catalogue_is_damaged(folder: Path) -> None:
    (folder / "catalogue.sqlite").unlink()
    with pytest.raises(Damaged, match="catalogue"):
        Workspace.open(folder)


@pytest.mark.parametrize("text", ["", "format = 'x'", "format = 1", "]", "\x00"])
def test_a_garbled_card_is_damaged(folder: Path, text: str) -> None:
    (folder / "workspace.toml").write_text(text)
    with pytest.raises(Damaged, match=r"workspace\.toml"):
        Workspace.open(folder)


def test_the_format_of_a_later_archivist_is_refused(folder: Path) -> None:
    card = layouts.read_card(layouts.Layout(folder))
    layouts.write_card(layouts.Layout(folder), layouts.Card(2, card.workspace_id, card.created))
    with pytest.raises(TooNew):
        Workspace.open(folder)


def test_lost_folders_are_made_again(folder: Path) -> None:
    shutil.rmtree(folder / "tmp")
    with Workspace.open(folder) as opened:
        assert opened.temporary.is_dir()


def test_an_interrupted_creation_can_be_repeated(folder: Path) -> None:
    (folder / "workspace.toml").unlink()
    with Workspace.create(folder) as made:
        assert made.head() == (0, "0" * 64)


def test_a_catalogue_that_holds_events_is_never_made_anew(folder: Path) -> None:
    with Workspace.open(folder) as opened:
        opened.record([drafts.dossier("d")])
    (folder / "workspace.toml").unlink()
    with pytest.raises(NotEmpty):
        Workspace.create(folder)


def test_unknown_names_have_their_trouble(workspace: Workspace) -> None:
    with pytest.raises(NotFound):
        workspace.dossier("gone")
    with pytest.raises(NotFound):
        workspace.page("gone")


def test_events_can_be_neither_changed_nor_removed(workspace: Workspace) -> None:
    workspace.record([drafts.dossier("d", "a")])
    with sqlite3.connect(workspace.path / "catalogue.sqlite") as connection:
        for statement in ("UPDATE event SET detail = '{}'", "DELETE FROM event"):
            with pytest.raises(sqlite3.IntegrityError, match="events stay as they are"):
                connection.execute(statement)
        connection.execute("UPDATE dossier SET title = 'b'")
        connection.rollback()
    connection.close()
    assert [e.detail for e in workspace.events()] == [{"title": "a"}]


def test_every_table_is_strict(workspace: Workspace) -> None:
    with workspace._asking() as connection:
        tables = connection.exec_driver_sql("PRAGMA table_list").all()
    loose = [t.name for t in tables if t.schema == "main" and not t.strict and not t.name.startswith("sqlite_")]
    assert loose == ["alembic_version"]


def test_commits_are_made_lasting(workspace: Workspace) -> None:
    pragmas = "journal_mode", "synchronous", "foreign_keys"
    assert workspace._recorder is not None
    with workspace._recorder._engine.connect() as connection:
        asked = {p: connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in pragmas}
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_full_disk_at_the_journal_changes_nothing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace.record([drafts.dossier("d")])
    before = drafts.all_of(workspace), _bytes(workspace)
    monkeypatch.setattr(durable, "disk", _Full(durable.Disk.append))
    with pytest.raises(DiskFull):
        workspace.record([drafts.dossier("e"), drafts.batch("b", "e")])
    monkeypatch.undo()
    assert (drafts.all_of(workspace), _bytes(workspace)) == before
    workspace.record([drafts.dossier("e"), drafts.batch("b", "e")])
    assert [d.dossier_id for d in workspace.dossiers()] == ["d", "e"]


def test_a_failed_commit_is_taken_back_from_the_journal(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_connection: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    workspace.record([drafts.dossier("d")])
    before = drafts.all_of(workspace), _bytes(workspace)
    with monkeypatch.context() as now:
        now.setattr("sqlalchemy.engine.default.DefaultDialect.do_commit", lambda _dialect, c: full(c))
        with pytest.raises(DBAPIError, match="disk is full"):
            workspace.record([drafts.dossier("e")])
    assert (drafts.all_of(workspace), _bytes(workspace)) == before
    workspace.record([drafts.dossier("e")])
    assert workspace.head()[0] == 2


class _Full(durable.Disk):
    """Takes a few bytes of what is appended, then none."""

    def __init__(self, append: Callable[[durable.Disk, Path, bytes], None]) -> None:
        self._append = append

    def append(self, path: Path, data: bytes) -> None:
        self._append(self, path, data[:20])
        raise OSError(28, "No space left on device")


def _bytes(workspace: Workspace) -> bytes:
    return b"".join(p.read_bytes() for p in sorted((workspace.path / "journal").iterdir()))


def test_what_a_crash_left_in_the_vault_is_swept_away(folder: Path) -> None:
    left = folder / "vault" / "ab" / f"page.{2**22 + 1}.part"
    left.parent.mkdir()
    left.touch()
    (folder / "lock").write_text("{}")
    Workspace.open(folder).close()
    assert not left.exists()
