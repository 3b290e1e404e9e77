"""The power goes at every moment of a little story: what was acknowledged is there, nothing is half there, or twice."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from archivist import durable
from archivist.model.event import Draft, Event
from archivist.model.page import Page
from archivist.storage.recover import recover
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.troubles import NoWorkspace, Trouble
from tests.faults.power import ForgetfulDisk, PowerCut
from tests.storage import drafts


class Told:
    """What the program was told to be kept, and what it had asked for last."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.blobs: dict[str, bytes] = {}
        self.asked: Sequence[Draft] = ()

    def put(self, workspace: Workspace, data: bytes) -> str:
        digest = workspace.vault.put(data)
        self.blobs[digest] = data
        return digest

    def record(self, workspace: Workspace, *asked: Draft) -> None:
        self.asked = asked
        self.events += workspace.record(asked)
        self.asked = ()


def story(path: Path, told: Told) -> None:
    """A dossier with two pages is scanned; the workspace is closed and opened in between."""
    with Workspace.open(path) as workspace:
        told.record(workspace, drafts.dossier("d"), drafts.batch("b", "d"))
        told.record(workspace, drafts.page("p1", "b", 1, told.put(workspace, b"one")))
    with Workspace.open(path) as workspace:
        digest = told.put(workspace, b"two")
        told.record(workspace, drafts.page("p2", "b", 2, digest), drafts.result("clean", "p2", blob=digest))
        told.record(workspace, drafts.value("d", "title", "x"))


def play(path: Path, disk: ForgetfulDisk, monkeypatch: pytest.MonkeyPatch, act: Callable[[Path, Told], None]) -> Told:
    """Until the end or the cut."""
    told = Told()
    with monkeypatch.context() as now:
        now.setattr(durable, "disk", disk)
        try:
            act(path, told)
        except PowerCut:
            assert disk.dark
    return told


def check(path: Path, told: Told, thorough: bool = True) -> None:
    with Workspace.open(path) as workspace:
        found = list(workspace.events())
        beyond = found[len(told.events) :]
        assert found[: len(told.events)] == told.events
        assert len(beyond) in (0, len(told.asked))
        assert [(e.kind, e.subject) for e in beyond] == [(a.kind, a.subject) for a in told.asked][: len(beyond)]
        assert {d: workspace.vault.read(d) for d in told.blobs} == told.blobs
        assert (verify(path) if thorough else []) == []
        assert {p.page_id for p in _pages(workspace)} == {e.subject for e in found if e.kind == "page.captured"}
        workspace.record([drafts.value("d", "later", 1)])
        assert workspace.head()[0] == len(found) + 1


def _pages(workspace: Workspace) -> Sequence[Page]:
    return [p for d in workspace.dossiers() for p in workspace.pages(d.dossier_id)]


def sweep(blank: Path, place: Path, monkeypatch: pytest.MonkeyPatch, kind: type[ForgetfulDisk], seed: int = 0) -> int:
    """Cuts at every moment and checks what is left, every fifth time thoroughly; gives the number of cuts."""
    whole = kind(shutil.copytree(blank, place / "whole"))
    play(place / "whole", whole, monkeypatch, story)
    for moment in range(1, len(whole.moments) + 1):
        path = shutil.copytree(blank, place / f"cut-{moment}")
        disk = kind(path, cut_at=moment, seed=seed + moment)
        told = play(path, disk, monkeypatch, story)
        disk.forget()
        check(path, told, thorough=bool(seed) or moment % 5 == 0)
    return len(whole.moments)


def test_nothing_acknowledged_is_lost(blank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sweep(blank, tmp_path, monkeypatch, ForgetfulDisk) > 50


@pytest.mark.long
@pytest.mark.parametrize("seed", [1000, 2000, 3000])
def test_nothing_acknowledged_is_lost_whatever_is_forgotten(
    seed: int, blank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sweep(blank, tmp_path, monkeypatch, ForgetfulDisk, seed) > 50


class Careless(ForgetfulDisk):
    """Says that bytes are lasting, and does nothing for it."""

    def sync(self, path: Path) -> None:
        with self._moment(f"sync {path.name}", path):
            pass


class Nameless(ForgetfulDisk):
    """Makes bytes lasting, never names."""

    def sync_folder(self, path: Path) -> None:
        with self._moment(f"sync folder {path.name}", path):
            pass


@pytest.mark.parametrize("kind", [Careless, Nameless])
def test_the_sweep_notices_a_disk_that_lies(
    kind: type[ForgetfulDisk], blank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises((AssertionError, Trouble)):
        sweep(blank, tmp_path, monkeypatch, kind)


def test_a_killed_program_then_a_cut(blank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the killed one had not made lasting, the next one does before it builds on it."""
    whole = ForgetfulDisk(shutil.copytree(blank, tmp_path / "whole"))
    play(tmp_path / "whole", whole, monkeypatch, story)
    for moment in range(1, len(whole.moments) + 1, 7):
        path = shutil.copytree(blank, tmp_path / f"killed-{moment}")
        disk = ForgetfulDisk(path, cut_at=moment, seed=moment)
        play(path, disk, monkeypatch, story)
        disk.wake()
        told = play(path, disk, monkeypatch, _go_on)
        disk.forget()
        check(path, told)


def _go_on(path: Path, told: Told) -> None:
    with Workspace.open(path) as workspace:
        told.events += workspace.events()
        for data in (b"one", b"two"):
            told.put(workspace, data)
        told.record(workspace, drafts.value("d", "title", "y"))


def test_creation_is_whole_or_can_be_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def create(path: Path, _told: Told) -> None:
        Workspace.create(path).close()

    (tmp_path / "whole").mkdir()
    whole = ForgetfulDisk(tmp_path / "whole")
    play(tmp_path / "whole" / "w", whole, monkeypatch, create)
    for moment in range(1, len(whole.moments) + 1, 4):
        place = tmp_path / f"cut-{moment}"
        place.mkdir()
        disk = ForgetfulDisk(place, cut_at=moment, seed=moment)
        play(place / "w", disk, monkeypatch, create)
        disk.forget()
        try:
            check(place / "w", Told())
        except NoWorkspace:
            Workspace.create(place / "w").close()
            check(place / "w", Told())


def test_recovery_can_be_cut_and_repeated(blank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = Told()
    story(shutil.copytree(blank, tmp_path / "before"), told)
    _damage(tmp_path / "before")
    whole = ForgetfulDisk(shutil.copytree(tmp_path / "before", tmp_path / "whole"))
    play(tmp_path / "whole", whole, monkeypatch, lambda path, _told: _recover(path))
    for moment in range(1, len(whole.moments) + 1, 3):
        path = shutil.copytree(tmp_path / "before", tmp_path / f"cut-{moment}")
        disk = ForgetfulDisk(path, cut_at=moment, seed=moment)
        play(path, disk, monkeypatch, lambda path, _told: _recover(path))
        disk.forget()
        assert recover(path).events == len(told.events)
        check(path, told)


def _recover(path: Path) -> None:
    recover(path)


def _damage(path: Path) -> None:
    """The first line of the journal, and a title in the catalogue's projection."""
    journal = path / "journal" / "000000000001.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b'"folder"', b'"holder"', 1))
    assert verify(path) != []
