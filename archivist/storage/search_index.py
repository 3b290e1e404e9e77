"""The search index: a file of its own beside the catalogue, made from texts and fields, which may be lost at any time."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path

from archivist import durable
from archivist.model.letters import folded, toned
from archivist.model.search import Found, Hit, Searchable, Term, Where, passage_of
from archivist.storage.catalogue import BUSY_SECONDS, translated
from archivist.troubles import Damaged

VERSION = 1
CHUNK = 500
WEIGHED = 5000  # where more places than that say the words, the newest come first: weighing them all would take seconds
# Both columns are split by SQLite's own tokenizer, which keeps diacritics; `plain` has lost them before. The texts stand in
# `said` once; the words without them (`content=''`) need less than half of the space.
_TABLES = """
CREATE TABLE said (
    row INTEGER PRIMARY KEY, place TEXT NOT NULL, subject TEXT NOT NULL, dossier_id TEXT NOT NULL, page_id TEXT NOT NULL,
    source TEXT NOT NULL, said TEXT NOT NULL, UNIQUE (place, subject)
) STRICT;
CREATE INDEX said_dossier ON said (dossier_id);
CREATE VIRTUAL TABLE word USING fts5(
    marked, plain, content='', tokenize="unicode61 remove_diacritics 0"
);
"""
_PLACE = "SELECT row, said FROM said WHERE place = ? AND subject = ?"
_SUBJECT = "SELECT row, said FROM said WHERE subject = ?"
_PUT = "INSERT INTO said (place, subject, dossier_id, page_id, source, said) VALUES (?, ?, ?, ?, ?, ?)"
_COUNT = "SELECT count(*) FROM word WHERE word MATCH ?1 AND ?2 = ''"
_COUNT_IN_DOSSIER = (
    "SELECT count(*) FROM word JOIN said AS s ON s.row = word.rowid WHERE word MATCH ?1 AND s.dossier_id = ?2"
)
_BEST = """SELECT s.place, s.subject, s.dossier_id, s.page_id, s.said FROM word JOIN said AS s ON s.row = word.rowid
    WHERE word MATCH ?1 AND ?2 IN ('', s.dossier_id) ORDER BY word.rank LIMIT ?3"""
_NEWEST = """SELECT s.place, s.subject, s.dossier_id, s.page_id, s.said FROM word JOIN said AS s ON s.row = word.rowid
    WHERE word MATCH ?1 AND ?2 IN ('', s.dossier_id) ORDER BY word.rowid DESC LIMIT ?3"""


class SearchIndex:
    """Opens its file for each call, from any thread. A file that is damaged or of another version counts as none."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def sources(self, dossier_id: str) -> dict[tuple[Where, str], str]:
        """By place and subject: what the index was made from."""
        with self._reading() as here:
            if here is None:
                return {}
            rows = here.execute("SELECT place, subject, source FROM said WHERE dossier_id = ?", (dossier_id,))
            return {(Where(place), subject): source for place, subject, source in rows}

    def put(self, dossier_id: str, rows: Iterable[Searchable]) -> int:
        """Each takes the place of what was there of its subject; a part at a time, so that nobody waits long."""
        rest, count = iter(rows), 0
        while chunk := list(islice(rest, CHUNK)):
            with self._writing() as here:
                for row in chunk:
                    _take_out(here, _PLACE, (row.where.value, row.subject))
                    _put_in(here, dossier_id, row)
            count += len(chunk)
        return count

    def drop(self, wanted: Sequence[tuple[Where, str]]) -> int:
        """What is no longer to be found."""
        if not wanted or not self.path.exists():
            return 0
        with self._writing() as here:
            return sum(_take_out(here, _PLACE, (w.value, s)) for w, s in wanted)

    def erase(self, subjects: Sequence[str]) -> int:
        """Nothing of these subjects stays in the file, neither in its words nor in its free pages. Takes seconds where
        100,000 pages are indexed: words are taken out of a whole index only by writing it anew.
        """
        if not self.path.exists():
            return 0
        with self._writing() as here:
            gone = sum(_take_out(here, _SUBJECT, (subject,)) for subject in subjects)
            if gone:
                here.execute("INSERT INTO word(word) VALUES ('optimize')")
        if gone:
            with translated(self.path), closing(self._connected("")) as again:
                again.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return gone

    def search(self, terms: Sequence[Term], most: int, dossier_id: str = "") -> Found:
        """The places that say all terms, best first; of one dossier where that is named."""
        if not terms:
            return Found()
        with self._reading() as here:
            if here is None:
                return Found()
            wanted = " ".join(_asked(term) for term in terms)
            count = here.execute(_COUNT_IN_DOSSIER if dossier_id else _COUNT, (wanted, dossier_id)).fetchone()[0]
            query = _BEST if count <= WEIGHED else _NEWEST
            rows = here.execute(query, (wanted, dossier_id, most)).fetchall()
        return Found(tuple(_hit(row, terms) for row in rows), count)

    # --- the file ---

    def _connected(self, mode: str) -> sqlite3.Connection:
        uri = self.path.absolute().as_uri() + mode
        here = sqlite3.connect(uri, BUSY_SECONDS, isolation_level=None, uri=True)
        here.execute("PRAGMA secure_delete=ON")
        return here

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """None where there is no index, or none that can be read: it is made anew by the next who writes."""
        if not self.path.exists():
            yield None
            return
        try:
            with translated(self.path), closing(self._connected("?mode=ro")) as here:
                yield here if _version(here) == VERSION else None
        except Damaged:
            yield None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        self._make_sure()
        with translated(self.path), closing(self._connected("")) as here:
            here.execute("BEGIN IMMEDIATE")
            try:
                yield here
            except BaseException:
                here.execute("ROLLBACK")
                raise
            here.execute("COMMIT")

    def _make_sure(self) -> None:
        """There is an index of this version."""
        if self._is_sound():
            return
        for suffix in ("-wal", "-shm", "-journal", ""):
            durable.erase(self.path.with_name(self.path.name + suffix))
        with translated(self.path), closing(self._connected("")) as here:
            here.execute("PRAGMA journal_mode=WAL")
            here.executescript(f"BEGIN; {_TABLES} PRAGMA user_version={VERSION}; COMMIT;")

    def _is_sound(self) -> bool:
        if not self.path.exists():
            return False
        with suppress(sqlite3.DatabaseError), closing(self._connected("?mode=ro")) as here:
            return _version(here) == VERSION
        return False


def _version(here: sqlite3.Connection) -> int:
    return int(here.execute("PRAGMA user_version").fetchone()[0])


def _put_in(here: sqlite3.Connection, dossier_id: str, row: Searchable) -> None:
    values = (row.where.value, row.subject, dossier_id, row.page_id, row.source, row.said)
    made = here.execute(_PUT, values).lastrowid
    here.execute("INSERT INTO word (rowid, marked, plain) VALUES (?, ?, ?)", (made, toned(row.said), folded(row.said)))


def _take_out(here: sqlite3.Connection, which: str, values: tuple[str, ...]) -> int:
    rows = here.execute(which, values).fetchall()
    for row, said in rows:
        here.execute(
            "INSERT INTO word (word, rowid, marked, plain) VALUES ('delete', ?, ?, ?)", (row, toned(said), folded(said))
        )
        here.execute("DELETE FROM said WHERE row = ?", (row,))
    return len(rows)


def _asked(term: Term) -> str:
    """In the language of FTS5; words are letters and digits only."""
    column = "marked" if term.marked else "plain"
    return f'{column} : "{" ".join(term.words)}"{"*" if term.begun else ""}'


def _hit(row: tuple[str, str, str, str, str], terms: Sequence[Term]) -> Hit:
    place, subject, dossier_id, page_id, said = row
    return Hit(Where(place), subject, dossier_id, page_id, passage_of(said, terms))
