"""The search that proves a quarantine finds a word wherever it hides, and none where there is none."""

import gzip
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.leaves import leaf, save
from tests.searched import found, pictures

WORD, OTHER = "Nguyễn", "Trần"


def rows(path: Path, *, wal: bool = False) -> sqlite3.Connection:
    here = sqlite3.connect(path, isolation_level=None)
    here.execute(f"PRAGMA journal_mode={'WAL' if wal else 'DELETE'}")
    here.execute("CREATE TABLE said (text TEXT)")
    return here


def deleted_row(folder: Path) -> None:
    with closing(rows(folder / "c.sqlite")) as here:
        here.execute("PRAGMA secure_delete=OFF")
        here.execute("INSERT INTO said VALUES (?)", (f"ông {WORD} " + "x" * 20_000,))
        here.execute("DELETE FROM said")


def left_in_the_log(folder: Path) -> None:
    here = rows(folder / "c.sqlite", wal=True)
    here.execute("INSERT INTO said VALUES (?)", (WORD,))
    copy = (folder / "c.sqlite-wal").read_bytes()
    here.close()
    (folder / "c.sqlite").unlink()
    (folder / "log").write_bytes(copy)


def only_in_a_full_text_index(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "s.sqlite", isolation_level=None)) as here:
        here.execute("CREATE VIRTUAL TABLE word USING fts5(plain, content='')")
        here.execute("INSERT INTO word (rowid, plain) VALUES (1, 'nguyenland nguyen nguyenx')")


def packed_twice(folder: Path) -> None:
    with zipfile.ZipFile(folder / "inner.zip", "w", zipfile.ZIP_DEFLATED) as inner:
        inner.writestr("a.json", json.dumps({"name": WORD}, ensure_ascii=False))
    with zipfile.ZipFile(folder / "p.zip", "w", zipfile.ZIP_DEFLATED) as outer:
        outer.write(folder / "inner.zip", "inner.zip")
    (folder / "inner.zip").unlink()


@pytest.mark.parametrize(
    "hide",
    [
        deleted_row,
        left_in_the_log,
        only_in_a_full_text_index,
        packed_twice,
        lambda folder: (folder / "a.log").write_text(f"read {WORD}, sure", "utf-8"),
        lambda folder: (folder / "a.log").write_text(f"read {WORD}", "utf-16"),
        lambda folder: (folder / "a.gz").write_bytes(gzip.compress(WORD.encode())),
        lambda folder: (folder / "a.bin").write_bytes(b"head" + zlib.compress(WORD.encode())),
        lambda folder: (folder / "a.txt").write_text("NGUYEN VAN A", "utf-8"),
    ],
)
def test_a_word_is_found_wherever_it_hides(hide: Callable[[Path], object], tmp_path: Path) -> None:
    assert found(tmp_path, WORD) == []
    hide(tmp_path)
    assert found(tmp_path, WORD, OTHER) == [WORD]


def test_a_word_within_another_one_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("training", "utf-8")
    assert found(tmp_path, "Trai") == []


def test_pictures_are_known_whatever_they_are_called(tmp_path: Path) -> None:
    save(leaf(), tmp_path / "a.jpg")
    (tmp_path / "a.jpg").rename(tmp_path / "4f21")
    (tmp_path / "b.jpg").write_text("no picture", "utf-8")
    assert pictures(tmp_path) == {tmp_path / "4f21"}
