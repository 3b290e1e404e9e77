"""Packages into real object stores: resumed part by part, one name for one package, nothing overwritten, read back."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest

from archivist import clock
from archivist.delivery.s3 import SMALLEST_PART
from archivist.delivery.s3_signing import Credentials, signed
from archivist.model.dossier import Package
from archivist.model.promises.destination import Said
from archivist.troubles import FalseReceipt, NotAdmitted, NotTrusted, Refused, Unconfirmed, Unreachable
from tests.delivery.intakes import QUICK, package_of, unused_port
from tests.delivery.lines import bad_line
from tests.delivery.s3s import BUCKET, SLOW, Running, moto, rclone
from tests.faults.power import PowerCut

SERVERS: dict[str, Callable[[Path], AbstractContextManager[Running]]] = {"moto": moto, "rclone": rclone}


@pytest.fixture(scope="module", params=sorted(SERVERS))
def there(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param)) as found:
        yield found


@pytest.fixture
def package(tmp_path: Path, request: pytest.FixtureRequest) -> Package:
    """Two whole parts and a bit, under a name of its own in the bucket that the tests share."""
    made = package_of(tmp_path, 2 * SMALLEST_PART + 1000)
    path = made.path.rename(tmp_path / f"{abs(hash(request.node.name))}.zip")
    return replace(made, path=path)


def go_on() -> bool:
    return False


def test_it_arrives_and_the_parts_are_gone(there: Running, package: Package) -> None:
    receipt = there.sender().deliver(package, go_on)
    assert receipt.digest == package.digest
    assert there.ask("GET", f"{BUCKET}/{package.path.name}").content == package.path.read_bytes()
    assert sorted(p.name for p in package.path.parent.iterdir()) == [package.path.name], "the note went with the upload"


@pytest.mark.parametrize("with_note", [True, False])
def test_a_killed_upload_goes_on_with_the_parts_that_arrived(there: Running, package: Package, *, with_note: bool) -> None:
    """The note, or the store's own list of uploads, tells which one it was."""
    asked = 0

    def killed() -> bool:
        nonlocal asked
        asked += 1
        if asked == 500:  # in the second part: pieces have 16 KiB
            raise PowerCut("500")
        return False

    sender = there.sender()
    with pytest.raises(PowerCut):
        sender.deliver(package, killed)
    if not with_note:
        for note in package.path.parent.glob("*.json"):
            note.unlink()
    again = there.sender(replace(SLOW, pace=type(SLOW.pace)()))
    again.deliver(package, go_on)
    assert again.timing.pace.sent <= package.length - SMALLEST_PART + 2000, "the first part was not sent again"


def test_a_name_that_another_package_has_is_not_overwritten(there: Running, package: Package) -> None:
    place = f"{BUCKET}/{package.path.name}"
    assert there.ask("PUT", place, b"another").status_code == 200
    with pytest.raises(Refused):
        there.sender().deliver(package, go_on)
    assert there.ask("GET", place).content == b"another"


def test_below_a_folder(there: Running, package: Package) -> None:
    receipt = there.sender(folder="xã/2026/").deliver(package, go_on)
    assert receipt.place.endswith(f"/{BUCKET}/{quote('xã')}/2026/{package.path.name}")


def test_a_receipt_beside_the_package(there: Running, package: Package) -> None:
    sender = there.sender(receipts=True)
    with pytest.raises(Unconfirmed):
        sender.deliver(package, go_on)
    place = f"{BUCKET}/{package.path.name}.receipt.json"
    told = f'{{"state": "accepted", "sha256": "{package.digest}", "bytes": {package.length}}}'
    assert there.ask("PUT", place, told.encode()).status_code == 200
    receipt = sender.deliver(package, go_on)
    assert receipt.said is Said.ACCEPTED
    assert sender.answer(receipt) == replace(receipt, received_at="")
    false = told.replace(package.digest, "0" * 64)
    assert there.ask("PUT", place, false.encode()).status_code == 200
    with pytest.raises(FalseReceipt):
        sender.answer(receipt)


def test_a_line_that_is_cut_again_and_again(there: Running, package: Package) -> None:
    """Every six megabytes: a part goes through between two cuts."""
    port = int(there.url.rpartition(":")[2])
    with bad_line(port, 6_000_000) as line:
        sender = replace(there.sender(replace(SLOW, tries=9)), address=f"{line.url}/{BUCKET}")
        assert sender.deliver(package, go_on).digest == package.digest
        assert line.cuts >= 1


def test_who_has_no_key_is_not_admitted(tmp_path: Path) -> None:
    with rclone(tmp_path) as there:
        made = package_of(tmp_path, 1000)
        with pytest.raises(NotAdmitted):
            there.sender(credentials=Credentials("xa-an-binh", "wrong")).deliver(made, go_on)
        assert there.arrived() == []


def test_nobody_there(tmp_path: Path) -> None:
    sender = Running(f"http://127.0.0.1:{unused_port()}").sender(replace(QUICK, tries=2))
    with pytest.raises(Unreachable):
        sender.deliver(package_of(tmp_path, 1000), go_on)


def test_the_signature_of_the_published_example() -> None:
    """GET with a range, from the description of the scheme."""
    keys = Credentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1")
    url = "https://examplebucket.s3.amazonaws.com/test.txt"
    empty = hashlib.sha256(b"").hexdigest()
    told = signed(keys, "GET", url, {"Range": "bytes=0-9"}, empty, datetime(2013, 5, 24, tzinfo=UTC))
    assert told["authorization"].endswith("Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")


def test_a_clock_that_is_wrong_by_years_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with rclone(tmp_path) as there:
        made = package_of(tmp_path, 1000)
        sender = there.sender()
        with monkeypatch.context() as patch:
            patch.setattr(clock, "now", lambda: datetime.now(UTC) - timedelta(days=3650))
            with pytest.raises(NotTrusted):
                sender.deliver(made, go_on)
        assert there.arrived() == []
