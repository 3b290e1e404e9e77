"""What the intake keeps survives a cut at any moment: no acknowledged byte is lost, nothing is received twice or wrongly."""

import hashlib
import os
import time
from pathlib import Path

import pytest

from archivist import durable
from archivist.delivery.intake.announced import Announced
from archivist.delivery.intake.store import Store
from archivist.model.promises.destination import Verdict
from tests.faults.power import ForgetfulDisk, PowerCut

CONTENT = bytes(range(256)) * 40
DIGEST = hashlib.sha256(CONTENT).hexdigest()
CHUNK = 4096


def passed(_path: Path) -> tuple[Verdict, ...]:
    return (Verdict("a.1", passed=True),)


def receive(folder: Path, acknowledged: list[int]) -> Store:
    """What a server does for a sender that comes again: starts, finishes what was left, takes the rest."""
    store = Store(folder, passed)
    for digest in store.unfinished():
        store.finish(digest)
        store.judge(digest)
    while store.receipt(DIGEST) is None:
        store.announce(Announced(DIGEST, len(CONTENT), "delivery-1", "2026-01-02T03:04:05.000000Z", documents=1))
        while (offset := store.offset(DIGEST)) < len(CONTENT):
            store.append(DIGEST, CONTENT[offset : offset + CHUNK])
            store.make_last(DIGEST)
            acknowledged.append(store.offset(DIGEST))
        store.finish(DIGEST)
    store.judge(DIGEST)
    return store


def expect_received(folder: Path) -> None:
    store = Store(folder, passed)
    (receipt,) = store.receipts()
    assert (receipt["sha256"], receipt["state"], receipt["registration"]["submission_ordinal"]) == (DIGEST, "accepted", 1)
    assert store.package(DIGEST).read_bytes() == CONTENT
    assert store.unfinished() == []
    assert list((folder / "uploads").iterdir()) == []


def test_a_power_cut_at_every_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = _cut(tmp_path / "whole", 0, 0, monkeypatch)
    expect_received(tmp_path / "whole")
    for moment in range(1, whole + 1):
        folder = tmp_path / f"cut-{moment}"
        folder.mkdir()
        _cut(folder, moment, moment, monkeypatch)
        receive(folder, [])
        expect_received(folder)


def _cut(folder: Path, moment: int, seed: int, monkeypatch: pytest.MonkeyPatch) -> int:
    folder.mkdir(exist_ok=True)
    disk, acknowledged = ForgetfulDisk(folder, moment, seed), list[int]()
    with monkeypatch.context() as patch:
        patch.setattr(durable, "disk", disk)
        try:
            receive(folder, acknowledged)
        except PowerCut:
            disk.forget()
            arrived = Store(folder).offset(DIGEST) if Store(folder).receipt(DIGEST) is None else len(CONTENT)
            known = Store(folder).package(DIGEST).is_file() or arrived >= max(acknowledged, default=0)
            assert known, f"acknowledged bytes were lost at moment {moment}"
    return len(disk.moments)


def test_what_nobody_went_on_with_is_stale_after_a_month(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for digest in (DIGEST, "ab" * 32):
        store.announce(Announced(digest, 10, "x", "2026"))
    month_ago = time.time() - 31 * 86400
    for path in (tmp_path / "uploads").glob(f"{DIGEST}*"):
        os.utime(path, (month_ago, month_ago))
    assert list(store.stale()) == [DIGEST]
    store.drop(DIGEST)
    assert list(store.stale()) == []


def test_a_damaged_note_is_as_good_as_none(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.announce(Announced(DIGEST, 10, "x", "2026"))
    (tmp_path / "uploads" / f"{DIGEST}.json").write_bytes(b'{"digest')
    assert store.announced(DIGEST) is None
    assert store.unfinished() == []
