"""What the events of a delivery make of its transfer, in a new workspace and in one of before there were transfers."""

import sqlite3
from contextlib import closing
from pathlib import Path

from archivist.model.event import Draft
from archivist.model.plain import plain
from archivist.model.promises.destination import Verdict
from archivist.model.transfer import Standing, Transfer
from archivist.storage.recover import recover
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from tests.storage import drafts

TROUBLE = {"code": "delivery.unreachable", "details": {"reason": "x"}}


def draft(kind: str, **detail: object) -> Draft:
    return Draft(f"delivery.{kind}", "ab", {"destination": "tinh", **detail})


def only(workspace: Workspace) -> Transfer:
    (found,) = workspace.transfers()
    return found


def test_the_way_of_a_package(workspace: Workspace) -> None:
    workspace.record([drafts.dossier("d"), draft("queued", dossier="d")])
    assert only(workspace).standing is Standing.QUEUED
    workspace.record([draft("sending")])
    assert (only(workspace).standing, only(workspace).attempts) == (Standing.SENDING, 1)
    workspace.record([draft("failed", trouble=TROUBLE, again_at="2026-01-02"), draft("sending")])
    assert (only(workspace).standing, only(workspace).attempts, only(workspace).trouble) == (Standing.SENDING, 2, TROUBLE)
    workspace.record([draft("sent", trouble=TROUBLE, again_at="2026-01-02")])
    assert (only(workspace).standing, only(workspace).again_at) == (Standing.SENT, "2026-01-02")
    workspace.record([drafts.delivered("ab", "d", "tinh")])
    assert (only(workspace).standing, only(workspace).trouble, only(workspace).place) == (Standing.CONFIRMED, None, "/x")
    verdicts = (Verdict("a.1", passed=False, reason="mờ", page=2),)
    workspace.record([draft("judged", said="refused", verdicts=plain(verdicts))])
    assert (only(workspace).standing, only(workspace).verdicts, only(workspace).attempts) == (Standing.REFUSED, verdicts, 2)
    workspace.record([drafts.delivered("ab", "d", "tinh")])
    assert only(workspace).standing is Standing.REFUSED
    assert workspace.transfers("d") == workspace.transfers()
    assert workspace.transfers("e") == ()


def test_a_package_is_withdrawn_and_may_be_queued_again(workspace: Workspace) -> None:
    workspace.record([drafts.dossier("d"), draft("queued", dossier="d"), draft("withdrawn")])
    assert only(workspace).standing is Standing.WITHDRAWN
    workspace.record([draft("queued", dossier="d")])
    assert (only(workspace).standing, only(workspace).attempts) == (Standing.QUEUED, 0)


def test_what_was_never_queued_changes_nothing(workspace: Workspace) -> None:
    workspace.record(
        [drafts.dossier("d"), draft("sending"), draft("withdrawn"), draft("judged", said="accepted", verdicts=[])]
    )
    assert workspace.transfers() == ()


def test_when_it_is_due() -> None:
    fresh = Transfer("ab", "tinh", "d", Standing.QUEUED, 0, "2026-01-05")
    waiting = Transfer("ab", "tinh", "d", Standing.QUEUED, 1, "2026-01-05", "2026-01-06", TROUBLE)
    held = Transfer("ab", "tinh", "d", Standing.QUEUED, 1, "2026-01-05", "", TROUBLE)
    done = Transfer("ab", "tinh", "d", Standing.CONFIRMED, 1, "2026-01-05")
    assert [t.due("2026-01-05T12") for t in (fresh, waiting, held, done)] == [True, False, False, False]
    assert waiting.due("2026-01-06T01")
    assert waiting.due("2016-01-01"), "a clock that was put back ten years"


def test_an_older_workspace_gets_its_transfers_and_they_follow_from_its_events(folder: Path) -> None:
    with Workspace.open(folder) as opened:
        opened.record([drafts.dossier("d"), drafts.delivered("ab", "d"), drafts.delivered("cd", "d", "usb")])
        opened.record([drafts.delivered("ab", "d")])
        now = opened.transfers()
    with closing(sqlite3.connect(folder / "catalogue.sqlite")) as connection, connection:
        connection.execute("DROP TABLE transfer")
        connection.execute("DROP TABLE act")
        connection.execute("DROP TABLE person")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    with Workspace.open(folder) as opened:
        assert opened.transfers() == now
    assert verify(folder) == []
    recover(folder)
    with Workspace.open(folder) as opened:
        assert opened.transfers() == now
