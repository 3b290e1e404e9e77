"""A package brought over SFTP is there whole before it has its name, and has its name before its manifest."""

import hashlib
import json
import subprocess
from pathlib import Path

import pytest

from archivist.delivery.sftp import SftpDestination
from archivist.delivery.ssh import Host
from archivist.model.promises.destination import Said
from archivist.troubles import (
    Damaged,
    DeliveryAltered,
    FalseReceipt,
    HostKeyChanged,
    HostUnknown,
    NotAdmitted,
    Refused,
    Stopped,
    Unconfirmed,
    Unreachable,
)
from tests.delivery.intakes import QUICK, go_on, package_of, unused_port
from tests.delivery.sftps import Whims, sftp_server

BYTES = 900_000


def test_it_arrives_and_anyone_can_check_it(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", BYTES)
    with sftp_server(tmp_path / "there") as there:
        first = there.sender().deliver(package, go_on)
        again = there.sender().deliver(package, go_on)
    assert (first.digest, first.place, first.said) == (package.digest, "/nop/uuid-1.zip", Said.CONFIRMED)
    assert (again.digest, again.place) == (first.digest, first.place)
    assert sorted(p.name for p in there.folder.iterdir()) == ["uuid-1.zip", "uuid-1.zip.ok"]
    assert there.whims.synced == ["synced", "synced"]
    said = subprocess.run(["sha256sum", "-c", "uuid-1.zip.ok"], cwd=there.folder, capture_output=True, text=True, check=True)
    assert said.stdout == "uuid-1.zip: OK\n"


def test_a_server_that_offers_neither_fsync_nor_posix_rename(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", BYTES)
    with sftp_server(tmp_path / "there", Whims(no_fsync=True)) as there:
        (there.folder / "uuid-1.zip").write_bytes(b"left by somebody")
        there.sender().deliver(package, go_on)
    assert (there.folder / "uuid-1.zip").read_bytes() == package.path.read_bytes()


def test_a_line_that_drops_again_and_again(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 4_000_000)
    with sftp_server(tmp_path / "there", Whims(writes_left=3)) as there:
        assert there.sender().deliver(package, go_on).digest == package.digest
    assert there.whims.drops >= 2
    assert (there.folder / "uuid-1.zip").read_bytes() == package.path.read_bytes()


def test_an_earlier_piece_is_gone_on_with_only_as_far_as_it_is_ours(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", BYTES)
    content = package.path.read_bytes()
    for left in (content[:500_000], content[:1000] + bytes(5000), bytes(BYTES + 10), b""):
        with sftp_server(tmp_path / "there") as there:
            (there.folder / "uuid-1.zip.part").write_bytes(left)
            there.sender().deliver(package, go_on)
            assert (there.folder / "uuid-1.zip").read_bytes() == content
            for made in there.folder.iterdir():
                made.unlink()


def test_a_server_that_spoils_what_it_keeps(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 5000)
    with sftp_server(tmp_path / "there", Whims(spoil=True)) as there:
        with pytest.raises(DeliveryAltered):
            there.sender().deliver(package, go_on)
        assert list(there.folder.iterdir()) == []


def test_another_package_of_that_name_stays(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 5000)
    with sftp_server(tmp_path / "there") as there:
        (there.folder / "uuid-1.zip").write_bytes(b"theirs")
        (there.folder / "uuid-1.zip.ok").write_text(f"{'0' * 64}  uuid-1.zip\n")
        with pytest.raises(Refused):
            there.sender().deliver(package, go_on)
        assert (there.folder / "uuid-1.zip").read_bytes() == b"theirs"


def test_a_host_is_let_in_only_with_the_key_that_was_confirmed(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 5000)
    with sftp_server(tmp_path / "there") as there:
        with pytest.raises(HostUnknown) as unknown:
            there.sender(host_key="").deliver(package, go_on)
        assert unknown.value.details["fingerprint"] == there.key
        with pytest.raises(HostKeyChanged) as changed:
            there.sender(host_key="SHA256:x").deliver(package, go_on)
        assert changed.value.details["fingerprint"] == there.key
        assert list(there.folder.iterdir()) == []


def test_a_wrong_secret(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 5000)
    with sftp_server(tmp_path / "there") as there, pytest.raises(NotAdmitted):
        there.sender(secret="đoán").deliver(package, go_on)


def test_the_line_is_down_or_the_folder_is_not_there(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 5000)
    away = SftpDestination("tinh", Host("127.0.0.1", unused_port(), "u", "SHA256:x"), "/nop", timing=QUICK)
    with pytest.raises(Unreachable):
        away.deliver(package, go_on)
    with sftp_server(tmp_path / "there") as there:
        there.folder.rmdir()
        with pytest.raises(Refused):
            there.sender().deliver(package, go_on)


def test_what_is_no_longer_sealed_is_not_sent_and_it_stops(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 5000)
    with sftp_server(tmp_path / "there") as there:
        with pytest.raises(Stopped):
            there.sender().deliver(package, lambda: True)
        package.path.write_bytes(b"other")
        with pytest.raises(Damaged):
            there.sender().deliver(package, go_on)
        assert list(there.folder.iterdir()) == []


def test_received_only_with_a_receipt_where_the_archive_writes_them(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 5000)
    with sftp_server(tmp_path / "there") as there:
        sender = there.sender(receipts=True)
        with pytest.raises(Unconfirmed):
            sender.deliver(package, go_on)
        told = {"state": "refused", "sha256": hashlib.sha256(b"x").hexdigest(), "bytes": 5000, "verdicts": []}
        (there.folder / "uuid-1.zip.receipt.json").write_text(json.dumps(told))
        with pytest.raises(FalseReceipt):
            sender.deliver(package, go_on)
        told |= {"sha256": package.digest, "verdicts": [{"document": "", "passed": False, "reason": "thiếu biên bản"}]}
        (there.folder / "uuid-1.zip.receipt.json").write_text(json.dumps(told))
        receipt = sender.deliver(package, go_on)
        assert (receipt.said, receipt.verdicts[0].reason) == (Said.REFUSED, "thiếu biên bản")
        assert sender.answer(receipt) == receipt
