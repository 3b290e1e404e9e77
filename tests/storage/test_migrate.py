"""An older workspace is brought up to date after a copy was kept; a newer one is refused."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from archivist.storage import catalogue, migrate, tables
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.troubles import TooNew
from tests.storage import drafts

NEXT = '''"""A table more."""

from alembic import op

revision = "{number}"
down_revision = "{before}"


def upgrade() -> None:
    op.execute("CREATE TABLE {name} (a TEXT) STRICT")
{more}
'''


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """From now on the program is a later one, with one more step."""
    steps = tmp_path / "migrations"
    shutil.copytree(migrate.MIGRATIONS, steps, ignore=shutil.ignore_patterns("__pycache__"))
    number = f"{int(migrate.newest()) + 1:04d}"
    (steps / "versions" / f"{number}_more.py").write_text(
        NEXT.format(number=number, before=migrate.newest(), name="box", more="")
    )
    monkeypatch.setattr(migrate, "MIGRATIONS", steps)
    return steps


def names(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


@pytest.fixture
def used(folder: Path) -> Path:
    with Workspace.open(folder) as opened:
        opened.record([drafts.dossier("d", "Hồ sơ"), drafts.batch("b", "d")])
    return folder


def test_the_tables_are_the_ones_that_the_program_knows(folder: Path) -> None:
    engine = catalogue.reading_engine(folder / "catalogue.sqlite")
    with engine.connect() as connection:
        there = inspect(connection)
        found = {t: {c["name"]: str(c["type"]) for c in there.get_columns(t)} for t in there.get_table_names()}
        keys = {t: there.get_pk_constraint(t)["constrained_columns"] for t in tables.metadata.tables}
    engine.dispose()
    found.pop("alembic_version")
    affinity = {"TEXT": "TEXT", "INTEGER": "INTEGER", "FLOAT": "REAL"}
    known = {t.name: {c.name: affinity[str(c.type)] for c in t.columns} for t in tables.metadata.sorted_tables}
    assert found == known
    assert keys == {t.name: [c.name for c in t.primary_key.columns] for t in tables.metadata.sorted_tables}


def test_the_steps_are_one_line_and_the_newest_is_its_end() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [migrate.newest()]


def test_an_older_workspace_is_brought_up_to_date(used: Path, later: Path) -> None:
    old = migrate.newest()
    with Workspace.open(used) as opened:
        assert opened.dossier("d").title == "Hồ sơ"
        opened.record([drafts.value("d", "f", 1)])
    assert "box" in names(used / "catalogue.sqlite")
    (copy,) = used.glob("catalogue.of-*.sqlite")
    assert copy.name != f"catalogue.of-{old}.sqlite"
    assert "box" not in names(copy)
    assert "dossier" in names(copy)
    assert verify(used) == []


def test_a_reader_has_it_brought_up_to_date_first(used: Path, later: Path) -> None:
    with Workspace.open(used, write=False) as reader:
        assert reader.dossier("d").title == "Hồ sơ"
    assert "box" in names(used / "catalogue.sqlite")


def test_events_journal_and_vault_of_an_older_one_can_be_verified(used: Path, later: Path) -> None:
    assert verify(used) == []
    (used / "journal" / "000000000001.jsonl").write_bytes(b"")
    assert [d.code for d in verify(used)] == ["journal.event-lost"]
    assert "box" not in names(used / "catalogue.sqlite")


def test_a_step_that_fails_changes_nothing(used: Path, later: Path) -> None:
    number = f"{int(migrate.newest()) + 1:04d}"
    broken = NEXT.format(number=number, before=migrate.newest(), name="shelf", more="    raise RuntimeError('halfway')")
    (later / "versions" / f"{number}_broken.py").write_text(broken)
    before = names(used / "catalogue.sqlite")
    with pytest.raises(RuntimeError, match="halfway"):
        Workspace.open(used)
    assert names(used / "catalogue.sqlite") == before


def test_a_newer_workspace_is_refused(used: Path) -> None:
    with closing(sqlite3.connect(used / "catalogue.sqlite")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    for write in (True, False):
        with pytest.raises(TooNew, match="0999"):
            Workspace.open(used, write=write)
    with pytest.raises(TooNew, match="0999"):
        verify(used)
