"""A package sent over tus arrives once and whole, whatever line and server do; received is only said with our digest."""

from pathlib import Path

import pytest

from archivist.delivery import note
from archivist.delivery.patience import Timing
from archivist.delivery.tus import TusDestination
from archivist.delivery.web import Security
from archivist.model.promises.destination import Said, Verdict
from archivist.troubles import (
    BadSetting,
    Busy,
    Damaged,
    FalseReceipt,
    NotAdmitted,
    NotFound,
    NotUnderstood,
    Refused,
    Stopped,
    TooBig,
    Trouble,
    Unconfirmed,
    Unreachable,
)
from tests.delivery.intakes import QUICK, go_on, intake, package_of, unused_port

BYTES = 700_000  # three chunks at the least


def test_it_arrives_once_and_the_receipt_is_of_it(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", BYTES)
    with intake(tmp_path / "there") as there:
        first = there.sender().deliver(package, go_on)
        again = there.sender().deliver(package, go_on)
        assert (first.digest, first.length, first.said) == (package.digest, BYTES, Said.CONFIRMED)
        assert first == again
        assert there.store.package(package.digest).read_bytes() == package.path.read_bytes()
        assert [r["sha256"] for r in there.store.receipts()] == [package.digest]
        assert first.delivery_id == there.store.receipts()[0]["delivery_id"]
    assert sorted(p.name for p in package.path.parent.iterdir()) == ["uuid-1.zip"]
    assert list((tmp_path / "there/uploads").iterdir()) == []


@pytest.mark.parametrize(
    "faults",
    [
        ("400",), ("409",), ("413",), ("423",), ("429",), ("460",), ("500",), ("503",), ("wrong-offset",),
        ("drop-after-commit",),
        ("double-answer",), ("truncated",), ("truncated", "truncated", "truncated"), ("no-receipt",),
        ("500", "drop-after-commit", "409", "460", "wrong-offset", "429"),
    ],
)  # fmt: skip
def test_a_fault_that_passes_is_got_over(faults: tuple[str, ...], tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", BYTES)
    with intake(tmp_path / "there", *faults) as there:
        receipt = there.sender().deliver(package, go_on)
        assert receipt.digest == package.digest
        assert there.store.package(package.digest).read_bytes() == package.path.read_bytes()
        assert len(there.store.receipts()) == 1


def test_a_server_that_hangs_is_left_and_asked_again(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", BYTES)
    with intake(tmp_path / "there", "hang") as there:
        quick = Timing(connect=1.0, idle=0.3, pause=0.01, receipt=5.0)
        assert there.sender(quick).deliver(package, go_on).digest == package.digest


@pytest.mark.parametrize(
    ("faults", "trouble"),
    [
        (["500"] * 6, Busy), (["429"] * 6, Busy), (["423"] * 6, Busy), (["409"] * 6, NotUnderstood),
        (["413"] * 5, TooBig), (["hang"] * 3, Unreachable), (["false-receipt"], FalseReceipt),
        (["no-receipt"] * 400, Unconfirmed),
    ],
)  # fmt: skip
def test_a_fault_that_stays_is_a_trouble_and_the_next_attempt_goes_on(
    faults: list[str], trouble: type[Trouble], tmp_path: Path
) -> None:
    package = package_of(tmp_path / "packages", BYTES)
    impatient = Timing(
        connect=1.0, idle=0.3, pause=0.01, longest_pause=0.05, receipt=0.5, tries=3 if "hang" in faults else 6
    )
    with intake(tmp_path / "there", *faults) as there:
        with pytest.raises(trouble):
            there.sender(impatient).deliver(package, go_on)
        assert note.noted(package, "tinh") is not None
    with intake(tmp_path / "there") as there:
        moved = TusDestination("tinh", f"{there.url}/files", timing=QUICK)
        assert moved.deliver(package, go_on).digest == package.digest
        assert len(there.store.receipts()) == 1


def test_a_small_limit_of_one_request_is_found_out(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 100_000)
    with intake(tmp_path / "there", "413", "413", "413") as there:
        assert there.sender().deliver(package, go_on).digest == package.digest


def test_bytes_that_turn_out_to_be_others_are_sent_anew(tmp_path: Path) -> None:
    """What the other side holds is spoilt in the middle: the digest of the whole finds it, and all is sent again."""
    package = package_of(tmp_path / "packages", BYTES)
    with intake(tmp_path / "there", "500", "500", "500", "500", "500", "500") as there:
        with pytest.raises(Busy):
            there.sender().deliver(package, go_on)
        there.store.append(package.digest, b"spoilt" * 1000)
    with intake(tmp_path / "there") as there:
        sender = TusDestination("tinh", f"{there.url}/files", timing=QUICK)
        assert sender.deliver(package, go_on).digest == package.digest
        assert there.store.package(package.digest).read_bytes() == package.path.read_bytes()


def test_the_line_is_down(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 1000)
    away = TusDestination("tinh", f"http://127.0.0.1:{unused_port()}/files", timing=QUICK)
    with pytest.raises(Unreachable) as met:
        away.deliver(package, go_on)
    assert met.value.retry.value == "later"


def test_it_stops_and_goes_on_where_it_was(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", BYTES)
    asked = iter(range(10_000))
    with intake(tmp_path / "there") as there:
        with pytest.raises(Stopped):
            there.sender().deliver(package, lambda: next(asked) > 30 and there.store.offset(package.digest) > 0)
        arrived = there.store.offset(package.digest)
        assert 0 < arrived < BYTES
        assert there.sender().deliver(package, go_on).digest == package.digest


def test_what_is_no_longer_sealed_is_not_sent(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 1000)
    package.path.write_bytes(b"other")
    with intake(tmp_path / "there") as there:
        with pytest.raises(Damaged):
            there.sender().deliver(package, go_on)
        package.path.unlink()
        with pytest.raises(NotFound):
            there.sender().deliver(package, go_on)
        assert list((there.folder / "uploads").iterdir()) == []


def test_only_a_safe_line_is_used(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 1000)
    for address in ("http://luutru.example/files", "ftp://127.0.0.1/files", "luutru"):
        with pytest.raises(BadSetting):
            TusDestination("tinh", address).deliver(package, go_on)


def test_a_secret_opens_the_door(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 1000)
    with intake(tmp_path / "there", token="kín") as there:
        with pytest.raises(NotAdmitted):
            there.sender().deliver(package, go_on)
        with pytest.raises(NotAdmitted):
            there.sender(security=Security(token="sai")).deliver(package, go_on)
        receipt = there.sender(security=Security(token="kín")).deliver(package, go_on)
        assert receipt.digest == package.digest


def test_too_large_for_the_archive(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 1000)
    with intake(tmp_path / "there", largest=999) as there, pytest.raises(TooBig):
        there.sender().deliver(package, go_on)


def test_a_page_that_is_no_intake(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 1000)
    with intake(tmp_path / "there") as there, pytest.raises((Refused, NotUnderstood)):
        TusDestination("tinh", f"{there.url}/nowhere", timing=QUICK).deliver(package, go_on)


def test_verdicts_are_read_when_the_archive_has_judged(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 1000)
    verdicts = (Verdict("a.1", passed=True), Verdict("a.2", passed=False, reason="thiếu chữ ký", field="signer", page=2))
    with intake(tmp_path / "there", judge=lambda _path: verdicts) as there:
        sender = there.sender()
        receipt = sender.deliver(package, go_on)
        while receipt.said is Said.CONFIRMED:
            receipt = sender.answer(receipt) or receipt
        assert (receipt.said, receipt.verdicts) == (Said.PARTLY, verdicts)
