"""The door to SQLite: how connections are made, and what its refusals mean to a clerk."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from archivist.troubles import Damaged, DiskFull, ReadOnly, Trouble

BUSY_SECONDS = 30
_TROUBLES: dict[int, type[Trouble]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: ReadOnly,
    sqlite3.SQLITE_CANTOPEN: ReadOnly,
    sqlite3.SQLITE_CORRUPT: Damaged,
    sqlite3.SQLITE_NOTADB: Damaged,
}


def writing_engine(path: Path) -> Engine:
    """One connection that writes: every commit is on the disk before it returns (WAL, synchronous=FULL)."""

    def connect() -> sqlite3.Connection:
        connection = _connect(path.absolute().as_uri())
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA secure_delete=ON")  # rows that may not be kept leave nothing in free pages
        return connection

    return _engine(connect, "BEGIN IMMEDIATE", one=True)


def reading_engine(path: Path) -> Engine:
    """Connections, one a thread, that see what is committed and cannot write."""
    return _engine(lambda: _connect(path.absolute().as_uri() + "?mode=ro"), "BEGIN", one=False)


def building_engine(path: Path) -> Engine:
    """One connection that fills a file which nobody knows yet; the caller makes it lasting as a whole."""

    def connect() -> sqlite3.Connection:
        connection = _connect(path.absolute().as_uri())
        connection.execute("PRAGMA journal_mode=MEMORY")
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("PRAGMA foreign_keys=ON")
        return connection

    return _engine(connect, "BEGIN IMMEDIATE", one=True)


def passing_engine() -> Engine:
    """A catalogue in memory that is gone with its engine; to compare with."""
    return _engine(lambda: _connect(":memory:"), "BEGIN", one=True)


def _connect(uri: str) -> sqlite3.Connection:
    # Transactions are begun by `_engine`, because the driver would begin none before a CREATE or a SELECT.
    return sqlite3.connect(uri, BUSY_SECONDS, isolation_level=None, check_same_thread=False, uri=True)


def _engine(connect: Callable[[], sqlite3.Connection], begin: str, *, one: bool) -> Engine:
    pool: dict[str, Any] = {"poolclass": StaticPool if one else QueuePool}
    engine = create_engine("sqlite+pysqlite://", creator=connect, **pool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns SQLite's refusals into the troubles that a clerk can mend."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        trouble = trouble_of(error, path)
        if trouble is None:
            raise
        raise trouble from error
    except json.JSONDecodeError as error:
        # Only JSON of ours is in the catalogue.
        raise Damaged(path=str(path)) from error


def trouble_of(error: DBAPIError | sqlite3.Error, path: Path) -> Trouble | None:
    """The trouble behind a refusal, if it is one of the machine and not a fault of the program."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    kind = _TROUBLES.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    if kind is None:
        return None
    return kind(path=str(path if kind is Damaged else path.parent))
