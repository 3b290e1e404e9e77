"""The search index follows what is kept, and holds nothing of what is held."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archivist.model.event import Draft
from archivist.model.geometry import Box
from archivist.model.plain import canonical, plain
from archivist.model.text import Line, PageText, Word
from archivist.storage.workspace import Workspace
from archivist.workflow.quarantine import forget_made
from archivist.workflow.searching import index, index_all, search
from archivist.workflow.stages.keeping import kept
from tests.workflow import small


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small.make(tmp_path / "w") as made:
        for page_id, said in {"p1": "Quyết định một", "p2": "trang hai", "p4": "Kế hoạch"}.items():
            read(made, page_id, said)
        yield made


def read(workspace: Workspace, page_id: str, said: str, starts: float | None = None) -> None:
    line = Line(tuple(Word(w, Box(0, 0, 9, 9), 0.9) for w in said.split()))
    blob = workspace.vault.put(canonical(plain(PageText((line,), (100, 140), 100.0, "test", "vie"))))
    first = page_id in ("p1", "p4") if starts is None else starts
    workspace.record([kept("read", page_id, said, {"starts": 0.9 if first else 0.0}, blob)])


def found(workspace: Workspace, typed: str) -> set[tuple[str, str]]:
    return {(hit.where.value, hit.subject) for hit in search(workspace, typed).hits}


def test_texts_fields_and_titles_are_found(workspace: Workspace) -> None:
    assert index_all(workspace) == 6
    assert found(workspace, "quyet dinh") == {("page", "p1")}
    assert found(workspace, "ubnd xã an") == {("document", "p1"), ("document", "p4")}
    assert found(workspace, "hồ sơ") == {("dossier", "d")}


def test_only_what_changed_is_indexed_again(workspace: Workspace) -> None:
    index(workspace, small.DOSSIER)
    assert index(workspace, small.DOSSIER) == 0
    read(workspace, "p2", "trang ba")
    assert index(workspace, small.DOSSIER) == 1
    assert (found(workspace, "hai"), found(workspace, "trang ba")) == (set(), {("page", "p2")})
    workspace.record([Draft("value.set", "p1", {"field": "agency", "value": "Sở Y tế"})])
    assert index(workspace, small.DOSSIER) == 1
    assert found(workspace, "sở y tế") == {("document", "p1")}
    workspace.record([Draft("dossier.titled", "d", {"title": "Đường thôn"})])
    assert index(workspace, small.DOSSIER) == 1
    assert found(workspace, "duong thon") == {("dossier", "d")}


def test_a_page_in_the_tray_is_found_no_more(workspace: Workspace) -> None:
    index(workspace, small.DOSSIER)
    workspace.record([Draft("page.set-aside", "p2", {"why": "by-hand"})])
    small.arranged(workspace)
    assert index(workspace, small.DOSSIER) == 1
    assert found(workspace, "hai") == set()


def bytes_of(workspace: Workspace) -> bytes:
    return b"".join(p.read_bytes() for p in workspace.path.glob("search.sqlite*"))


def test_a_held_document_is_never_in_it(workspace: Workspace) -> None:
    workspace.record([Draft("value.set", "p1", {"field": "secrecy", "value": "MẬT"})])
    index(workspace, small.DOSSIER)
    assert found(workspace, "quyet dinh") == found(workspace, "hai") == set()
    assert found(workspace, "ubnd") == {("document", "p4")}
    assert "Quyết".encode() not in bytes_of(workspace)


def test_what_is_marked_later_leaves_no_trace(workspace: Workspace) -> None:
    index(workspace, small.DOSSIER)
    assert "Quyết".encode() in bytes_of(workspace)
    workspace.record([Draft("value.set", "p1", {"field": "secrecy", "value": "MẬT"})])
    forget_made(workspace, small.DOSSIER, ["p1", "p2"])
    assert found(workspace, "quyet dinh") == found(workspace, "hai") == set()
    assert b"Quy" not in bytes_of(workspace)
    assert b"quyet" not in bytes_of(workspace)


def test_a_lost_index_is_made_again(workspace: Workspace) -> None:
    index(workspace, small.DOSSIER)
    (workspace.path / "search.sqlite").unlink()
    assert found(workspace, "quyet dinh") == set()
    assert index_all(workspace) == 6
    assert found(workspace, "quyet dinh") == {("page", "p1")}
