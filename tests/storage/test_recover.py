"""The catalogue is built anew from its events, and what is missing is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from archivist.storage import journal as journals
from archivist.storage.recover import Recovered, recover
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.troubles import Damaged, NoWorkspace, WorkspaceInUse
from tests.storage import drafts


@pytest.fixture
def used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a journal of several files."""
    monkeypatch.setattr(journals, "SEGMENT_BYTES", 1500)
    with Workspace.open(folder) as opened:
        opened.record([drafts.dossier("d", "Hồ sơ"), drafts.batch("b", "d")])
        for n in range(1, 6):
            digest = opened.vault.put(bytes([n]))
            opened.record([drafts.page(f"p{n}", "b", n, digest), drafts.result("clean", f"p{n}", blob=digest)])
    assert len(list((folder / "journal").iterdir())) >= 3
    return folder


def answers(folder: Path) -> dict[str, object]:
    with Workspace.open(folder) as opened:
        return drafts.all_of(opened)


def files(folder: Path) -> list[Path]:
    return sorted(p for p in (folder / "journal").iterdir() if p.stem.isdecimal())


def test_the_same_answers_come_back(used: Path) -> None:
    before = answers(used)
    assert recover(used) == Recovered(events=12, pages=5, orphans=(), missing=())
    assert answers(used) == before
    assert verify(used) == []
    assert (used / "catalogue.damaged-1.sqlite").is_file()


def test_the_card_and_the_journal_stay_as_they_were(used: Path) -> None:
    before = {p: p.read_bytes() for p in (used / "workspace.toml", *(used / "journal").iterdir())}
    recover(used)
    assert {p: p.read_bytes() for p in (used / "workspace.toml", *(used / "journal").iterdir())} == before


def test_again_and_again(used: Path) -> None:
    assert recover(used) == recover(used)
    assert (used / "catalogue.damaged-2.sqlite").is_file()


def test_orphans_and_missing_bytes_are_told(used: Path) -> None:
    with Workspace.open(used) as opened:
        orphan = opened.vault.put(b"orphan")
        lost = opened.vault.put(bytes([3]))
    (used / "vault" / lost[:2] / lost[2:4] / lost).unlink()
    assert recover(used) == Recovered(events=12, pages=5, orphans=(orphan,), missing=(lost,))
    with Workspace.open(used) as opened:
        assert opened.vault.read(orphan) == b"orphan"


@pytest.mark.parametrize("left", [b"", b"no database", b"SQLite format 3\x00" + b"\x01" * 5000])
def test_a_destroyed_catalogue(used: Path, left: bytes) -> None:
    before = answers(used)
    (used / "catalogue.sqlite").write_bytes(left)
    recover(used)
    assert answers(used) == before
    assert (used / "catalogue.damaged-1.sqlite").read_bytes() == left


def test_a_lost_catalogue_and_card(used: Path) -> None:
    before = answers(used)
    (used / "catalogue.sqlite").unlink()
    (used / "workspace.toml").unlink()
    recover(used)
    assert answers(used) == before


def _flip(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)


def _garble(path: Path) -> None:
    path.write_bytes(bytes(100) + b"\n" + bytes(50))


@pytest.mark.parametrize("harm", [_flip, _garble, Path.unlink, lambda p: p.write_bytes(b"")])
@pytest.mark.parametrize("which", [0, 1, -1])
def test_a_damaged_journal_is_mended_from_the_catalogue(used: Path, harm: Callable[[Path], None], which: int) -> None:
    before = answers(used)
    harm(files(used)[which])
    assert verify(used) != []
    assert recover(used).events == 12
    assert verify(used) == []
    assert answers(used) == before


def test_damage_in_both_at_different_places_is_mended(used: Path) -> None:
    before = answers(used)
    _flip(files(used)[0])
    whole = (used / "catalogue.sqlite").read_bytes()
    at = whole.index(b'"ordinal":5')
    (used / "catalogue.sqlite").write_bytes(whole[:at] + whole[at:].replace(b'"ordinal":5', b'"ordinal":6', 1))
    assert recover(used).events == 12
    assert verify(used) == []
    assert answers(used) == before


def test_an_event_lost_from_both_is_named_and_nothing_is_changed(used: Path) -> None:
    files(used)[0].unlink()
    (used / "catalogue.sqlite").write_bytes(b"gone")
    before = {p: p.read_bytes() for p in used.rglob("*") if p.is_file() and p.name != "lock"}
    with pytest.raises(Damaged, match=r"\(1\)"):
        recover(used)
    assert {p: p.read_bytes() for p in used.rglob("*") if p.is_file() and p.name != "lock"} == before


def test_not_while_somebody_works_in_it(used: Path) -> None:
    with Workspace.open(used), pytest.raises(WorkspaceInUse):
        recover(used)


def test_any_folder_is_not_a_workspace(tmp_path: Path) -> None:
    with pytest.raises(NoWorkspace):
        recover(tmp_path)
    assert list(tmp_path.iterdir()) == []
