"""The records of the ledger alone, catalogue against journal, read as raw text: a million of them in seconds.

What the slower `verify` finds out with values, this finds out with bytes: a record is hashed as it stands in its row, and
the line of the journal must be the very one that the rows make. Where that is not so, the slower way names the first record.
"""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from json.encoder import encode_basestring
from pathlib import Path
from typing import Any

from archivist.model.doubt import Doubt, doubt_of
from archivist.model.event import GENESIS
from archivist.storage.journal import START, Head, Journal, follows, head_of, read_line
from archivist.storage.layout import Layout
from archivist.storage.verify import records_doubts
from archivist.troubles import Damaged

_BEFORE, _AFTER = b'{"events":[', b"]}\n"
_ROWS = "SELECT seq, at, actor, kind, subject, outcome, detail, previous, chain FROM event ORDER BY seq"


def record_doubts(workspace: Path) -> list[Doubt]:
    """The first record that is altered, lost, moved or another in the journal than in the catalogue; nothing where every
    one is as it was chained. Raises what `verify` raises.
    """
    layout = Layout(workspace)
    if sound_head(layout) is not None:
        return []
    return records_doubts(layout) or [doubt_of(Damaged(path=str(layout.journal)))]


def sound_head(layout: Layout) -> Head | None:
    """The last record, after all of them were looked at; None where one of them is not sound."""
    try:
        with closing(sqlite3.connect(f"{layout.catalogue.as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("BEGIN")  # a writer may go on; the journal, read afterwards, is never behind
            return _compared(iter(_Rows(connection.execute(_ROWS))), Journal(layout.journal))
    except (sqlite3.Error, OSError, TypeError, ValueError):
        return None


class _Rows:
    """Each row as the journal has it, after digest and place were proved; raises ValueError at the first that fails."""

    def __init__(self, rows: Iterator[Any]) -> None:
        self._rows = rows

    def __iter__(self) -> Iterator[tuple[bytes, Head]]:
        quoted, sha256 = encode_basestring, hashlib.sha256
        before = GENESIS
        for number, row in enumerate(self._rows, 1):
            seq, at, actor, kind, subject, outcome, detail, previous, chain = row
            at_, actor_, kind_, subject_, outcome_ = map(quoted, (at, actor, kind, subject, outcome))
            record = f'[{seq},{at_},{actor_},{kind_},{subject_},{outcome_},{detail},"{previous}"]'
            if seq != number or previous != before or sha256(record.encode()).hexdigest() != chain:
                raise ValueError(seq)
            before = chain
            told = (
                f'{{"actor":{actor_},"at":{at_},"chain":"{chain}","detail":{detail},"kind":{kind_},'
                f'"outcome":{outcome_},"previous":"{previous}","seq":{seq},"subject":{subject_}}}'
            )
            yield told.encode(), (seq, chain)


def _compared(rows: Iterator[tuple[bytes, Head]], journal: Journal) -> Head | None:
    """None where a line is not what its rows make."""
    head, lines = START, _lines(journal)
    for line in lines:
        whole: list[bytes] = []
        length = len(_BEFORE) + len(_AFTER) - 1
        while length < len(line):
            row = next(rows, None)
            if row is None:
                return _went_on(line, lines, head) if not whole else None
            whole.append(row[0])
            length += len(row[0]) + 1
            reached = row[1]
        if line != _BEFORE + b",".join(whole) + _AFTER:
            return None
        head = reached
    return head if next(rows, None) is None else None


def _went_on(line: bytes, lines: Iterator[bytes], head: Head) -> Head | None:
    """What a writer has recorded meanwhile, or a crash kept from the catalogue."""
    for each in (line, *lines):
        events = read_line(each)
        if not events or not follows(events, head):
            return None
        head = head_of(events)
    return head


def _lines(journal: Journal) -> Iterator[bytes]:
    """Whole lines; what a cut left at the very end of the last file is none. Raises ValueError where another ends so."""
    paths = journal.paths()
    for path in paths:
        with path.open("rb") as file:
            for line in file:
                if line.endswith(b"\n"):
                    yield line
                elif path != paths[-1]:
                    raise ValueError(path.name)
