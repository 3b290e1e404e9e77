"""Tests of what the desk remembers."""

from pathlib import Path

import pytest

from archivist.ui import memory
from archivist.ui.memory import MOST, Memory


def test_what_is_remembered_is_recalled(tmp_path: Path) -> None:
    assert memory.recall() == Memory()
    kept = Memory(language="ru", appearance="dark").opened(tmp_path)
    memory.remember(kept)
    assert memory.recall() == kept == Memory((str(tmp_path),), "ru", "dark")


def test_the_newest_stands_first_and_once(tmp_path: Path) -> None:
    kept = Memory()
    for number in range(MOST + 3):
        kept = kept.opened(tmp_path / str(number))
    kept = kept.opened(tmp_path / "5")
    assert kept.recent[:2] == (str(tmp_path / "5"), str(tmp_path / str(MOST + 2)))
    assert len(kept.recent) == len(set(kept.recent)) == MOST
    assert str(tmp_path / "5") not in kept.missing(tmp_path / "5").recent


@pytest.mark.parametrize("text", ["", "{", "[]", '{"recent": 5}'])
def test_a_spoilt_memory_is_an_empty_one(text: str) -> None:
    memory.remember(Memory(("/x",)))
    memory.place().write_text(text)
    assert memory.recall() == Memory()


def test_a_disk_that_refuses_does_no_harm(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ARCHIVIST_USER_STATE", str(tmp_path / "file"))
    memory.remember(Memory(("/x",)))
    assert memory.recall() == Memory()
