"""Brings the catalogue of an older Archivist up to date, after keeping a copy; refuses that of a newer one."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from archivist import durable
from archivist.troubles import TooNew

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def newest() -> str:
    """The revision that this Archivist works with."""
    return max(p.name[:4] for p in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def revision(connection: Connection) -> str:
    """The revision that a catalogue is of; empty for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def is_up_to_date(engine: Engine) -> bool:
    """Raises TooNew for the catalogue of a later Archivist."""
    with engine.connect() as connection:
        found = revision(connection)
    if found > newest():
        raise TooNew(version=found)
    return found == newest()


def bring_up_to_date(engine: Engine, catalogue: Path) -> bool:
    """Whether anything had to be done; raises TooNew. All steps are done together, or none is."""
    if is_up_to_date(engine):
        return False
    with engine.connect() as connection:
        old = revision(connection)
    if old:
        keep_copy(catalogue, catalogue.with_name(f"catalogue.of-{old}.sqlite"))
    with engine.begin() as connection:
        lay_down(connection)
    return True


def keep_copy(catalogue: Path, copy: Path) -> None:
    """A whole and lasting copy, with what the write-ahead log still holds."""
    with durable.keeping(copy) as unfinished:
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(catalogue)) as here, closing(sqlite3.connect(unfinished)) as there:
            here.backup(there)


def lay_down(connection: Connection) -> None:
    """All steps that are missing, over this connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
