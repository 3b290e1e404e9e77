"""What every destination promises (model/promises/destination.py)."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from archivist import durable
from archivist.delivery.envelope import opened, private_key
from archivist.delivery.folder import FolderDestination
from archivist.delivery.sealed import part
from archivist.model.dossier import Package
from archivist.model.promises.destination import Destination, Said
from archivist.troubles import DeliveryAltered, Stopped
from tests.delivery.counterparts import ssh_server
from tests.delivery.disks import AlteringDisk
from tests.delivery.intakes import intake
from tests.delivery.rodas import roda
from tests.delivery.s3s import rclone
from tests.delivery.sftps import sftp_server
from tests.delivery.test_envelope import archive
from tests.faults.power import ForgetfulDisk, PowerCut


@dataclass(frozen=True)
class There:
    """A destination, every whole package that lies there under a final name, and how to spoil what it keeps."""

    destination: Destination
    arrived: Callable[[], list[bytes]]
    spoil: Callable[[pytest.MonkeyPatch], None]


def lay(place: Path) -> Callable[[], list[bytes]]:
    return lambda: [p.read_bytes() for p in sorted(place.glob("*.zip"))]


def alter_disk(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(durable, "disk", AlteringDisk())


@contextmanager
def a_folder(place: Path) -> Iterator[There]:
    yield There(FolderDestination(place), lay(place), alter_disk)


@contextmanager
def an_encrypted_folder(place: Path) -> Iterator[There]:
    paper = archive(place.parent / "archive")

    def arrived() -> list[bytes]:
        return [b"".join(opened(path, private_key(paper.key))) for path in sorted(place.glob("*.cms"))]

    yield There(FolderDestination(place, encrypt_for=paper.certificate), arrived, alter_disk)


@contextmanager
def an_intake(place: Path) -> Iterator[There]:
    with intake(place) as there:
        yield There(there.sender(), lay(place / "packages"), alter_disk)


@contextmanager
def an_sftp_server(place: Path) -> Iterator[There]:
    with sftp_server(place) as there:

        def spoil(_patch: pytest.MonkeyPatch) -> None:
            there.whims.spoil = True

        yield There(there.sender(), lay(there.folder), spoil)


def altered_by(module: str) -> Callable[[pytest.MonkeyPatch], None]:
    """What leaves is not what was sealed: the servers of others spoil nothing by themselves."""

    def spoil(patch: pytest.MonkeyPatch) -> None:
        def spoilt(path: Path, start: int, length: int) -> bytes:
            content = part(path, start, length)
            return bytes([content[0] ^ 1]) + content[1:] if content else content

        patch.setattr(f"archivist.delivery.{module}.part", spoilt)

    return spoil


@contextmanager
def openssh(place: Path) -> Iterator[There]:
    with ssh_server(place) as there:
        yield There(there.sender(), there.arrived, altered_by("sftp"))


@contextmanager
def an_object_store(place: Path) -> Iterator[There]:
    with rclone(place) as there:
        yield There(there.sender(), there.arrived, altered_by("s3"))


@contextmanager
def a_repository(place: Path) -> Iterator[There]:
    with roda(place) as there:
        yield There(there.sender(), there.arrived, altered_by("roda"))


DESTINATIONS: dict[str, Callable[[Path], AbstractContextManager[There]]] = {
    "folder": a_folder,
    "encrypted": an_encrypted_folder,
    "tus": an_intake,
    "sftp": an_sftp_server,
    "openssh": openssh,
    "s3": an_object_store,
    "roda": a_repository,
}


@pytest.fixture(params=sorted(DESTINATIONS))
def there(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[There]:
    (tmp_path / "there").mkdir()
    with DESTINATIONS[request.param](tmp_path / "there") as found:
        yield found


@pytest.fixture
def package(tmp_path: Path) -> Package:
    content = b"sealed" * 1000
    (tmp_path / "p.zip").write_bytes(content)
    return Package(tmp_path / "p.zip", "BagIt", "p", hashlib.sha256(content).hexdigest(), len(content))


def go_on() -> bool:
    return False


def test_the_receipt_is_of_what_arrived(there: There, package: Package) -> None:
    receipt = there.destination.deliver(package, go_on)
    assert (receipt.destination, receipt.said) == (there.destination.name, Said.CONFIRMED)
    assert (receipt.digest, receipt.length) == (package.digest, package.length)
    assert [hashlib.sha256(content).hexdigest() for content in there.arrived()] == [receipt.digest]


def test_twice_is_once(there: There, package: Package) -> None:
    first, second = (there.destination.deliver(package, go_on) for _ in range(2))
    assert (first.digest, first.place, first.length) == (second.digest, second.place, second.length)
    assert len(there.arrived()) == 1


def test_a_difference_is_raised(there: There, package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    there.spoil(monkeypatch)
    with pytest.raises(DeliveryAltered):
        there.destination.deliver(package, go_on)
    assert there.arrived() == []


def test_it_stops_when_it_is_asked_to(there: There, package: Package) -> None:
    with pytest.raises(Stopped):
        there.destination.deliver(package, lambda: True)
    assert there.arrived() == []


def test_what_the_archive_has_said_since(there: There, package: Package) -> None:
    receipt = there.destination.deliver(package, go_on)
    answer = there.destination.answer(receipt)
    assert answer is None or (answer.digest, answer.place) == (receipt.digest, receipt.place)


def test_a_program_that_is_killed_at_any_moment(there: There, package: Package) -> None:
    """Nothing under the final name that is not the whole package; the next program goes on, and it arrives once."""
    for moment in range(1, 200):
        asked = iter(range(1, 10_000))

        def killed(at: int = moment, asked: Iterator[int] = asked) -> bool:
            if next(asked) == at:
                raise PowerCut(str(at))
            return False

        try:
            there.destination.deliver(package, killed)
        except PowerCut:
            assert all(content == package.path.read_bytes() for content in there.arrived()), moment
            continue
        break
    assert moment > 1
    assert there.destination.deliver(package, go_on).digest == package.digest
    assert there.arrived() == [package.path.read_bytes()]


def test_a_power_cut_at_any_moment(package: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a disk that forgets; the other ends have power cuts of their own, in their own tests."""
    place = tmp_path / "disk"
    place.mkdir()
    destination = FolderDestination(place)
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
