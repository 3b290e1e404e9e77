"""What the law forbids to keep is gone: its bytes overwritten, its rows too, and only the event tells that it was there."""

import os
from pathlib import Path

import pytest

from archivist import durable
from archivist.durable import Disk
from archivist.storage.recover import recover
from archivist.storage.vault import CHUNK, Vault
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.troubles import NotFound
from tests.storage.drafts import batch, dossier, page, result, value

WHY = "secrecy"


class Watched(Disk):
    """Notes what a file held at the moment when it was made lasting."""

    def __init__(self) -> None:
        self.synced: list[bytes] = []

    def sync(self, path: Path) -> None:
        super().sync(path)
        self.synced.append(path.read_bytes())


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    disk = Watched()
    monkeypatch.setattr(durable, "disk", disk)
    return disk


def story(workspace: Workspace) -> tuple[str, str]:
    """A dossier with two pages, the first of them read; digests of its master and of its text."""
    master, text = workspace.vault.put(b"picture"), workspace.vault.put(b"words")
    other = workspace.vault.put(b"other picture")
    workspace.record([dossier("d"), batch("b", "d"), page("p1", "b", 1, master), page("p2", "b", 2, other)])
    workspace.record([result("read", "p1", blob=text), value("p1", "subject", "x")])
    return master, text


def test_bytes_are_overwritten_before_they_go(tmp_path: Path, watched: Watched) -> None:
    vault = Vault(tmp_path / "vault")
    digest = vault.put(os.urandom(CHUNK + 9))
    vault.forget(digest)
    assert watched.synced[-1] == bytes(CHUNK + 9)
    assert not vault.has(digest)
    assert list(vault.digests()) == []
    vault.forget(digest)


def test_a_forgotten_result_leaves_its_event_and_a_sound_workspace(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        _, text = story(workspace)
        workspace.forget([("read", "p1"), ("encode", "p1")], WHY)
        assert workspace.result("read", "p1") is None
        assert not workspace.vault.has(text)
        told = [e for e in workspace.events() if e.kind == "blob.forgotten"]
        assert [(e.subject, e.detail["stage"], e.detail["why"]) for e in told] == [("p1", "read", WHY)]
    assert verify(folder) == []


def test_bytes_that_another_page_needs_stay(workspace: Workspace) -> None:
    _, text = story(workspace)
    workspace.record([result("read", "p2", blob=text)])
    workspace.forget([("read", "p1")], WHY)
    assert workspace.vault.read(text) == b"words"
    assert workspace.naming(text) == {("read", "p2")}
    workspace.forget([("read", "p2")], WHY)
    assert not workspace.vault.has(text)


def test_bytes_that_go_together_go_though_each_names_the_same(workspace: Workspace) -> None:
    _, text = story(workspace)
    workspace.record([result("read", "p2", blob=text)])
    workspace.forget([("read", "p1"), ("read", "p2")], WHY)
    assert not workspace.vault.has(text)


def test_a_cut_after_the_bytes_went_is_made_good_by_doing_it_again(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        _, text = story(workspace)
        workspace.vault.forget(text)
    assert [d.code for d in verify(folder)] == ["vault.missing"]
    with Workspace.open(folder) as workspace:
        workspace.forget([("read", "p1")], WHY)
    assert verify(folder) == []


def test_a_removed_page_leaves_nothing_but_events(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        master, _ = story(workspace)
        workspace.forget([("read", "p1")], WHY)
        workspace.remove(["p1"], "MẬT")
        assert [p.page_id for p in workspace.pages("d")] == ["p2"]
        assert workspace.by_hand("p1") == {}
        assert not workspace.vault.has(master)
        assert workspace.removed() == {master}
        with pytest.raises(NotFound):
            workspace.page("p1")
    assert verify(folder) == []


def test_recovery_does_not_bring_it_back(folder: Path) -> None:
    with Workspace.open(folder) as workspace:
        story(workspace)
        workspace.forget([("read", "p1")], WHY)
        workspace.remove(["p1"], "MẬT")
    assert recover(folder).missing == ()
    with Workspace.open(folder, write=False) as workspace:
        assert [p.page_id for p in workspace.pages("d")] == ["p2"]
