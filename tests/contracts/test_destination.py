"""What every destination promises (model/promises/destination.py)."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from archivist import durable
from archivist.delivery.folder import FolderDestination
from archivist.model.dossier import Package
from archivist.model.promises.destination import Destination
from archivist.troubles import DeliveryAltered
from tests.delivery.disks import AlteringDisk
from tests.faults.power import ForgetfulDisk, PowerCut

DESTINATIONS: dict[str, Callable[[Path], Destination]] = {"folder": FolderDestination}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "there").mkdir()
    return tmp_path / "there"


@pytest.fixture(params=sorted(DESTINATIONS))
def destination(request: pytest.FixtureRequest, place: Path) -> Destination:
    return DESTINATIONS[request.param](place)


@pytest.fixture
def package(tmp_path: Path) -> Package:
    content = b"sealed" * 1000
    (tmp_path / "p.zip").write_bytes(content)
    return Package(tmp_path / "p.zip", "BagIt", "p", hashlib.sha256(content).hexdigest(), len(content))


def go_on() -> bool:
    return False


def test_the_receipt_is_of_what_arrived(destination: Destination, package: Package) -> None:
    receipt = destination.deliver(package, go_on)
    assert receipt.destination == destination.name
    assert (receipt.digest, receipt.length) == (package.digest, package.length)
    assert hashlib.sha256(Path(receipt.place).read_bytes()).hexdigest() == receipt.digest


def test_twice_is_once(destination: Destination, package: Package) -> None:
    first, second = (destination.deliver(package, go_on) for _ in range(2))
    assert (first.digest, first.place, first.length) == (second.digest, second.place, second.length)


def test_a_difference_is_raised(destination: Destination, package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "disk", AlteringDisk())
    with pytest.raises(DeliveryAltered):
        destination.deliver(package, go_on)


def test_a_cut_at_any_moment(
    destination: Destination, package: Package, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing under the final name that is not the whole package, and the next attempt ends well."""
    moments = _cut(destination, package, place, 0, monkeypatch)
    for moment in range(1, moments + 1):
        for left in place.iterdir():
            left.unlink()
        _cut(destination, package, place, moment, monkeypatch)
        arrived = place / package.path.name
        assert not arrived.exists() or arrived.read_bytes() == package.path.read_bytes(), moment
        assert destination.deliver(package, go_on).digest == package.digest
        assert arrived.read_bytes() == package.path.read_bytes()


def _cut(destination: Destination, package: Package, place: Path, moment: int, monkeypatch: pytest.MonkeyPatch) -> int:
    disk = ForgetfulDisk(place, moment)
    with monkeypatch.context() as patch:
        patch.setattr(durable, "disk", disk)
        try:
            destination.deliver(package, go_on)
        except PowerCut:
            disk.forget()
    return len(disk.moments)
