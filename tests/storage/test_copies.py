"""A second copy is kept in step, heals what is damaged here, and becomes a workspace again when this one is gone."""

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archivist.storage.audit import audit
from archivist.storage.copies import copy, restore
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.troubles import CopyAhead, CopyOfAnother, Damaged, NotEmpty
from tests.storage import drafts

PAGES = 12


def never() -> bool:
    return False


def fill(workspace: Workspace, first: int, count: int) -> None:
    blobs = [workspace.vault.put(f"page {n}".encode() * 50) for n in range(first, first + count)]
    if first == 0:
        workspace.record([drafts.dossier("d", "Hồ sơ"), drafts.batch("b", "d")])
    workspace.record([drafts.page(f"p{first + n}", "b", first + n + 1, blob) for n, blob in enumerate(blobs)])


@pytest.fixture
def used(folder: Path) -> Path:
    with Workspace.open(folder) as workspace:
        fill(workspace, 0, PAGES)
    return folder


def copied(folder: Path, to: Path) -> Path:
    with Workspace.open(folder) as workspace:
        return copy(workspace, to, never).folder


def spoil(path: Path, chance: random.Random) -> None:
    """One bit, the end, or all of it."""
    path.chmod(0o600)
    content = bytearray(path.read_bytes())
    how = chance.randrange(3)
    if how == 0:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
    elif how == 1:
        path.write_bytes(content[: chance.randrange(len(content))])
    else:
        path.unlink()


def test_only_what_is_new_is_copied(used: Path, tmp_path: Path) -> None:
    with Workspace.open(used) as workspace:
        assert copy(workspace, tmp_path / "usb", never).blobs == PAGES
        assert copy(workspace, tmp_path / "usb", never).blobs == 0
        fill(workspace, PAGES, 2)
        done = copy(workspace, tmp_path / "usb", never)
    assert (done.blobs, done.events > 0) == (2, True)


def test_a_copy_becomes_the_same_workspace_again(used: Path, tmp_path: Path) -> None:
    there = copied(used, tmp_path / "usb")
    with closing(Workspace.open(used, write=False)) as workspace:
        names = [p.name for p in workspace.pages("d")]
    shutil.rmtree(used)
    recovered = restore(there, tmp_path / "again")
    assert (recovered.pages, recovered.missing) == (PAGES, ())
    assert verify(tmp_path / "again") == []
    with closing(Workspace.open(tmp_path / "again")) as workspace:
        assert [p.name for p in workspace.pages("d")] == names
    with pytest.raises(NotEmpty):
        restore(there, tmp_path / "again")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), harmed=st.integers(1, PAGES))
def test_whatever_is_damaged_is_found_named_and_restored(used: Path, tmp_path: Path, seed: int, harmed: int) -> None:
    there = copied(used, tmp_path / "usb")
    chance = random.Random(seed)
    with Workspace.open(used) as workspace:
        pages = {p.master.digest: p for p in workspace.pages("d")}
        victims = chance.sample(sorted(pages), harmed)
        for digest in victims:
            spoil(workspace.vault.path(digest), chance)
        done = audit(workspace, there, 1.0, never)
        assert sorted(done.restored) == sorted(victims)
        assert {d.details["name"] for d in done.doubts} == {pages[v].name for v in victims}
        assert all(workspace.vault.sound(digest) for digest in pages)
        assert [e.kind for e in workspace.events()][-harmed:] == ["blob.restored"] * harmed


def test_without_a_sound_copy_the_page_is_named(used: Path, tmp_path: Path) -> None:
    there = copied(used, tmp_path / "usb")
    with Workspace.open(used) as workspace:
        page = workspace.pages("d")[3]
        spoil(workspace.vault.path(page.master.digest), random.Random(1))
        spoil(there / workspace.vault.path(page.master.digest).relative_to(used), random.Random(2))
        done = audit(workspace, there, 1.0, never)
        assert done.lost == (page.master.digest,)
        assert [(d.code, d.place.subject, d.details["name"]) for d in done.doubts] == [
            ("vault.lost", page.page_id, page.name)
        ]


def test_a_damaged_copy_is_made_good_from_here(used: Path, tmp_path: Path) -> None:
    there = copied(used, tmp_path / "usb")
    with Workspace.open(used) as workspace:
        digest = workspace.pages("d")[0].master.digest
        spoil(there / workspace.vault.path(digest).relative_to(used), random.Random(3))
        done = audit(workspace, there, 1.0, never)
        assert (done.mended_copy, done.restored, done.lost) == ((digest,), (), ())
    assert verify_copy(there, tmp_path) == []


def verify_copy(there: Path, tmp_path: Path) -> list[object]:
    restore(there, tmp_path / "drill")
    return list(verify(tmp_path / "drill"))


def test_a_rolling_audit_comes_round_to_everything(used: Path) -> None:
    with Workspace.open(used) as workspace:
        seen = sum(audit(workspace, None, 0.25, never).blobs for _ in range(4))
        assert seen == PAGES
        page = workspace.pages("d")[7]
        spoil(workspace.vault.path(page.master.digest), random.Random(4))
        found = [d for _ in range(4) for d in audit(workspace, None, 0.25, never).lost]
    assert found == [page.master.digest]


def test_damaged_bytes_never_reach_the_copy(used: Path, tmp_path: Path) -> None:
    with Workspace.open(used) as workspace:
        digest = workspace.pages("d")[0].master.digest
        path = workspace.vault.path(digest)
        path.chmod(0o600)
        path.write_bytes(b"other bytes")
        done = copy(workspace, tmp_path / "usb", never)
    assert done.damaged == (digest,)
    assert not (done.folder / path.relative_to(used)).exists()


def test_what_is_removed_for_good_does_not_live_on_in_the_copy(used: Path, tmp_path: Path) -> None:
    there = copied(used, tmp_path / "usb")
    with Workspace.open(used) as workspace:
        page = workspace.pages("d")[5]
        workspace.remove([page.page_id], "secret")
        assert copy(workspace, tmp_path / "usb", never).erased == 1
    assert not (there / Path("vault", page.master.digest[:2], page.master.digest[2:4], page.master.digest)).exists()


def test_what_is_only_lost_here_stays_in_the_copy(used: Path, tmp_path: Path) -> None:
    there = copied(used, tmp_path / "usb")
    with Workspace.open(used) as workspace:
        path = workspace.vault.path(workspace.pages("d")[5].master.digest)
        path.unlink()
        assert copy(workspace, tmp_path / "usb", never).erased == 0
    assert (there / path.relative_to(used)).exists()


def test_an_old_backup_does_not_overwrite_a_copy_that_knows_more(used: Path, tmp_path: Path) -> None:
    shutil.copytree(used, tmp_path / "old backup")
    with Workspace.open(used) as workspace:
        fill(workspace, PAGES, 1)
        copy(workspace, tmp_path / "usb", never)
    with Workspace.open(tmp_path / "old backup") as clone:
        with pytest.raises(CopyAhead):
            copy(clone, tmp_path / "usb", never)
        fill(clone, PAGES + 5, 1)  # another history with as many events
        with pytest.raises(CopyAhead):
            copy(clone, tmp_path / "usb", never)


def test_a_copy_inside_the_workspace_is_none(used: Path) -> None:
    with Workspace.open(used) as workspace, pytest.raises(CopyOfAnother):
        copy(workspace, used / "usb", never)


def test_a_damaged_journal_is_not_copied(used: Path, tmp_path: Path) -> None:
    there = copied(used, tmp_path / "usb")
    before = {p.name: p.read_bytes() for p in (there / "journal").iterdir()}
    with Workspace.open(used) as workspace:
        (journal,) = (used / "journal").glob("*.jsonl")
        content = bytearray(journal.read_bytes())
        content[len(content) // 2] ^= 1
        journal.write_bytes(content)
        with pytest.raises(Damaged):
            copy(workspace, tmp_path / "usb", never)
    assert {p.name: p.read_bytes() for p in (there / "journal").iterdir()} == before
